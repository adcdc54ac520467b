package org.patchbay.provider.http.h2;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.H2Error;

/**
 * What the streams of one connection share: numbers, the way out, windows; and how all of them end.
 * Thread-safe.
 */
final class Multiplexer implements PeerSettings.Listener {
  /** How long a last word may wait for a write that is under way. */
  private static final long LAST_WRITE_MILLIS = 100;

  /** How long a write lasts that is as good as stuck. */
  private static final long STUCK_MILLIS = 500;

  private final Transport transport;
  private final H2Limits limits;
  private final Runnable changed;
  private final Outbound outbound;
  private final HeaderEncoder encoder = new HeaderEncoder();
  private final SendWindows windows = new SendWindows();
  private final PeerSettings peer = new PeerSettings();
  private final Streams streams = new Streams();
  private final FloodGuard guard = new FloodGuard();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile boolean retired;
  private volatile String lastWords = "";

  /**
   * @param frames with what is said first
   * @param changed is told when there may be more streams to be had, or none any more
   */
  Multiplexer(Transport transport, FrameWriter frames, H2Limits limits, Runnable changed) {
    this.transport = transport;
    this.limits = limits;
    this.changed = changed;
    this.outbound = new Outbound(frames, this::unsent);
  }

  /**
   * A stream begins.
   *
   * @return bytes of its header as it is sent
   */
  int begin(H2Stream stream, List<Header> fields, boolean end) throws IOException {
    int[] length = new int[1];
    outbound.write(
        stream.patience(),
        frames -> {
          if (retired || !streams.add(stream)) {
            retired = true;
            throw Failure.unprocessed("the connection begins no more streams").exception();
          }
          windows.begin(stream);
          int before = frames.pending();
          encoder.write(frames, stream.id(), fields, end, peer.frameSize());
          length[0] = frames.pending() - before;
        });
    if (over.get()) { // whoever ended it may not have seen the stream
      stream.lost(Failure.lost(new IOException("it ended before"), lastWords));
    }
    return length[0];
  }

  void reset(int id, H2Error code) {
    try {
      streams.abandon(id);
      outbound.answer(frames -> frames.reset(id, code));
    } catch (ConnectionError e) {
      fail(e);
    }
  }

  /** The same; where it is a write of this stream's that is stuck the connection is cut. */
  void resetOrCut(H2Stream stream, H2Error code) {
    try {
      int id = stream.id();
      streams.abandon(id);
      boolean sent = outbound.answer(frames -> frames.reset(id, code), STUCK_MILLIS);
      if (!sent && outbound.isWritten(stream.patience())) {
        lost(new IOException("the server does not read"));
      }
    } catch (ConnectionError e) {
      fail(e);
    }
  }

  /** What came for a stream is no answer. */
  void resetFor(H2Stream stream, StreamError why) throws ConnectionError {
    int id = stream.id();
    streams.abandon(id);
    outbound.answer(frames -> frames.reset(id, why.code()));
    stream.wasReset(why.failure());
  }

  /** The peer has said why it will end the connection. */
  void heard(String words) {
    lastWords = words;
  }

  /** No stream begins any more. */
  void retire() {
    retired = true;
  }

  boolean isRetired() {
    return retired;
  }

  boolean isOver() {
    return over.get();
  }

  /** Nothing is under way any more: says so, and closes. */
  void finish() {
    if (over.compareAndSet(false, true)) {
      leave(H2Error.NO_ERROR, "");
      transport.close();
    }
  }

  /** The peer has broken the protocol: it is told, and all streams end. The reader is to close. */
  void fail(ConnectionError why) {
    if (over.compareAndSet(false, true)) {
      retired = true;
      Failure failure = why.failure();
      streams.all().forEach(stream -> stream.wasReset(failure));
      changed.run();
      leave(why.code(), String.valueOf(why.getMessage()));
    }
  }

  /** The network connection has broken, or the peer has ended it. */
  void lost(Exception why) {
    if (over.compareAndSet(false, true)) {
      retired = true;
      transport.cut();
      Failure failure = Failure.lost(why, lastWords);
      streams.all().forEach(stream -> stream.lost(failure));
      changed.run();
    }
  }

  /**
   * Nothing can be sent any more. What the peer said before it closed is worth more than that, so
   * the reader goes on; not if it is we who have given up.
   */
  private void unsent(IOException why) {
    if (why instanceof SocketTimeoutException) {
      lost(why);
    } else {
      retired = true;
      changed.run();
    }
  }

  private void leave(H2Error code, String text) {
    boolean told = false;
    try {
      told = outbound.answer(frames -> frames.goAway(code, text), LAST_WRITE_MILLIS);
    } catch (ConnectionError e) {
      // There is more to be told than the peer reads.
    }
    if (told) {
      transport.end();
    } else {
      transport.cut();
    }
  }

  @Override
  public void headerTable(int bytes) throws ConnectionError {
    outbound.answer(frames -> encoder.setMost(bytes));
  }

  @Override
  public void initialWindow(int bytes) throws ConnectionError {
    windows.setInitial(bytes, streams.all());
  }

  H2Limits limits() {
    return limits;
  }

  Outbound outbound() {
    return outbound;
  }

  SendWindows windows() {
    return windows;
  }

  PeerSettings peer() {
    return peer;
  }

  Streams streams() {
    return streams;
  }

  FloodGuard guard() {
    return guard;
  }
}
