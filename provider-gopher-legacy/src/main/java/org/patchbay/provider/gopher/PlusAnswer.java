package org.patchbay.provider.gopher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.spi.StatusSink;

/**
 * An answer of Gopher+ (§2.3): a line with a sign and a length, then as many bytes; a length of -1
 * stands for lines up to a dot, -2 for all until the server closes. A minus sign means that the
 * server refuses, and why.
 */
final class PlusAnswer {
  private static final Pattern LENGTH = Pattern.compile("[+-](-?[0-9]{1,20})");
  private static final int LONGEST_LINE = 64;
  private static final int LONGEST_REFUSAL = 4096;
  private static final int QUOTED = 80;
  private static final int UP_TO_DOT = -1;
  private static final int UP_TO_END = -2;

  private final WireAnswer answer;
  private final StatusSink status;
  private final GopherText text;

  private PlusAnswer(WireAnswer answer, StatusSink status, GopherText text) {
    this.answer = answer;
    this.status = status;
    this.text = text;
  }

  /** What follows the first line, to its very end; closing it closes the answer. */
  static InputStream body(WireAnswer answer, StatusSink status, GopherText text)
      throws InternetException {
    try {
      return new PlusAnswer(answer, status, text).body();
    } catch (IOException e) {
      answer.close();
      throw GopherErrors.from("Reading the answer failed", e);
    }
  }

  private InputStream body() throws IOException {
    String line = firstLine();
    Matcher matcher = LENGTH.matcher(line);
    if (!matcher.matches()) {
      throw notPlus(line);
    }
    if (line.charAt(0) == '-') {
      throw refusal();
    }
    long length = length(matcher.group(1));
    if (length == UP_TO_END) {
      return answer;
    }
    return length == UP_TO_DOT
        ? TextBody.endingWithDot(answer)
        : new LengthBody(answer, length, answer::finish);
  }

  private String firstLine() throws IOException {
    int end = -1;
    boolean more = true;
    while (more && end < 0 && answer.seenTo() < LONGEST_LINE && mayBePlus()) {
      more = answer.lookFurther();
      end = lineEnd();
    }
    if (answer.seenTo() == 0) {
      throw GopherErrors.protocol("The server closed without a byte, as if it knew no Gopher+");
    }
    int length = end < 0 ? Math.min(answer.seenTo(), QUOTED) : end;
    String line = new String(answer.seen(), 0, length, StandardCharsets.ISO_8859_1);
    answer.readTo(end < 0 ? answer.seenTo() : end + 1);
    return end < 0 ? line + "…" : line.stripTrailing();
  }

  private boolean mayBePlus() {
    return answer.seenTo() == 0 || answer.seen()[0] == '+' || answer.seen()[0] == '-';
  }

  private int lineEnd() {
    for (int i = 0; i < answer.seenTo() && i < LONGEST_LINE; i++) {
      if (answer.seen()[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private long length(String digits) throws InternetException {
    long length;
    try {
      length = Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw GopherErrors.protocol("No answer is as long as this one says it is: " + digits);
    }
    if (length < UP_TO_END) {
      throw GopherErrors.protocol("An answer of Gopher+ cannot have the length " + digits);
    }
    return length;
  }

  private static InternetException notPlus(String line) {
    String quoted = line.substring(0, Math.min(line.length(), QUOTED));
    return new InternetException(
        InternetError.GOPHER_NOT_GOPHER_PLUS,
        "The server answers without Gopher+, its answer begins with: "
            + GopherErrors.printable(quoted));
  }

  // Gopher+ §2.3: the code and whom to turn to, then words. Its length is not what matters here.
  private InternetException refusal() throws IOException {
    InputStream words = TextBody.in(answer);
    byte[] bytes = words.readNBytes(LONGEST_REFUSAL);
    answer.close();
    String said = text.decode(bytes, 0, bytes.length).strip();
    status.reply(said);
    String meaning =
        switch (said.isEmpty() ? '0' : said.charAt(0)) {
          case '1' -> "the item is not available";
          case '2' -> "try again later";
          case '3' -> "the item has moved";
          default -> "the request was refused";
        };
    return new InternetException(InternetError.EXTENDED_ERROR, meaning);
  }
}
