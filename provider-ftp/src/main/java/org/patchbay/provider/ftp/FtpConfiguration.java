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
      name = "Trust passive address",
      description =
          "Lets passive data connections lead to the address that the server's PASV names, where"
              + " policy allows that; else they lead to the control connection's peer. EPSV, which"
              + " names none, is not used then")
  boolean trustPassiveAddress() default false;

  @AttributeDefinition(
      name = "Active host",
      description =
          "IPv4 or IPv6 address that servers are told to call back at for active data connections,"
              + " where this machine's own is translated on the way; empty for its own")
  String activeHost() default "";

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

  @AttributeDefinition(
      name = "Fallback character set",
      description =
          "In which names and replies are shown that are no text in the other one; a name is sent"
              + " back byte for byte whatever it is shown as")
  String fallbackCharset() default "ISO-8859-1";

  @AttributeDefinition(
      name = "Server clock offset",
      description =
          "How far the times of LIST are ahead of UTC: minutes, or an ISO 8601 duration such as"
              + " PT1H or -PT5H30M; times of MLSD and MDTM are in UTC")
  String serverClockOffset() default "0";

  @AttributeDefinition(
      name = "Longest line",
      description = "Bytes that a line of a listing may have",
      min = "256",
      max = "1048576")
  int lineLimit() default 8 * 1024;

  @AttributeDefinition(
      name = "Longest name",
      description = "Bytes that a name in a listing may have",
      min = "1",
      max = "1048576")
  int nameLimit() default 4 * 1024;

  @AttributeDefinition(
      name = "Longest enumeration",
      description = "Entries that a listing of any kind may have, wanted or not; 0 for any number",
      min = "0")
  long findLimit() default 0;

  @AttributeDefinition(
      name = "Largest listing",
      description = "Bytes that a listing may have altogether; 0 for any number",
      min = "0")
  long listingLimit() default 0;
}
