package org.patchbay.provider.gopher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * The one line that a client sends (RFC 1436 §2): a selector, for an index server TAB and the words
 * to search for (W-217).
 */
final class GopherRequest {
  private static final String END = "\r\n";

  private final byte[] line;

  private GopherRequest(String line) {
    this.line = (line + END).getBytes(StandardCharsets.UTF_8);
  }

  static GopherRequest of(String selector, GopherLimits limits) throws InternetException {
    return new GopherRequest(checked("selector", selector, limits));
  }

  static GopherRequest search(String selector, String query, GopherLimits limits)
      throws InternetException {
    return new GopherRequest(
        checked("selector", selector, limits) + "\t" + checked("query", query, limits));
  }

  int length() {
    return line.length;
  }

  void send(OutputStream out) throws IOException {
    out.write(line);
    out.flush();
  }

  // A line end would begin a second request, a TAB a search: to whatever listens on that port.
  private static String checked(String name, String text, GopherLimits limits)
      throws InternetException {
    if (text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == '\t' || c == '\0')) {
      throw refused("The " + name + " has a CR, LF, TAB or NUL in it");
    }
    if (text.length() > limits.selectorLength()) {
      throw refused(
          "The "
              + name
              + " is longer than "
              + limits.selectorLength()
              + " characters"
              + " (selectorLength of "
              + GopherConfiguration.PID
              + ")");
    }
    return text;
  }

  private static InternetException refused(String why) {
    return new InternetException(InternetError.INVALID_PARAMETER, why + "; nothing was sent");
  }
}
