package org.patchbay.provider.gopher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.spi.StatusSink;

/**
 * Gopher has no status: a server that does not have what was asked for says so in the answer
 * itself. An answer that is nothing but one menu line of type 3 is such a word, and so is
 * Gophernicus's plain text with its own footer. Anything longer, or not of exactly this form, is
 * content.
 */
final class Refusal {
  private static final int LONGEST = 1024;
  private static final int ITEM_FIELDS = 4;

  private Refusal() {}

  /**
   * Looks at how an answer begins; reads on only while it may still be a refusal.
   *
   * @return the whole answer, what was looked at included
   * @throws InternetException {@link InternetError#EXTENDED_ERROR} if it is a refusal
   */
  static InputStream unlessIn(InputStream answer, StatusSink status) throws IOException {
    byte[] start = answer.readNBytes(1);
    if (start.length == 1 && (start[0] == '3' || start[0] == 'E')) {
      byte[] more = answer.readNBytes(LONGEST);
      byte[] whole = new byte[1 + more.length];
      whole[0] = start[0];
      System.arraycopy(more, 0, whole, 1, more.length);
      start = whole;
    }
    Optional<String> words = start.length > LONGEST ? Optional.empty() : words(start);
    if (words.isPresent()) {
      status.reply(words.get());
      answer.close();
      throw new InternetException(InternetError.EXTENDED_ERROR, "the selector was refused");
    }
    PushbackInputStream again = new PushbackInputStream(answer, Math.max(1, start.length));
    again.unread(start);
    return again;
  }

  /** What the server says if this is all that it says. */
  static Optional<String> words(byte[] whole) {
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    if (text.startsWith("Error: ") && text.contains("Gophered by Gophernicus/")) {
      return text.lines().findFirst();
    }
    String only = text.endsWith("\r\n.\r\n") ? text.substring(0, text.length() - 3) : text;
    if (!only.startsWith("3") || only.indexOf('\n') != only.length() - 1) {
      return Optional.empty();
    }
    MenuLine line = new MenuLine();
    line.find(whole, 0, whole.length);
    GopherItem item = line.item(whole);
    return item.type() == GopherItemType.ERROR && line.fields() >= ITEM_FIELDS && item.port() > 0
        ? Optional.of(item.display())
        : Optional.empty();
  }
}
