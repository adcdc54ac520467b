package org.patchbay.cli.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One line of output while it is being made: UTF-8, within a bound, so that no server can fill the
 * memory. It can be cut back to where it was.
 */
final class BatchText extends Writer {
  private static final int PIECE = 64 * 1024;

  private final long limit;
  private final List<byte[]> pieces = new ArrayList<>();
  private long length;
  private char waiting;

  BatchText(long limit) {
    this.limit = limit;
  }

  @Override
  public void write(char[] buffer, int offset, int count) throws IOException {
    for (int i = offset; i < offset + count; i++) {
      encode(buffer[i]);
    }
  }

  /** Half a character (JSON may hold one) cannot be written in UTF-8, so it is escaped. */
  private void encode(char c) throws IOException {
    char high = waiting;
    waiting = 0;
    if (high != 0 && Character.isLowSurrogate(c)) {
      encodePoint(Character.toCodePoint(high, c));
      return;
    }
    if (high != 0) {
      escape(high);
    }
    if (Character.isHighSurrogate(c)) {
      waiting = c;
    } else if (Character.isLowSurrogate(c)) {
      escape(c);
    } else {
      encodePoint(c);
    }
  }

  private void escape(char half) throws IOException {
    for (char c : String.format("\\u%04x", (int) half).toCharArray()) {
      put(c);
    }
  }

  private void encodePoint(int point) throws IOException {
    if (point < 0x80) {
      put(point);
      return;
    }
    if (point < 0x800) {
      put(0xc0 | point >> 6);
    } else {
      if (point < 0x10000) {
        put(0xe0 | point >> 12);
      } else {
        put(0xf0 | point >> 18);
        put(0x80 | point >> 12 & 0x3f);
      }
      put(0x80 | point >> 6 & 0x3f);
    }
    put(0x80 | point & 0x3f);
  }

  private void put(int octet) throws IOException {
    put(new byte[] {(byte) octet}, 0, 1);
  }

  private void put(byte[] octets, int offset, int count) throws IOException {
    if (length + count > limit) {
      throw new BatchFailure(
          BatchCategory.TOO_LARGE, "the answer is longer than " + limit + " bytes");
    }
    for (int done = 0; done < count; ) {
      int start = (int) (length % PIECE);
      if (start == 0) {
        pieces.add(new byte[PIECE]);
      }
      int fitting = Math.min(count - done, PIECE - start);
      System.arraycopy(octets, offset + done, pieces.get(pieces.size() - 1), start, fitting);
      length += fitting;
      done += fitting;
    }
  }

  /** Takes bytes and writes them in base64; must be closed. */
  OutputStream base64() {
    return Base64.getEncoder()
        .wrap(
            new OutputStream() {
              @Override
              public void write(int octet) throws IOException {
                put(octet);
              }

              @Override
              public void write(byte[] octets, int offset, int count) throws IOException {
                put(octets, offset, count);
              }
            });
  }

  /** Where it is, for {@link #cut}. */
  long mark() {
    return length;
  }

  /** Takes away what has been written since. */
  void cut(long mark) {
    length = mark;
    waiting = 0;
    int needed = (int) ((mark + PIECE - 1) / PIECE);
    pieces.subList(needed, pieces.size()).clear();
  }

  /** Hands everything on. */
  void writeTo(OutputStream out) throws IOException {
    for (int i = 0; i < pieces.size(); i++) {
      out.write(pieces.get(i), 0, (int) Math.min(PIECE, length - (long) i * PIECE));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
