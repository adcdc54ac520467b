package org.patchbay.provider.http.h2;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.H2Error;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.http.HttpHeader;

/**
 * One request and its answer. Lent by its connection until it is closed; used by one thread at a
 * time, but for {@link #cancel()}.
 */
public final class H2Stream implements AutoCloseable {
  private final H2Connection connection;
  private final Multiplexer multiplexer;
  private final Patience patience;
  private final Sender sender;
  private final Received received;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final boolean onKeptConnection;
  private volatile int id;
  private volatile boolean reset;
  private long begun;

  /** Guarded by {@link SendWindows}. */
  long sendWindow;

  H2Stream(
      H2Connection connection,
      Multiplexer multiplexer,
      Patience patience,
      boolean bodiless,
      boolean onKept) {
    this.connection = connection;
    this.multiplexer = multiplexer;
    this.patience = patience;
    this.sender = new Sender(this, multiplexer);
    this.received = new Received(new Inbox(multiplexer.limits().windowBytes()), bodiless);
    this.onKeptConnection = onKept;
  }

  /**
   * Sends the header of the request.
   *
   * @param fields names in lower case, pseudo headers first; values of octets
   * @param end whether nothing follows
   */
  public void send(List<Header> fields, boolean end) throws IOException {
    begun = System.nanoTime();
    sender.header(fields, end);
  }

  /**
   * Sends some of the body, in as many pieces as the peer gives leave to.
   *
   * @param end whether nothing follows
   * @return false if the peer wants no more: its answer is here, or has failed
   */
  public boolean send(byte[] bytes, int offset, int length, boolean end) throws IOException {
    return sender.data(bytes, offset, length, end);
  }

  /** The next header of the answer, interim or final. */
  public Head nextHead() throws IOException {
    try {
      return received.inbox().nextHead(patience);
    } catch (IOException e) {
      connection.missed(begun);
      throw e;
    }
  }

  /** The same, null if none comes within so many milliseconds. */
  public @Nullable Head nextHead(long millis) throws IOException {
    return received.inbox().nextHead(patience, millis);
  }

  /** Reads from the body; -1 at its end. */
  public int read(byte[] buffer, int offset, int most) throws IOException {
    int got = received.inbox().read(patience, buffer, offset, most);
    int update = got < 0 ? 0 : received.inbox().takeUpdate();
    if (update > 0) {
      multiplexer.outbound().answer(frames -> frames.windowUpdate(id, update));
    }
    return got;
  }

  /** Whether the body has been read to its end. */
  public boolean isAtEnd() {
    return received.inbox().isAtEnd();
  }

  /** Bytes of the body that can be read without waiting. */
  public int available() {
    return received.inbox().available();
  }

  /** What came after the body; empty until that has been read. */
  public List<HttpHeader> trailers() {
    return received.inbox().trailers();
  }

  /** From now on no step may take longer. */
  public void hurry(long millis) {
    patience.shorten(millis);
  }

  /** Bytes of frames that were sent for it. */
  public long sentBytes() {
    return sender.bytes();
  }

  /** Bytes of headers and body that have come for it. */
  public long receivedBytes() {
    return received.bytes();
  }

  /** Whether its connection had answered others before. */
  public boolean isOnKeptConnection() {
    return onKeptConnection;
  }

  /** Its connection begins no more streams, as the server wants another one for this request. */
  public void retireConnection() {
    connection.retire();
  }

  /**
   * Ends it under whoever uses it; from any thread. The peer is told of it by another one, since a
   * write may be stuck.
   */
  public void cancel() {
    if (!closed.get()) {
      fail(Failure.of(InternetError.OPERATION_CANCELLED, "the stream was cancelled"), true);
      connection.execute(this::resetByForce);
    }
  }

  /** Gives it back; the peer is told to stop if it has not come to the end. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      if (mustReset()) {
        reset = true;
        multiplexer.reset(id, H2Error.CANCEL);
      }
      received.inbox().cut(Failure.of(InternetError.INVALID_HANDLE, "the stream is closed"));
      connection.end(this);
    }
  }

  private void resetByForce() {
    if (mustReset()) {
      reset = true;
      multiplexer.resetOrCut(this, H2Error.CANCEL);
    }
  }

  private boolean mustReset() {
    return id != 0 && !reset && !(sender.isEnded() && received.inbox().isEnded());
  }

  /** It has its number; the frame that says so is written next. */
  void begin(int newId) {
    id = newId;
  }

  int id() {
    return id;
  }

  Patience patience() {
    return patience;
  }

  Received received() {
    return received;
  }

  /** Whether the peer may still want what is to be sent. */
  boolean isWanted() {
    Inbox inbox = received.inbox();
    return !inbox.isEnded() && !inbox.hasFailed() && !inbox.hasRefusal();
  }

  /** The peer has reset it, or must not be heard any more. */
  void wasReset(Failure why) {
    reset = true;
    fail(why, false);
  }

  /** Its connection has ended. */
  void lost(Failure why) {
    reset = true;
    if (received.bytes() > 0) {
      fail(why, false);
    } else if (onKeptConnection && why.error() != InternetError.TIMEOUT) {
      fail(why.withoutAnswer().unanswered(), false);
    } else {
      fail(why.withoutAnswer(), false);
    }
  }

  private void fail(Failure why, boolean atOnce) {
    if (atOnce) {
      received.inbox().cut(why);
    } else {
      received.inbox().fail(why);
    }
    multiplexer.windows().wake();
  }
}
