package org.patchbay.provider.gopher;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;

/**
 * Reads a menu: lines up to the one with a single dot (RFC 1436 §3.4), or to the end of the
 * connection where the server sends none. Works on the bytes: a menu may have many thousand lines.
 */
final class MenuReader {
  private static final int BUFFER = 64 << 10;
  private static final int QUOTED = 100;

  /** A line must fit into the buffer beside the next block of input. */
  static final int LONGEST_LINE = BUFFER / 2;

  private final InputStream in;
  private final GopherLimits limits;
  private final MenuLine line;
  private final List<GopherItem> items = new ArrayList<>();
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;
  private long received;
  private boolean menu;

  MenuReader(InputStream in, GopherSettings settings) {
    this.in = in;
    this.limits = settings.limits();
    this.line = new MenuLine(settings.text());
  }

  List<GopherItem> items() throws InternetException {
    boolean open = true;
    while (open) {
      open = fill() && takeLines();
    }
    if (received == 0) {
      throw GopherErrors.protocol("The server closed without a byte where a menu was expected");
    }
    if (!items.isEmpty() && !menu) {
      throw GopherErrors.protocol("The answer is no menu, it begins with: " + beginning());
    }
    return items;
  }

  // False at the end of the connection: what is left then is a line without an end.
  private boolean fill() throws InternetException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    int count = read();
    if (count < 0) {
      line.find(buffer, 0, end);
      take();
      return false;
    }
    received += count;
    if (received > limits.menuBytes()) {
      throw GopherErrors.limit("The menu has more bytes", limits.menuBytes(), "menuBytes");
    }
    end += count;
    return true;
  }

  private int read() throws InternetException {
    try {
      return in.read(buffer, end, buffer.length - end);
    } catch (IOException e) {
      throw GopherErrors.from("Reading the menu failed", e);
    }
  }

  // False at the line that ends the menu.
  private boolean takeLines() throws InternetException {
    for (int next = line.find(buffer, start, end);
        next < end;
        next = line.find(buffer, start, end)) {
      if (!take()) {
        return false;
      }
      start = next + 1;
    }
    checkLength();
    return true;
  }

  private boolean take() throws InternetException {
    checkLength();
    if (line.length() == 1 && buffer[start] == '.') {
      return false;
    }
    if (line.length() > 0) {
      add(line.item(buffer));
    }
    return true;
  }

  private void checkLength() throws InternetException {
    if (line.length() > limits.menuLineBytes()) {
      throw GopherErrors.limit(
          "A line of the menu has more bytes", limits.menuLineBytes(), "menuLineBytes");
    }
  }

  private void add(GopherItem item) throws InternetException {
    if (items.size() == limits.menuItems()) {
      throw GopherErrors.limit("The menu has more items", limits.menuItems(), "menuItems");
    }
    items.add(item);
    // Servers tell errors and information without the other fields.
    menu =
        menu
            || line.fields() > 1
            || item.type() == GopherItemType.ERROR
            || item.type() == GopherItemType.INFORMATION;
  }

  // Some servers answer a selector that leads nowhere in plain words.
  private String beginning() {
    String words = items.get(0).typeCharacter() + items.get(0).display();
    return GopherErrors.printable(words.substring(0, Math.min(words.length(), QUOTED)));
  }
}
