package org.patchbay.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which services a deployment allows, whatever is installed. */
@ObjectClassDefinition(
    pid = ProfileConfiguration.PID,
    name = "Patchbay profile",
    description = "The services that connect() accepts. A change applies to new sessions.")
@interface ProfileConfiguration {
  String PID = "org.patchbay.profile";

  @AttributeDefinition(name = "Name", description = "Shown in messages.")
  String name() default "";

  @AttributeDefinition(
      name = "Services",
      description = "Names of the service types allowed, such as ftp; none for all.")
  String[] services() default {};
}
