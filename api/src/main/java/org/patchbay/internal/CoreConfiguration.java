package org.patchbay.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What holds for every session that does not say otherwise. */
@ObjectClassDefinition(
    pid = CoreConfiguration.PID,
    name = "Patchbay core",
    description = "Defaults of sessions. A change applies to new sessions; live ones keep theirs.")
@interface CoreConfiguration {
  String PID = "org.patchbay.core";

  @AttributeDefinition(
      name = "E-mail name",
      description = "Password of anonymous logins; empty for the logon name.")
  String email() default "";

  @AttributeDefinition(name = "Connect timeout", description = "Milliseconds, above 0.", min = "1")
  int connectTimeoutMillis() default 30_000;

  @AttributeDefinition(
      name = "Receive timeout",
      description = "Milliseconds of silence on a connection, above 0.",
      min = "1")
  int receiveTimeoutMillis() default 30_000;

  @AttributeDefinition(
      name = "Data timeout",
      description = "Milliseconds of silence on an FTP data connection, above 0.",
      min = "1")
  int dataTimeoutMillis() default 60_000;

  @AttributeDefinition(
      name = "Total timeout",
      description = "Milliseconds for one call, above 0.",
      min = "1")
  int totalTimeoutMillis() default 3_600_000;

  @AttributeDefinition(
      name = "Drain time",
      description =
          "Milliseconds that what is under way at a departing provider may take to end; 0 cuts at"
              + " once. At most 29000.",
      min = "0",
      max = "29000")
  int drainMillis() default 10_000;

  @AttributeDefinition(
      name = "Drain time on shared threads",
      description =
          "The same, in milliseconds, where the framework itself waits meanwhile: refresh on Felix,"
              + " configuration events. The shorter of the two holds. At most 29000.",
      min = "0",
      max = "29000")
  int sharedDrainMillis() default 2_000;

  @AttributeDefinition(
      name = "Provider wait time",
      description =
          "Milliseconds that a call waits for a provider which has gone to come back; 0 fails at"
              + " once.",
      min = "0")
  int providerWaitMillis() default 5_000;

  @AttributeDefinition(
      name = "Asynchronous calls at a time",
      description = "Threads for the asynchronous calls of one bundle, 1 to 1024.",
      min = "1",
      max = "1024")
  int asyncThreads() default 64;

  @AttributeDefinition(
      name = "Asynchronous calls that wait",
      description = "More than so many of one bundle are refused; at most 1000000.",
      min = "0",
      max = "1000000")
  int asyncWaiting() default 10_000;
}
