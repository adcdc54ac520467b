package org.patchbay.provider.ftp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpReply;

/**
 * What a reply to EPSV or PASV says.
 *
 * @param address the server's word for where, which is worth little; null if it has none
 * @param port 1 to 65535
 */
record PassivePort(@Nullable InetAddress address, int port) {
  // RFC 2428 §3: (<d><d><d><tcp-port><d>)
  private static final Pattern EXTENDED = Pattern.compile("\\((\\D)\\1\\1(\\d{1,5})\\1\\)");
  // RFC 959 §4.1.2 gives six numbers; RFC 1123 §4.1.2.6: with or without brackets.
  private static final Pattern PLAIN =
      Pattern.compile(
          "\\D(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),(\\d{1,3})(?!\\d)");

  static PassivePort extended(FtpReply reply) throws InternetException {
    Matcher matcher = EXTENDED.matcher(reply.text());
    if (!matcher.find()) {
      throw FtpErrors.unintelligible("EPSV");
    }
    return checked(null, Integer.parseInt(matcher.group(2)), "EPSV");
  }

  static PassivePort plain(FtpReply reply) throws InternetException {
    Matcher matcher = PLAIN.matcher(reply.text());
    if (!matcher.find()) {
      throw FtpErrors.unintelligible("PASV");
    }
    byte[] address = new byte[4];
    for (int i = 0; i < address.length; i++) {
      address[i] = (byte) octet(matcher.group(i + 1));
    }
    int port = octet(matcher.group(5)) * 256 + octet(matcher.group(6));
    try {
      return checked(InetAddress.getByAddress(address), port, "PASV");
    } catch (UnknownHostException e) {
      throw FtpErrors.unintelligible("PASV");
    }
  }

  private static int octet(String digits) throws InternetException {
    int octet = Integer.parseInt(digits);
    if (octet > 255) {
      throw FtpErrors.unintelligible("PASV");
    }
    return octet;
  }

  private static PassivePort checked(@Nullable InetAddress address, int port, String command)
      throws InternetException {
    if (port < 1 || port > 65535) {
      throw FtpErrors.unintelligible(command);
    }
    return new PassivePort(address, port);
  }
}
