package org.patchbay.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import org.patchbay.api.Download;
import org.patchbay.api.InternetException;

/**
 * A provider's stream as a caller holds it: each read is a call at the seat. It knows how much the
 * caller has, and so where another provider has to go on. Confined to one thread, but for closing.
 */
final class SeatedInputStream extends Download {
  private final ChildNode node;
  private final ReadSoFar read;
  private final long length;

  @SuppressWarnings("unused")
  private final Object above;

  /**
   * A stream that came out of another handle and has not been read yet.
   *
   * @param above that handle, which is not lost as long as this is held
   * @param length of all of it, -1 if not known
   */
  SeatedInputStream(ChildNode node, Object above, long length) {
    this.node = node;
    this.above = above;
    this.length = length;
    this.read = node.beginsAgain() ? ReadSoFar.remembered() : ReadSoFar.counted();
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    int count = atTheSeat(seat -> inner(seat).read(buffer, start, length));
    if (count < 0) {
      node.finish();
    } else {
      read.add(buffer, start, count);
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    if (node.beginsAgain()) {
      return super.skip(count); // by reading: these bytes have to be known too
    }
    long skipped = atTheSeat(seat -> inner(seat).skip(count));
    read.addSkipped(skipped);
    return skipped;
  }

  @Override
  public int available() throws IOException {
    return atTheSeat(seat -> inner(seat).available());
  }

  /** Again at the next seat, as often as providers depart; each time a departure has to happen. */
  private <T> T atTheSeat(Served.Operation<T> operation) throws InternetException {
    try {
      while (true) {
        try {
          return node.call(operation);
        } catch (InternetException e) {
          node.resume(e, read);
        }
      }
    } finally {
      Reference.reachabilityFence(this); // it is not lost while a read waits
    }
  }

  @Override
  public void close() throws IOException {
    node.closeAfterReading();
  }

  private InputStream inner(Seat seat) throws Seat.Unreached {
    return (InputStream) seat.provided(node);
  }
}
