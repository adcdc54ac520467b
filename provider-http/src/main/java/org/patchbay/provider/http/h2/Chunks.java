package org.patchbay.provider.http.h2;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bytes that have come and that nobody has read. Large pieces are kept as they are, small ones put
 * together, so that what they take is not many times what they are. Guarded by its owner.
 */
final class Chunks {
  private static final int SMALL = 2048;
  private static final int BLOCK = 4096;

  private final Deque<Chunk> chunks = new ArrayDeque<>(2);
  private int size;

  private static final class Chunk {
    private final byte[] bytes;
    private int start;
    private int end;

    Chunk(byte[] bytes, int start, int end) {
      this.bytes = bytes;
      this.start = start;
      this.end = end;
    }
  }

  int size() {
    return size;
  }

  /** Takes the bytes over. */
  void add(byte[] bytes, int start, int end) {
    int length = end - start;
    Chunk last = chunks.peekLast();
    if (length >= SMALL || last == null) {
      chunks.addLast(new Chunk(bytes, start, end));
    } else {
      if (last.bytes.length - last.end < length) {
        last = new Chunk(new byte[BLOCK], 0, 0);
        chunks.addLast(last);
      }
      System.arraycopy(bytes, start, last.bytes, last.end, length);
      last.end += length;
    }
    size += length;
  }

  /** Hands over as much as there is, at most what was asked for. */
  int read(byte[] buffer, int offset, int most) {
    int got = 0;
    for (Chunk first = chunks.peekFirst();
        first != null && got < most;
        first = chunks.peekFirst()) {
      int length = Math.min(most - got, first.end - first.start);
      System.arraycopy(first.bytes, first.start, buffer, offset + got, length);
      first.start += length;
      got += length;
      if (first.start == first.end) {
        chunks.removeFirst();
      }
    }
    size -= got;
    return got;
  }

  void clear() {
    chunks.clear();
    size = 0;
  }
}
