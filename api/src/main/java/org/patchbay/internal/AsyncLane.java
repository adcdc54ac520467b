package org.patchbay.internal;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * Where the asynchronous calls of one bundle run: so many at a time, so many that wait. One
 * bundle's calls never wait for another's. There are no threads before the first call, and none ten
 * seconds after the last.
 */
final class AsyncLane {
  private static final long IDLE_THREAD_SECONDS = 10;

  private final String owner;
  private final AsyncLimits limits;
  private final AtomicInteger waiting = new AtomicInteger();
  private @Nullable ThreadPoolExecutor threads;
  private boolean closed;

  AsyncLane(String owner, AsyncLimits limits) {
    this.owner = owner;
    this.limits = limits;
  }

  /**
   * One more call waits, wherever it does.
   *
   * @throws InternetException if too many do
   */
  void enter() throws InternetException {
    if (waiting.incrementAndGet() > limits.threads() + limits.waiting()) {
      waiting.decrementAndGet();
      throw new InternetException(
          InternetError.LIMIT_EXCEEDED,
          "%s has %d asynchronous calls under way and %d more that wait: begin fewer, or raise asyncWaiting"
              .formatted(owner, limits.threads(), limits.waiting()));
    }
  }

  /** It waits and runs no longer. */
  void leave() {
    waiting.decrementAndGet();
  }

  /**
   * Runs a call when there is a thread for it; those that came before go first.
   *
   * @throws RejectedExecutionException if the last session of the bundle has been closed
   */
  void execute(AsyncCall<?> call) {
    threads().execute(call);
  }

  private synchronized ThreadPoolExecutor threads() {
    if (closed) {
      throw new RejectedExecutionException("the sessions of " + owner + " are closed");
    }
    ThreadPoolExecutor made = threads;
    if (made == null) {
      AtomicLong count = new AtomicLong();
      made =
          new ThreadPoolExecutor(
              limits.threads(),
              limits.threads(),
              IDLE_THREAD_SECONDS,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              task ->
                  new AsyncThread(task, "patchbay-async-" + owner + "-" + count.incrementAndGet()));
      made.allowCoreThreadTimeOut(true);
      threads = made;
    }
    return made;
  }

  /** The call will not run: nothing is kept of it. */
  synchronized void forget(AsyncCall<?> call) {
    if (threads != null) {
      threads.remove(call);
    }
  }

  /** The bundle has no session any more, and so no call: the threads end. */
  synchronized void close() {
    closed = true;
    if (threads != null) {
      threads.shutdown();
    }
  }
}
