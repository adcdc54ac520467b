package org.patchbay.provider.gopher;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;

/**
 * Parses the lines of one menu (RFC 1436 §3.4): type and display, selector, host, port, parted by
 * TABs, and the mark of Gopher+. Missing fields are empty, a port that is none is 0. Confined to
 * one thread.
 */
final class MenuLine {
  private static final int FIELDS = 5;
  private static final int DISPLAY = 0;
  private static final int SELECTOR = 1;
  private static final int HOST = 2;
  private static final int PORT = 3;
  private static final int PLUS = 4;
  private static final int HIGHEST_PORT = 65_535;

  private final GopherText text;
  private final int[] starts = new int[FIELDS];
  private final int[] ends = new int[FIELDS];
  private int start;
  private int end;
  private int fields;
  private boolean ascii;
  private byte[] hostBytes = {};
  private String host = "";
  private char typeCharacter;
  private GopherItemType type = GopherItemType.UNKNOWN;

  MenuLine(GopherText text) {
    this.text = text;
  }

  /**
   * Finds the end of a line and its fields; {@link #item} makes an item of it.
   *
   * @return where its LF is, or {@code to} if it has none
   */
  int find(byte[] bytes, int from, int to) {
    start = from;
    fields = 1;
    starts[DISPLAY] = from + 1;
    ascii = true;
    int next = from;
    for (; next < to; next++) {
      byte character = bytes[next];
      // One comparison for most of them: TAB, LF and the negative ones are all below.
      if (character > '\n') {
        continue;
      }
      if (character == '\n') {
        break;
      }
      ascii &= character >= 0;
      if (character == '\t' && next > from) {
        beginField(next);
      }
    }
    end = next > from && bytes[next - 1] == '\r' ? next - 1 : next;
    endFields();
    return next;
  }

  /** The item that the line stands for; it has at least one byte. */
  GopherItem item(byte[] bytes) {
    Charset charset = ascii ? StandardCharsets.ISO_8859_1 : text.of(bytes, start, end);
    char character = (char) (bytes[start] & 0xff);
    if (character != typeCharacter) {
      typeCharacter = character;
      type = GopherItemType.of(character);
    }
    return new GopherItem(
        type,
        character,
        text(bytes, DISPLAY, charset),
        text(bytes, SELECTOR, charset),
        host(bytes, charset),
        port(bytes),
        isMarked(bytes, '+') || isMarked(bytes, '?'),
        isMarked(bytes, '?'));
  }

  /** Bytes of the line without its end. */
  int length() {
    return end - start;
  }

  /** How many fields it has, five at most. */
  int fields() {
    return fields;
  }

  // What follows the fifth field is ignored.
  private void beginField(int tab) {
    if (fields <= FIELDS) {
      ends[fields - 1] = tab;
    }
    if (fields < FIELDS) {
      starts[fields] = tab + 1;
    }
    fields = Math.min(fields + 1, FIELDS + 1);
  }

  private void endFields() {
    for (int field = fields - 1; field < FIELDS; field++) {
      ends[field] = end;
      starts[field] = field < fields ? Math.min(starts[field], end) : end;
    }
    fields = Math.min(fields, FIELDS);
  }

  private String text(byte[] bytes, int field, Charset charset) {
    int length = ends[field] - starts[field];
    return length == 0 ? "" : new String(bytes, starts[field], length, charset);
  }

  // Nearly all lines of a menu name one host: it is made into a string once.
  private String host(byte[] bytes, Charset charset) {
    if (!Arrays.equals(bytes, starts[HOST], ends[HOST], hostBytes, 0, hostBytes.length)) {
      host = text(bytes, HOST, charset).strip();
      hostBytes = Arrays.copyOfRange(bytes, starts[HOST], ends[HOST]);
    }
    return host;
  }

  private int port(byte[] bytes) {
    int port = 0;
    for (int i = starts[PORT]; i < ends[PORT]; i++) {
      int digit = bytes[i] - '0';
      if (bytes[i] == ' ') {
        continue;
      }
      port = port * 10 + digit;
      if (digit < 0 || digit > 9 || port > HIGHEST_PORT) {
        return 0;
      }
    }
    return port;
  }

  // Gopher+ §2.1: "+", or "?" for an item that asks first.
  private boolean isMarked(byte[] bytes, char mark) {
    return starts[PLUS] < ends[PLUS] && bytes[starts[PLUS]] == mark;
  }
}
