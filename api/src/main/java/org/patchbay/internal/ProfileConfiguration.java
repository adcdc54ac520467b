package org.patchbay.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The rules of a deployment, whatever is installed. */
@ObjectClassDefinition(
    pid = ProfileConfiguration.PID,
    name = "Patchbay profile",
    description =
        "Which services there are, and how some things behave. The services hold at once, the rest"
            + " for new sessions.")
@interface ProfileConfiguration {
  String PID = "org.patchbay.profile";

  @AttributeDefinition(
      name = "Name",
      description = "Shown in messages; the name of a known profile switches to that profile.")
  String name() default "";

  @AttributeDefinition(
      name = "Services",
      description = "Names of the service types accepted, such as ftp; none for all.")
  String[] services() default {};

  @AttributeDefinition(
      name = "Secure services",
      description = "Names of the service types that may be asked for with TLS; none for all.")
  String[] secureServices() default {};

  @AttributeDefinition(
      name = "Error of other services",
      description = "Number of the error of a service that is not accepted: 12008, 12006 or 87.")
  int serviceError() default 12008;

  @AttributeDefinition(name = "Asynchronous", description = "Sessions may be asynchronous.")
  boolean asynchronous() default true;

  @AttributeDefinition(
      name = "Secure on connect",
      description = "WinINet's secure flag may be given when connecting.")
  boolean secureOnConnect() default true;

  @AttributeDefinition(
      name = "Secure port",
      description = "Secure requests to no port, or the plain default port, go to the secure one.")
  boolean securePort() default false;

  @AttributeDefinition(
      name = "Split login errors",
      description = "A refused login tells whether user or password was refused.")
  boolean splitLoginErrors() default false;

  @AttributeDefinition(
      name = "Autoproxy",
      description = "WinINet's access type without automatic proxies is known.")
  boolean autoproxy() default true;

  @AttributeDefinition(
      name = "All options",
      description = "All options of WinINet's handles are known.")
  boolean allOptions() default true;
}
