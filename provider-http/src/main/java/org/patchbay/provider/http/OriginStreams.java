package org.patchbay.provider.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.provider.http.h2.H2Connection;

/**
 * The HTTP/2 connections to one origin: one, and a further one when all streams of those that there
 * are are in use. One caller dials, for all who wait. Thread-safe; no connection is called with the
 * monitor held, since connections call back.
 */
final class OriginStreams {
  private static final long LOOK_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** Connections that a server ends, or allows nothing on, as soon as they are made. */
  private static final int MOST_FRUITLESS = 3;

  private final Origin origin;
  private final int most;
  private final SharedConnections connections = new SharedConnections();
  private final AtomicInteger changes = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private int dialling;
  private boolean alone = true;
  private volatile boolean forsaken;
  private volatile boolean closed;

  /** Makes a network connection. */
  @FunctionalInterface
  interface Dialling {
    /**
     * @param changed to be told when there may be more streams to be had
     * @return null if the server speaks HTTP/1.1 only
     */
    @Nullable H2Connection dial(Runnable changed) throws IOException;
  }

  OriginStreams(Origin origin, int most) {
    this.origin = origin;
    this.most = most;
  }

  /** Whether the origin is one for HTTP/1.1. */
  boolean isForsaken() {
    return forsaken;
  }

  /** HTTP/1.1 is spoken from now on. */
  void forsake() {
    forsaken = true;
    retire();
    changed();
  }

  /**
   * Sets a stream aside, on a new connection if it must be.
   *
   * @return null if the origin speaks HTTP/1.1 only
   */
  @Nullable H2Connection reserve(ExchangeDeadline deadline, Timeout wait, Dialling dialling)
      throws IOException {
    H2Connection first = connections.reserved();
    if (first != null) {
      return first;
    }
    waiting.incrementAndGet();
    try {
      return reserveInTime(deadline, wait, dialling);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a stream");
    } finally {
      waiting.decrementAndGet();
    }
  }

  private @Nullable H2Connection reserveInTime(
      ExchangeDeadline deadline, Timeout wait, Dialling dialling)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + deadline.atMost(wait).toNanoseconds();
    for (int fruitless = 0; !forsaken; ) {
      int seen = changes.get();
      H2Connection found = connections.reserved();
      if (found != null) {
        return found;
      }
      requireOpen();
      if (mayDial()) {
        H2Connection dialled = dial(dialling);
        if (dialled != null) {
          return dialled;
        }
        if (++fruitless == MOST_FRUITLESS) {
          throw new InternetException(
              InternetError.CONNECTION_ABORTED,
              origin + " takes no request on any of " + fruitless + " new connections");
        }
      } else {
        awaitChange(seen, deadline, end, wait);
      }
    }
    return null;
  }

  /** One at a time, unless that has failed; not while one has yet to say how much it can take. */
  private boolean mayDial() {
    boolean settled = connections.areSettled();
    int open = connections.size();
    synchronized (this) {
      if (!settled || open + dialling >= most || alone && dialling > 0) {
        return false;
      }
      dialling++;
      return true;
    }
  }

  private @Nullable H2Connection dial(Dialling how) throws IOException {
    boolean failed = true;
    try {
      H2Connection made = how.dial(this::changed);
      failed = false;
      if (made == null) {
        forsaken = true;
        return null;
      }
      boolean reserved = made.reserve();
      connections.add(made);
      if (closed) {
        made.retire();
      }
      return reserved ? made : null;
    } finally {
      synchronized (this) {
        dialling--;
        alone = !failed;
      }
      changed();
    }
  }

  private void awaitChange(int seen, ExchangeDeadline deadline, long end, Timeout wait)
      throws InternetException, InterruptedException {
    deadline.millisLeft();
    long left = end - System.nanoTime();
    if (left <= 0) {
      throw new InternetException(
          InternetError.TIMEOUT,
          "all streams of %d network connections to %s stayed in use for %d ms; are responses left open?"
              .formatted(connections.size(), origin, wait.toMilliseconds()));
    }
    long piece = deadline.isCancellable() ? Math.min(left, LOOK_UP_NANOS) : left;
    synchronized (this) {
      if (changes.get() == seen) {
        wait(TimeUnit.NANOSECONDS.toMillis(piece) + 1);
      }
    }
  }

  private void requireOpen() throws InternetException {
    if (closed) {
      throw new InternetException(
          InternetError.CONNECTION_ABORTED, "the connection was closed under the request");
    }
  }

  private void changed() {
    changes.incrementAndGet();
    if (waiting.get() > 0) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /** Closes those on which nothing is under way: if one is stale others may be. */
  void closeIdle() {
    connections.closeIdle();
  }

  /** Those that there are take no further request, and close when what they have is done. */
  void retire() {
    connections.retire();
  }

  void close() {
    closed = true;
    retire();
    changed();
  }
}
