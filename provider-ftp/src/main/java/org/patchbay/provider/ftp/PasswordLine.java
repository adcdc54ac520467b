package org.patchbay.provider.ftp;

import java.nio.CharBuffer;
import java.util.Arrays;
import org.patchbay.api.InternetException;
import org.patchbay.api.Secret;

/** The command that sends a password, as bytes that can be wiped: no text of it is ever made. */
final class PasswordLine {
  private static final String VERB = "PASS ";

  private PasswordLine() {}

  static byte[] of(Secret password, FtpText text) throws InternetException {
    char[] line = password.use(PasswordLine::line);
    try {
      return text.bytes(CharBuffer.wrap(line), "password");
    } finally {
      Arrays.fill(line, '\0');
    }
  }

  private static char[] line(char[] password) {
    char[] line = new char[VERB.length() + password.length + 2];
    VERB.getChars(0, VERB.length(), line, 0);
    System.arraycopy(password, 0, line, VERB.length(), password.length);
    line[line.length - 2] = '\r';
    line[line.length - 1] = '\n';
    return line;
  }
}
