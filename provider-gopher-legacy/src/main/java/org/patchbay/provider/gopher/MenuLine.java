package org.patchbay.provider.gopher;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;

/**
 * Parses the lines of one menu (RFC 1436 §3.4): type and display, selector, host, port, parted by
 * TABs, and the mark of Gopher+. Missing fields are empty, a port that is none is 0. UTF-8, or
 * Latin-1 for a line that is not. Confined to one thread.
 */
final class MenuLine {
  private static final int FIELDS = 5;
  private static final int DISPLAY = 0;
  private static final int SELECTOR = 1;
  private static final int HOST = 2;
  private static final int PORT = 3;
  private static final int PLUS = 4;
  private static final int HIGHEST_PORT = 65_535;

  private final int[] starts = new int[FIELDS];
  private final int[] ends = new int[FIELDS];
  private int fields;
  private boolean ascii;
  private byte[] hostBytes = {};
  private String host = "";

  /** Parses a line of at least one byte, without its end. */
  GopherItem parse(byte[] bytes, int from, int to) {
    split(bytes, from, to);
    boolean latin = !ascii && !isUtf8(bytes, from, to);
    char type = (char) (bytes[from] & 0xff);
    return new GopherItem(
        GopherItemType.of(type),
        type,
        text(bytes, DISPLAY, latin),
        text(bytes, SELECTOR, latin),
        host(bytes, latin),
        port(bytes),
        isPlus(bytes));
  }

  /** How many fields the last line had, five at most. */
  int fields() {
    return fields;
  }

  // What follows the fifth field is ignored.
  private void split(byte[] bytes, int from, int to) {
    Arrays.fill(starts, to);
    Arrays.fill(ends, to);
    starts[DISPLAY] = from + 1;
    fields = 1;
    int bits = 0;
    for (int i = from + 1; i < to; i++) {
      bits |= bytes[i];
      if (bytes[i] == '\t') {
        ends[fields - 1] = i;
        if (fields == FIELDS) {
          break;
        }
        starts[fields++] = i + 1;
      }
    }
    ascii = bits >= 0;
  }

  private String text(byte[] bytes, int field, boolean latin) {
    int length = ends[field] - starts[field];
    return length == 0
        ? ""
        : new String(
            bytes,
            starts[field],
            length,
            ascii || latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  // Nearly all lines of a menu name one host: it is made into a string once.
  private String host(byte[] bytes, boolean latin) {
    if (!Arrays.equals(bytes, starts[HOST], ends[HOST], hostBytes, 0, hostBytes.length)) {
      host = text(bytes, HOST, latin).strip();
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
  private boolean isPlus(byte[] bytes) {
    return starts[PLUS] < ends[PLUS] && (bytes[starts[PLUS]] == '+' || bytes[starts[PLUS]] == '?');
  }

  private static boolean isUtf8(byte[] bytes, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
