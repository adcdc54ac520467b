package org.patchbay.provider.http;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** The network connections to one origin: so many at a time, the last one used first. */
final class OriginConnections {
  /** Lets in all who wait. */
  private static final int EVERYBODY = 1 << 20;

  private static final long LOOK_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Origin origin;
  private final int most;
  private final Semaphore free;
  private final OriginStreams streams;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private volatile boolean keeping = true;

  private record Kept(WireConnection connection, long until) {}

  OriginConnections(Origin origin, int most) {
    this.origin = origin;
    this.most = most;
    this.free = new Semaphore(most, true);
    this.streams = new OriginStreams(origin, most);
  }

  /** Those of them that carry many requests at once. */
  OriginStreams streams() {
    return streams;
  }

  /** Waits until fewer than all are in use. */
  void enter(ExchangeDeadline deadline, Timeout wait)
      throws InternetException, InterruptedIOException {
    if (free.tryAcquire()) {
      return;
    }
    long end = System.nanoTime() + deadline.atMost(wait).toNanoseconds();
    try {
      while (!free.tryAcquire(piece(deadline, end), TimeUnit.NANOSECONDS)) {
        deadline.millisLeft();
        if (end - System.nanoTime() <= 0) {
          throw new InternetException(
              InternetError.TIMEOUT,
              "all %d network connections to %s stayed in use for %d ms; are responses left open?"
                  .formatted(most, origin, wait.toMilliseconds()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a network connection");
    }
  }

  /** Who can be cancelled looks up from time to time. */
  private static long piece(ExchangeDeadline deadline, long end) {
    long left = end - System.nanoTime();
    return deadline.isCancellable() ? Math.min(left, LOOK_UP_NANOS) : left;
  }

  void leave() {
    free.release();
  }

  /** One that may still be used, null if there is none. */
  @Nullable WireConnection poll() {
    for (Kept last = last(); last != null; last = last()) {
      if (last.until - System.nanoTime() > 0) {
        return last.connection;
      }
      last.connection.close(CloseMode.GRACEFUL);
    }
    return null;
  }

  private @Nullable Kept last() {
    synchronized (kept) {
      return kept.pollLast();
    }
  }

  /** Keeps one for later. */
  void keep(WireConnection connection, long millis) {
    Kept last = new Kept(connection, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    synchronized (kept) {
      kept.addLast(last);
    }
    if (!keeping) {
      closeKept();
    }
  }

  void closeKept() {
    for (Kept last = last(); last != null; last = last()) {
      last.connection.close(CloseMode.GRACEFUL);
    }
    streams.closeIdle();
  }

  void keepNoMore() {
    keeping = false;
    closeKept();
    streams.retire();
  }

  void close() {
    keepNoMore();
    streams.close();
    free.release(EVERYBODY);
  }
}
