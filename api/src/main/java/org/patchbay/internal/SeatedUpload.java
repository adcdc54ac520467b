package org.patchbay.internal;

import java.io.IOException;
import java.io.OutputStream;
import org.patchbay.api.Upload;

/** A provider's stream as a caller holds it: each write is a call at the seat. Never repeated. */
final class SeatedUpload extends Upload {
  private final ChildNode node;

  SeatedUpload(ChildNode node) {
    this.node = node;
  }

  /** What is written. */
  @FunctionalInterface
  private interface Step {
    void run(OutputStream inner) throws IOException;
  }

  @Override
  public void write(int value) throws IOException {
    perform(inner -> inner.write(value));
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    perform(inner -> inner.write(buffer, offset, length));
  }

  @Override
  public void flush() throws IOException {
    perform(OutputStream::flush);
  }

  private void perform(Step step) throws IOException {
    node.call(
        seat -> {
          step.run((OutputStream) seat.provided(node));
          return true;
        });
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
}
