package org.patchbay.provider.gopher;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.spi.StatusSink;

/**
 * Gopher has no status: a server that does not have what was asked for says so in the answer
 * itself. An answer that is nothing but one menu line of type 3, or begins with one and the dot
 * that ends a menu, is such a word, and so is Gophernicus's plain text with its own footer.
 * Anything else is content.
 */
final class Refusal {
  private static final int LONGEST = 1024;
  private static final int ITEM_FIELDS = 4;
  private static final String GOPHERNICUS = "Error: ";
  private static final String FOOTER = "Gophered by Gophernicus/";
  private static final String DOT = ".\r\n";

  private Refusal() {}

  /**
   * Looks at how an answer begins; waits for more only while it may still be a refusal.
   *
   * @throws InternetException {@link InternetError#EXTENDED_ERROR} if it is a refusal
   */
  static void throwIfIn(WireAnswer answer, StatusSink status, GopherText text)
      throws InternetException {
    boolean more = answer.lookFurther();
    while (more && mayBe(answer.seen(), answer.seenTo())) {
      more = answer.lookFurther();
    }
    Optional<String> words = words(answer.seen(), answer.seenTo(), text);
    if (words.isPresent()) {
      status.reply(words.get());
      answer.close();
      throw new InternetException(InternetError.EXTENDED_ERROR, "the selector was refused");
    }
  }

  private static boolean isShort(byte[] start, int length) {
    return length > 0 && length <= LONGEST && (start[0] == '3' || start[0] == 'E');
  }

  /** Whether more of the answer can make a refusal of it. */
  private static boolean mayBe(byte[] start, int length) {
    if (!isShort(start, length)) {
      return false;
    }
    String text = new String(start, 0, length, StandardCharsets.ISO_8859_1);
    if (start[0] == 'E') {
      return GOPHERNICUS.startsWith(text) || text.startsWith(GOPHERNICUS);
    }
    String next = text.substring(text.indexOf('\n') + 1);
    return next.length() == text.length() || DOT.startsWith(next) && !next.equals(DOT);
  }

  /** What the server says if this is all that it says before it closes or sends the dot. */
  private static Optional<String> words(byte[] seen, int length, GopherText charset) {
    if (length == 0 || seen[0] != '3' && seen[0] != 'E') {
      return Optional.empty();
    }
    String text = new String(seen, 0, Math.min(length, LONGEST), StandardCharsets.ISO_8859_1);
    int dot = text.indexOf("\n" + DOT); // what follows it need not have come yet
    if (length > LONGEST && dot < 0) {
      return Optional.empty();
    }
    if (length <= LONGEST && text.startsWith(GOPHERNICUS) && text.contains(FOOTER)) {
      return text.lines().findFirst();
    }
    String only = dot < 0 ? text : text.substring(0, dot + 1);
    if (!only.startsWith("3") || only.indexOf('\n') != only.length() - 1) {
      return Optional.empty();
    }
    MenuLine line = new MenuLine(charset);
    line.find(seen, 0, only.length());
    GopherItem item = line.item(seen);
    return item.type() == GopherItemType.ERROR && line.fields() >= ITEM_FIELDS && item.port() > 0
        ? Optional.of(item.display())
        : Optional.empty();
  }
}
