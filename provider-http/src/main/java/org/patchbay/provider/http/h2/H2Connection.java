package org.patchbay.provider.http.h2;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/**
 * One network connection with the streams on it. It lends as many as both sides allow; when it has
 * been retired, by the peer or by us, it lends no more and closes with the last one. Thread-safe.
 */
public final class H2Connection {
  private final H2Limits limits;
  private final Executor executor;
  private final Runnable changed;
  private final Multiplexer multiplexer;
  private final Reader reader;
  private final AtomicInteger lent = new AtomicInteger();
  private volatile boolean answered;

  private H2Connection(
      SSLSocket secure, Socket raw, H2Limits limits, Executor executor, Runnable changed)
      throws IOException {
    this.limits = limits;
    this.executor = executor;
    this.changed = changed;
    FrameWriter frames = new FrameWriter(secure.getOutputStream());
    frames.preface();
    frames.settings(limits);
    frames.windowUpdate(0, ReceiveWindow.SIZE - ReceiveWindow.FIRST);
    Transport transport = new Transport(secure, raw);
    this.multiplexer = new Multiplexer(transport, frames, limits, changed);
    this.reader = new Reader(this, multiplexer, transport, secure.getInputStream(), executor);
  }

  /**
   * Begins; what is said first is sent with the first stream.
   *
   * @param secure TLS over {@code raw}, on which {@code h2} was agreed
   * @param executor for the reader
   * @param changed is told when there may be more streams to be had, or none any more
   */
  public static H2Connection over(
      SSLSocket secure, Socket raw, H2Limits limits, Executor executor, Runnable changed)
      throws IOException {
    H2Connection connection = new H2Connection(secure, raw, limits, executor, changed);
    connection.reader.start();
    return connection;
  }

  /**
   * Sets a stream aside.
   *
   * @return false if there is none to be had, now or ever
   */
  public boolean reserve() {
    int most = Math.min(limits.streams(), multiplexer.peer().streams());
    int now = lent.get();
    while (now < most && !lent.compareAndSet(now, now + 1)) {
      now = lent.get();
    }
    if (now >= most) {
      return false;
    }
    if (multiplexer.isRetired() || !reader.wake()) {
      giveBack();
      return false;
    }
    return true;
  }

  /**
   * Lends what has been set aside.
   *
   * @param silenceMillis how long each step may take
   * @param bodiless whether the answer has no body, whatever its header says
   */
  public H2Stream stream(Deadline deadline, long silenceMillis, boolean bodiless) {
    Patience patience = new Patience(deadline, silenceMillis);
    return new H2Stream(this, multiplexer, patience, bodiless, answered);
  }

  /** Whether it lends streams, if only later. */
  public boolean isUsable() {
    return !multiplexer.isRetired();
  }

  /** Whether the peer has said how many streams it allows. */
  public boolean isSettled() {
    return multiplexer.peer().isKnown();
  }

  /** Lends no more, and closes when the last stream is given back. */
  public void retire() {
    multiplexer.retire();
    if (isIdle()) {
      multiplexer.finish();
    }
    changed.run();
  }

  /** The same, if nothing is lent. */
  public void retireIfIdle() {
    if (isIdle()) {
      retire();
    }
  }

  boolean isIdle() {
    return lent.get() == 0;
  }

  /** A stream has been given back. */
  void end(H2Stream stream) {
    multiplexer.streams().remove(stream.id());
    giveBack();
  }

  private void giveBack() {
    if (lent.decrementAndGet() == 0 && multiplexer.isRetired()) {
      multiplexer.finish();
    }
    changed.run();
  }

  /** The peer has answered something: it works. */
  void answered() {
    answered = true;
  }

  /** What the peer allows has changed. */
  void changed() {
    changed.run();
  }

  /** Somebody has waited in vain since then; where nothing at all has come, nothing may come. */
  void missed(long since) {
    if (reader.lastHeard() - since < 0) {
      retire();
    }
  }

  void execute(Runnable task) {
    executor.execute(task);
  }
}
