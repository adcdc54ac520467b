package org.patchbay.provider.gopher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherAnswer;

/**
 * What a client sends: a line with a selector (RFC 1436 §2), for an index server TAB and the words
 * to search for (W-217), for Gopher+ TAB and what is wanted (Gopher+ §2.2), and below it the
 * answers to a form.
 */
final class GopherRequest {
  private static final String END = "\r\n";

  private final byte[] bytes;

  private GopherRequest(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Makes requests of one connection. */
  record Maker(GopherLimits limits, GopherText text) {

    GopherRequest plain(String selector) throws InternetException {
      return line(checked("selector", selector));
    }

    GopherRequest search(String selector, String query) throws InternetException {
      return line(checked("selector", selector) + "\t" + checked("query", query));
    }

    GopherRequest view(String selector, @Nullable String query, String view)
        throws InternetException {
      return line(start(selector, query) + "\t+" + checked("view", view));
    }

    /** Everything about an item: servers do not agree on how to ask for less. */
    GopherRequest attributes(String selector) throws InternetException {
      return line(start(selector, null) + "\t!");
    }

    /** Everything about each item of a menu. */
    GopherRequest directory(String selector) throws InternetException {
      return line(start(selector, null) + "\t$");
    }

    /** Gopher+ §2.2, §2.8: the data flag, and a block that ends with a dot. */
    GopherRequest answered(String selector, String view, List<GopherAnswer> answers)
        throws InternetException {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(
          text.encode(start(selector, null) + "\t+" + checked("view", view) + "\t1\r\n+-1\r\n"));
      for (GopherAnswer answer : answers) {
        for (String line : answer.lines()) {
          all.writeBytes(text.encode((line.startsWith(".") ? "." : "") + line + END));
        }
      }
      all.writeBytes((".\r\n").getBytes(StandardCharsets.US_ASCII));
      return new GopherRequest(all.toByteArray());
    }

    private String start(String selector, @Nullable String query) throws InternetException {
      String start = checked("selector", selector);
      return query == null ? start : start + "\t" + checked("query", query);
    }

    private GopherRequest line(String line) throws InternetException {
      return new GopherRequest(text.encode(line + END));
    }

    // A line end would begin a second request, a TAB a search: to whatever listens on that port.
    private String checked(String name, String words) throws InternetException {
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        if (c == '\r' || c == '\n' || c == '\t' || c == '\0') {
          throw refused("The " + name + " has a CR, LF, TAB or NUL in it");
        }
      }
      if (words.length() > limits.selectorLength()) {
        throw refused(
            "The %s is longer than %d characters (selectorLength of %s)"
                .formatted(name, limits.selectorLength(), GopherConfiguration.PID));
      }
      return words;
    }
  }

  int length() {
    return bytes.length;
  }

  void send(OutputStream out) throws IOException {
    out.write(bytes);
    out.flush();
  }

  private static InternetException refused(String why) {
    return new InternetException(InternetError.INVALID_PARAMETER, why + "; nothing was sent");
  }
}
