package org.patchbay.provider.gopher;

import java.io.ByteArrayInputStream;

/** Bytes that come in pieces of a given size, as from a network. */
final class Pieces extends ByteArrayInputStream {
  private final int size;

  Pieces(byte[] bytes, int size) {
    super(bytes);
    this.size = size;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) {
    return super.read(target, offset, Math.min(length, size));
  }
}
