package org.patchbay.provider.ftp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpReply;

/** The port in a reply to EPSV or PASV. An address beside it is never used. */
final class PassivePort {
  // RFC 2428 §3: (<d><d><d><tcp-port><d>)
  private static final Pattern EXTENDED = Pattern.compile("\\((\\D)\\1\\1(\\d{1,5})\\1\\)");
  // RFC 959 §4.1.2 gives six numbers; RFC 1123 §4.1.2.6: with or without brackets.
  private static final Pattern PLAIN =
      Pattern.compile("\\D\\d{1,3},\\d{1,3},\\d{1,3},\\d{1,3},(\\d{1,3}),(\\d{1,3})(?!\\d)");

  private PassivePort() {}

  static int extended(FtpReply reply) throws InternetException {
    Matcher matcher = EXTENDED.matcher(reply.text());
    if (!matcher.find()) {
      throw FtpErrors.unintelligible("EPSV");
    }
    return checked(Integer.parseInt(matcher.group(2)), "EPSV");
  }

  static int plain(FtpReply reply) throws InternetException {
    Matcher matcher = PLAIN.matcher(reply.text());
    if (!matcher.find()) {
      throw FtpErrors.unintelligible("PASV");
    }
    int high = Integer.parseInt(matcher.group(1));
    int low = Integer.parseInt(matcher.group(2));
    return checked(high > 255 || low > 255 ? 0 : high * 256 + low, "PASV");
  }

  private static int checked(int port, String command) throws InternetException {
    if (port < 1 || port > 65535) {
      throw FtpErrors.unintelligible(command);
    }
    return port;
  }
}
