package org.patchbay.provider.gopher;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.spi.StatusSink;

/**
 * The bytes that come back until the server closes; their beginning can be looked at before it is
 * read. Owns the socket and closes it at the end of the answer, even if the reader does not.
 */
final class WireAnswer extends InputStream {
  private static final int BUFFER = 8 << 10;

  private final Socket socket;
  private final InputStream in;
  private final StatusSink status;
  private final long waitNanos;
  private byte[] seen = {};
  private int position;
  private int limit;
  private long received;
  private long waited;
  private boolean begun;
  private boolean ended;
  private boolean finished;

  /**
   * An answer of which nothing has come.
   *
   * @param waitNanos how long the server may be waited for, all in all
   */
  WireAnswer(Socket socket, StatusSink status, long waitNanos) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.status = status;
    this.waitNanos = waitNanos;
  }

  /**
   * Waits for more to look at, if there may be more.
   *
   * @return whether more has come
   */
  boolean lookFurther() throws InternetException {
    if (seen.length == 0) {
      seen = new byte[BUFFER];
    }
    int count = limit == seen.length ? -1 : receive(seen, limit, seen.length - limit);
    limit += Math.max(0, count);
    return count > 0;
  }

  /** What has been looked at and not read; valid until the next call. */
  byte[] seen() {
    return seen;
  }

  /** Where it begins in {@link #seen}. */
  int seenFrom() {
    return position;
  }

  /** Where it ends in {@link #seen}. */
  int seenTo() {
    return limit;
  }

  /** Reads past what has been looked at, up to here. */
  void readTo(int place) {
    position = place;
  }

  @Override
  public int read() throws InternetException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws InternetException {
    if (position < limit) {
      int count = Math.min(length, limit - position);
      System.arraycopy(seen, position, target, offset, count);
      position += count;
      return count;
    }
    int count = receive(target, offset, length);
    if (count < 0) {
      finish();
    }
    return count;
  }

  @Override
  public int available() throws IOException {
    return limit - position + (ended || finished ? 0 : in.available());
  }

  /** Says that the answer is complete: nothing more is read. */
  void finish() {
    if (!finished) {
      finished = true;
      position = limit;
      closeQuietly(socket);
      status.status(InternetStatus.RESPONSE_RECEIVED, "", received);
    }
  }

  @Override
  public void close() {
    closeQuietly(socket);
  }

  static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing was to be written any more: what was to be read is not lost by this.
      return;
    }
  }

  private int receive(byte[] target, int offset, int length) throws InternetException {
    if (ended || finished) {
      return -1;
    }
    if (!begun) {
      begun = true;
      status.status(InternetStatus.RECEIVING_RESPONSE);
    }
    long start = System.nanoTime();
    try {
      int count = in.read(target, offset, length);
      ended = count < 0;
      received += Math.max(0, count);
      checkTime(System.nanoTime() - start);
      return count;
    } catch (IOException e) {
      close();
      throw GopherErrors.from("Reading the answer failed after " + received + " bytes", e);
    }
  }

  // Time that the reader takes between two reads is not the server's.
  private void checkTime(long nanos) throws InternetException {
    waited += nanos;
    if (waited > waitNanos) {
      throw new InternetException(
          InternetError.TIMEOUT,
          "The answer was waited for longer than it may be altogether, "
              + received
              + " bytes have come (answerMillis of "
              + GopherConfiguration.PID
              + ")");
    }
  }
}
