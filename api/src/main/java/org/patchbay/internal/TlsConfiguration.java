package org.patchbay.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** TLS of every session that has no TLS options of its own. */
@ObjectClassDefinition(
    pid = TlsConfiguration.PID,
    name = "Patchbay TLS",
    description =
        "TLS of sessions without options of their own. A change applies to new sessions, and files"
            + " are read then; live sessions keep what they have.")
@interface TlsConfiguration {
  String PID = "org.patchbay.tls";

  @AttributeDefinition(
      name = "Trusted roots",
      description = "A PEM file with the only trusted certificates; empty for those of the JVM.")
  String trustedRoots() default "";

  @AttributeDefinition(
      name = "Lowest version",
      description = "Servers that have only older ones are refused.",
      options = {
        @Option(label = "TLS 1.2", value = "TLSv1.2"),
        @Option(label = "TLS 1.3", value = "TLSv1.3")
      })
  String minimumVersion() default "TLSv1.2";

  @AttributeDefinition(
      name = "Client certificate",
      description = "A PEM file, shown to servers that ask for a certificate; empty for none.")
  String clientCertificate() default "";

  @AttributeDefinition(
      name = "Client key",
      description = "The PEM file of its private key; empty if it stands in the same file.")
  String clientKey() default "";
}
