package org.patchbay.provider.ftp;

import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpReply;

/**
 * The path in a 257 reply: quoted, a quote in it doubled (RFC 959, appendix II), on one line: what
 * has a line break could not be sent back.
 */
final class QuotedPath {
  private QuotedPath() {}

  static String of(FtpReply reply) throws InternetException {
    if (reply.code() != 257) {
      throw FtpErrors.refused("PWD", reply);
    }
    String text = reply.text();
    StringBuilder path = new StringBuilder();
    int position = text.indexOf('"') + 1;
    while (position > 0 && position < text.length() && !isBreak(text.charAt(position))) {
      boolean quote = text.charAt(position) == '"';
      if (quote && !text.startsWith("\"\"", position)) {
        return path.toString();
      }
      path.append(text.charAt(position));
      position += quote ? 2 : 1;
    }
    throw FtpErrors.unintelligible("PWD");
  }

  private static boolean isBreak(char c) {
    return c == '\r' || c == '\n' || c == '\0';
  }
}
