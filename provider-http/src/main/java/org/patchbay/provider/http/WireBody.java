package org.patchbay.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpHeader;

/**
 * The bytes of an answer. Gives its network connection back as soon as the last one has been read,
 * and drops it where something is left: reading on could take for ever.
 *
 * <p>One thread reads. Another may close it under that: then the exchange is cut, which ends the
 * reader's call, so that it never takes bytes of the next answer.
 */
final class WireBody extends InputStream {
  /** What is worth reading to keep a connection. */
  private static final int MOST_TO_SKIP = 64 * 1024;

  private static final int MOST_READS = 16;
  private static final Timeout A_MOMENT = Timeout.ofMilliseconds(200);

  private final InputStream content;
  private final Borrowed loan;
  private final @Nullable TimeValue keepAlive;
  private final ExchangeDeadline deadline;
  private final AtomicBoolean returned = new AtomicBoolean();
  private final Readers readers = new Readers();
  private final long length;
  private final boolean framedByLength;
  private long left;
  private long count;
  private boolean ended;

  /**
   * @param entity null if there is no body
   * @param keepAlive how long the connection may be used again, null if not at all
   */
  WireBody(
      @Nullable HttpEntity entity,
      Loan loan,
      @Nullable TimeValue keepAlive,
      ExchangeDeadline deadline)
      throws IOException {
    this(
        entity == null ? InputStream.nullInputStream() : entity.getContent(),
        entity == null ? 0 : entity.getContentLength(),
        true,
        loan,
        keepAlive,
        deadline);
  }

  /** A body that has its own end, even where its length is known: there may be trailers. */
  WireBody(StreamInput content, long length, Borrowed loan, ExchangeDeadline deadline) {
    this(content, length, false, loan, null, deadline);
    if (content.isAtEnd()) {
      arrived(-1);
    }
  }

  private WireBody(
      InputStream content,
      long length,
      boolean framedByLength,
      Borrowed loan,
      @Nullable TimeValue keepAlive,
      ExchangeDeadline deadline) {
    this.content = content;
    this.length = length;
    this.framedByLength = framedByLength;
    this.left = length < 0 ? Long.MAX_VALUE : length;
    this.loan = loan;
    this.keepAlive = keepAlive;
    this.deadline = deadline;
    if (length == 0 && framedByLength) {
      arrived(0);
    }
  }

  /** Bytes, or -1 if not known beforehand. */
  long length() {
    return length;
  }

  /** Whether the last byte has been read. */
  boolean isAtEnd() {
    return ended;
  }

  /** Bytes that have been read. */
  long count() {
    return count;
  }

  /** What came after the body, when all of that has been read. */
  List<HttpHeader> trailers() {
    if (ended && content instanceof StreamInput stream) {
      return stream.trailers();
    }
    return ended && content instanceof ChunkedInputStream chunks
        ? WireAnswer.headers(chunks.getFooters())
        : List.of();
  }

  @Override
  public int read() throws InternetException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int most) throws InternetException {
    if (ended) {
      return -1;
    }
    enter();
    try {
      return take(buffer, offset, most);
    } finally {
      exit();
    }
  }

  private void enter() throws InternetException {
    if (!readers.enter()) {
      throw new InternetException(InternetError.OPERATION_CANCELLED, "the answer was closed");
    }
  }

  private void exit() {
    if (readers.exit()) {
      discard();
    }
  }

  private int take(byte[] buffer, int offset, int most) throws InternetException {
    if (ended || most == 0) {
      return ended ? -1 : 0;
    }
    try {
      int got = content.read(buffer, offset, most);
      arrived(got);
      return got;
    } catch (IOException | IllegalStateException e) {
      discard();
      throw deadline.orCancelled(HttpErrors.reading(e));
    }
  }

  @Override
  public int available() throws InternetException {
    try {
      return ended ? 0 : content.available();
    } catch (IOException e) {
      throw HttpErrors.reading(e);
    }
  }

  /** Reads on for what is as good as there, to keep the connection; else drops it. */
  @Override
  public void close() {
    leave(Timeout.ONE_MILLISECOND);
  }

  /** The same of an answer that is followed by another request: it is worth a little wait. */
  void pass() {
    leave(A_MOMENT);
  }

  private void leave(Timeout wait) {
    switch (readers.abandon()) {
      case ALONE -> drop(wait);
      case UNDER_READERS -> loan.cutting().run();
      case ALREADY -> {}
    }
  }

  private void drop(Timeout wait) {
    try {
      if (!returned.get() && (length < 0 || left <= MOST_TO_SKIP)) {
        loan.hurry(wait);
        drain();
      }
    } catch (InternetException | IllegalStateException e) {
      // The connection has been dropped, which is all that can be done about it.
    } finally {
      discard();
    }
  }

  /** Reads what is left of a short body that nobody wants, to keep the connection. */
  void skip() throws InternetException {
    enter();
    try {
      drain();
    } finally {
      exit();
    }
  }

  private void drain() throws InternetException {
    byte[] buffer = new byte[MOST_TO_SKIP / MOST_READS];
    for (int reads = 0; !ended && reads < MOST_READS; reads++) {
      take(buffer, 0, buffer.length);
    }
    discard();
  }

  private void arrived(int got) {
    if (got < 0) {
      ended = true;
    } else {
      count += got;
      left -= length >= 0 ? got : 0;
      ended = left == 0 && framedByLength;
    }
    if (ended) {
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
