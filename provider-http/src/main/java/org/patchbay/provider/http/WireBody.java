package org.patchbay.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;

/**
 * The bytes of an answer. Gives its network connection back as soon as the last one has been read,
 * and drops it where something is left: reading on could take for ever.
 */
final class WireBody extends InputStream {
  /** What is worth reading to keep a connection. */
  private static final int MOST_TO_SKIP = 64 * 1024;

  private static final int MOST_READS = 16;

  private final InputStream content;
  private final Wire.Loan loan;
  private final @Nullable TimeValue keepAlive;
  private final AtomicBoolean returned = new AtomicBoolean();
  private final long length;
  private long left;

  WireBody(InputStream content, long length, Wire.Loan loan, @Nullable TimeValue keepAlive) {
    this.content = content;
    this.length = length;
    this.left = length < 0 ? Long.MAX_VALUE : length;
    this.loan = loan;
    this.keepAlive = keepAlive;
    if (length == 0) {
      giveBack();
    }
  }

  /** Bytes, or -1 if not known beforehand. */
  long length() {
    return length;
  }

  @Override
  public int read() throws InternetException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws InternetException {
    if (left == 0 || count == 0) {
      return left == 0 ? -1 : 0;
    }
    try {
      int got = content.read(buffer, offset, count);
      arrived(got);
      return got;
    } catch (IOException | IllegalStateException e) {
      discard();
      throw HttpErrors.reading(e);
    }
  }

  @Override
  public int available() throws InternetException {
    try {
      return left == 0 ? 0 : content.available();
    } catch (IOException e) {
      throw HttpErrors.reading(e);
    }
  }

  /** Reads on for what is as good as there, to keep the connection; else drops it. */
  @Override
  public void close() {
    try {
      if (!returned.get()) {
        loan.hurry();
        skip();
      }
    } catch (InternetException | IllegalStateException e) {
      // The connection has been dropped, which is all that can be done about it.
    } finally {
      discard();
    }
  }

  /** Reads what is left of a short body that nobody wants, to keep the connection. */
  void skip() throws InternetException {
    byte[] buffer = new byte[MOST_TO_SKIP / MOST_READS];
    for (int reads = 0; left > 0 && reads < MOST_READS; reads++) {
      read(buffer, 0, buffer.length);
    }
    discard();
  }

  private void arrived(int count) {
    if (count < 0) {
      left = 0;
    } else if (length >= 0) {
      left -= count;
    }
    if (left == 0) {
      giveBack();
    }
  }

  private void giveBack() {
    if (returned.compareAndSet(false, true)) {
      loan.giveBack(keepAlive);
    }
  }

  private void discard() {
    if (returned.compareAndSet(false, true)) {
      loan.discard();
    }
  }
}
