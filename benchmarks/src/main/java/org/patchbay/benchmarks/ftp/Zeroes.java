package org.patchbay.benchmarks.ftp;

import java.io.InputStream;

/** So many zeroes that cost nothing to read. */
final class Zeroes extends InputStream {
  private long left;

  Zeroes(long count) {
    left = count;
  }

  @Override
  public int read() {
    return left-- > 0 ? 0 : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (left <= 0) {
      return -1;
    }
    int count = (int) Math.min(left, length);
    left -= count;
    return count;
  }
}
