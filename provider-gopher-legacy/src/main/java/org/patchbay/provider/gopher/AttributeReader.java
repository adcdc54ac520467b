package org.patchbay.provider.gopher;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherAttributes;
import org.patchbay.api.gopher.GopherBlock;
import org.patchbay.api.gopher.GopherItem;

/**
 * Reads attributes (Gopher+ §2.5): a block begins at a line with a plus and its name, the lines
 * below it begin with a blank. A block that is not known is kept as any other. Confined to one
 * thread.
 */
final class AttributeReader {
  private static final int BUFFER = 8 << 10;
  private static final int QUOTED = 80;
  private static final String INFO = "INFO";

  private final InputStream in;
  private final GopherLimits limits;
  private final GopherText text;
  private final MenuLine menuLine;
  private final List<GopherAttributes> items = new ArrayList<>();
  private final List<GopherBlock> blocks = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private Optional<GopherItem> item = Optional.empty();
  private String name = "";
  private String value = "";
  private byte[] line = new byte[BUFFER];
  private int length;
  private long received;
  private int count;

  AttributeReader(InputStream in, GopherSettings settings) {
    this.in = in;
    this.limits = settings.limits();
    this.text = settings.text();
    this.menuLine = new MenuLine(text);
  }

  /** The attributes of one item after the other: each begins with {@code +INFO}. */
  List<GopherAttributes> items() throws InternetException {
    byte[] buffer = new byte[BUFFER];
    for (int read = read(buffer); read >= 0; read = read(buffer)) {
      for (int i = 0; i < read; i++) {
        take(buffer[i]);
      }
    }
    endLine();
    endItem();
    return List.copyOf(items);
  }

  private int read(byte[] buffer) throws InternetException {
    try {
      int read = in.read(buffer, 0, buffer.length);
      received += Math.max(0, read);
      if (received > limits.attributeBytes()) {
        throw GopherErrors.limit(
            "The attributes have more bytes", limits.attributeBytes(), "attributeBytes");
      }
      return read;
    } catch (IOException e) {
      throw GopherErrors.from("Reading the attributes failed", e);
    }
  }

  private void take(byte next) throws InternetException {
    if (next == '\n') {
      endLine();
      return;
    }
    if (length == limits.menuLineBytes()) {
      throw GopherErrors.limit(
          "A line of the attributes has more bytes", limits.menuLineBytes(), "menuLineBytes");
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, 2 * length);
    }
    line[length++] = next;
  }

  private void endLine() throws InternetException {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    length = 0;
    if (end == 0) {
      return;
    }
    if (count++ == limits.attributeLines()) {
      throw GopherErrors.limit(
          "The attributes have more lines", limits.attributeLines(), "attributeLines");
    }
    if (line[0] == '+') {
      beginBlock(end);
    } else if (name.isEmpty()) {
      String words = text.decode(line, 0, Math.min(end, QUOTED));
      throw GopherErrors.protocol(
          "These are no attributes, they begin with: " + GopherErrors.printable(words));
    } else {
      lines.add(text.decode(line, line[0] == ' ' ? 1 : 0, end));
    }
  }

  private void beginBlock(int end) {
    String words = text.decode(line, 1, end);
    int colon = words.indexOf(':');
    String next = (colon < 0 ? words : words.substring(0, colon)).strip().toUpperCase(Locale.ROOT);
    if (next.equals(INFO)) {
      endItem();
      item = itemAfter(colon < 0 ? end : line(colon), end);
    } else {
      endBlock();
    }
    name = next.isEmpty() ? "?" : next;
    value = colon < 0 ? "" : words.substring(colon + 1).strip();
  }

  // The plus stands before the name, and the name is ASCII as far as the colon if it is INFO.
  private int line(int colon) {
    int start = 1 + colon + 1;
    return start < line.length && line[start] == ' ' ? start + 1 : start;
  }

  private Optional<GopherItem> itemAfter(int start, int end) {
    if (start >= end) {
      return Optional.empty();
    }
    menuLine.find(line, start, end);
    return menuLine.fields() < 2 ? Optional.empty() : Optional.of(menuLine.item(line));
  }

  private void endBlock() {
    if (!name.isEmpty()) {
      blocks.add(new GopherBlock(name, value, lines));
      lines.clear();
      name = "";
    }
  }

  private void endItem() {
    endBlock();
    if (!blocks.isEmpty()) {
      items.add(new GopherAttributes(item, blocks));
      blocks.clear();
      item = Optional.empty();
    }
  }
}
