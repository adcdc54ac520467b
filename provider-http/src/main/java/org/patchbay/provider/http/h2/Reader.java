package org.patchbay.provider.http.h2;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads what comes on one connection, on a thread of its own while streams are lent and for a
 * moment longer. Then nobody reads, until the next stream is asked for: whoever does looks first
 * whether the peer has closed meanwhile.
 */
final class Reader implements Runnable {
  /** How long nothing comes before it is looked whether there are streams yet. */
  private static final int MOMENT_MILLIS = 1000;

  private static final int LOOK_MILLIS = 1;
  private static final int MOST_AT_A_LOOK = 100;

  /** Servers that say nothing of it close after a minute or two. */
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(180);

  private final H2Connection connection;
  private final Multiplexer multiplexer;
  private final Transport transport;
  private final FrameReader frames;
  private final Inbound inbound;
  private final Wakes wakes = new Wakes();
  private final Executor executor;
  private final AtomicBoolean reading = new AtomicBoolean(true);
  private volatile long lastHeard = System.nanoTime();

  Reader(
      H2Connection connection,
      Multiplexer multiplexer,
      Transport transport,
      InputStream in,
      Executor executor) {
    this.connection = connection;
    this.multiplexer = multiplexer;
    this.transport = transport;
    this.frames = new FrameReader(in, this::wakeOthers);
    this.inbound = new Inbound(connection, multiplexer, wakes);
    this.executor = executor;
  }

  void start() {
    executor.execute(this);
  }

  /** When the last frame came, as nanoTime tells it. */
  long lastHeard() {
    return lastHeard;
  }

  /**
   * Sees to it that somebody reads.
   *
   * @return false if the connection turns out to be of no use any more
   */
  boolean wake() {
    if (!reading.compareAndSet(false, true)) {
      return true;
    }
    if (System.nanoTime() - lastHeard > KEPT_NANOS || !look()) {
      connection.retire();
      return false;
    }
    start();
    return true;
  }

  /** Takes what came while nobody read; the peer may have closed. */
  private boolean look() {
    try {
      transport.setTimeout(LOOK_MILLIS);
      for (int i = 0; i < MOST_AT_A_LOOK; i++) {
        step();
      }
    } catch (SocketTimeoutException e) {
      // Nothing more has come.
    } catch (ConnectionError e) {
      multiplexer.fail(e);
      transport.cut();
    } catch (IOException | RuntimeException e) {
      multiplexer.lost(e);
    }
    return connection.isUsable();
  }

  @Override
  public void run() {
    try {
      while (!multiplexer.isOver()) {
        if (multiplexer.outbound().isStuck()) {
          throw new SocketTimeoutException("the server does not read");
        }
        transport.setTimeout(MOMENT_MILLIS);
        if (!stepInTime() && connection.isIdle() && !frames.isWithinFrame() && rest()) {
          return;
        }
      }
    } catch (ConnectionError e) {
      multiplexer.fail(e);
      transport.drain();
    } catch (IOException | RuntimeException e) {
      multiplexer.lost(e);
    } finally {
      if (multiplexer.isOver()) {
        transport.close();
      }
    }
  }

  private boolean stepInTime() throws IOException {
    try {
      step();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private void step() throws IOException {
    Frame frame = frames.next();
    if (frame == null) {
      throw new EOFException("the server has closed the connection");
    }
    lastHeard = System.nanoTime();
    inbound.take(frame);
  }

  /** Others can go on while this one waits. */
  private void wakeOthers() {
    if (wakes.arePending() && !transport.hasPlenty()) {
      wakes.now();
    }
  }

  /** Whether it is certain that nobody needs a reader. */
  private boolean rest() {
    multiplexer.outbound().rest();
    reading.set(false);
    return connection.isIdle() || !reading.compareAndSet(false, true);
  }
}
