package org.patchbay.provider.ftp;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a deployer can set; a change applies to connections made after it. */
@ObjectClassDefinition(name = "Patchbay FTP provider", description = "FTP and FTPS connections")
public @interface FtpConfiguration {
  String PID = "org.patchbay.provider.ftp";

  @AttributeDefinition(
      name = "Character set",
      description = "Of paths and names, on servers that do not say that they use UTF-8")
  String charset() default "UTF-8";

  @AttributeDefinition(
      name = "Account",
      type = AttributeType.PASSWORD,
      description = "Sent where a server asks for an account at login")
  String _account() default "noaccount";

  @AttributeDefinition(
      name = "Longest list",
      description = "Entries that one list may have; an enumeration has no such limit",
      min = "1")
  int listLimit() default 1_000_000;

  @AttributeDefinition(
      name = "Resumable from",
      description =
          "Size in bytes from which on the time of a file's last change is asked for before it is"
              + " read, so that another provider can go on with it; 0 for all files",
      min = "0")
  long resumableFrom() default 1 << 20;

  @AttributeDefinition(
      name = "Allocate from",
      description =
          "Size in bytes from which on an upload of known size is announced to the server (ALLO); 0"
              + " for all, -1 for none",
      min = "-1")
  long allocateFrom() default 1 << 26;

  @AttributeDefinition(
      name = "Keep-alive",
      description =
          "Seconds after which a transfer under way sends NOOP, so that nothing on the way takes"
              + " the control connection for dead; 0 for never",
      min = "0")
  int keepAlive() default 0;
}
