package org.patchbay.internal;

import java.io.IOException;
import java.io.InputStream;

/** A provider's stream as a caller holds it: each read is a call at the seat. */
final class SeatedInputStream extends InputStream {
  private final ChildNode node;

  SeatedInputStream(ChildNode node) {
    this.node = node;
  }

  @Override
  public int read() throws IOException {
    return node.call(() -> inner().read());
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return node.call(() -> inner().read(buffer, offset, length));
  }

  @Override
  public long skip(long count) throws IOException {
    return node.call(() -> inner().skip(count));
  }

  @Override
  public int available() throws IOException {
    return node.call(() -> inner().available());
  }

  @Override
  public void close() throws IOException {
    node.closeOrThrow();
  }

  private InputStream inner() {
    return node.provided(InputStream.class);
  }
}
