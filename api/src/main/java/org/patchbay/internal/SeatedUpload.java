package org.patchbay.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.Reference;
import org.patchbay.api.Upload;

/** A provider's stream as a caller holds it: each write is a call at the seat. Never repeated. */
final class SeatedUpload extends Upload {
  private final ChildNode node;

  @SuppressWarnings("unused")
  private final Object above;

  /**
   * A stream that came out of another handle.
   *
   * @param above that handle, which is not lost as long as this is held
   */
  SeatedUpload(ChildNode node, Object above) {
    this.node = node;
    this.above = above;
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
    try {
      node.call(
          seat -> {
            step.run((OutputStream) seat.provided(node));
            return true;
          });
    } finally {
      Reference.reachabilityFence(this); // it is not lost while a write waits
    }
  }

  /** Completes the transfer; only a normal return means that the server has it all. */
  @Override
  public void close() throws IOException {
    try {
      node.completeOrThrow();
    } finally {
      Reference.reachabilityFence(this); // else it might be lost, and aborted, under this
    }
  }

  @Override
  public void abort() {
    node.abort();
  }
}
