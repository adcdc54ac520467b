package org.patchbay.internal;

import java.io.IOException;
import java.io.OutputStream;
import org.patchbay.api.Upload;

/** A provider's stream as a caller holds it: each write is a call at the seat. */
final class SeatedUpload extends Upload {
  private final ChildNode node;

  SeatedUpload(ChildNode node) {
    this.node = node;
  }

  @Override
  public void write(int value) throws IOException {
    node.perform(() -> inner().write(value));
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    node.perform(() -> inner().write(buffer, offset, length));
  }

  @Override
  public void flush() throws IOException {
    node.perform(() -> inner().flush());
  }

  /** Completes the transfer; only a normal return means that the server has it all. */
  @Override
  public void close() throws IOException {
    node.completeOrThrow();
  }

  @Override
  public void abort() {
    node.abort();
  }

  private OutputStream inner() {
    return node.provided(OutputStream.class);
  }
}
