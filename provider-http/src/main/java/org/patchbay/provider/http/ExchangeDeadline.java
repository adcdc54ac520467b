package org.patchbay.provider.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpCancellation;
import org.patchbay.provider.http.h2.Deadline;
import org.patchbay.spi.ConnectContext;

/**
 * When an exchange must be over, from the wait for a network connection to the last byte of the
 * body: a server that spreads its bytes cannot stretch it, and the caller may cut it short.
 * Immutable.
 */
final class ExchangeDeadline implements Deadline {
  private final Duration limit;
  private final long end;
  private final @Nullable HttpCancellation cancellation;

  /** Kept for the core, which knows it weakly: whoever has the deadline can be cancelled. */
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private final @Nullable Runnable ending;

  private ExchangeDeadline(
      Duration limit, @Nullable HttpCancellation cancellation, @Nullable Runnable ending) {
    this.cancellation = cancellation;
    this.ending = ending;
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /**
   * Begins now.
   *
   * @param given the caller's own means to end the exchange, null for none; ending the asynchronous
   *     call that the exchange is in does so too, and ends nothing else
   */
  static ExchangeDeadline of(
      Duration limit, @Nullable HttpCancellation given, ConnectContext context) {
    HttpCancellation both = new HttpCancellation();
    Runnable ending = both::cancel;
    if (!context.whenCancelled(ending)) {
      return new ExchangeDeadline(limit, given, null);
    }
    if (given != null) {
      given.whenCancelled(ending);
    }
    return new ExchangeDeadline(limit, both, ending);
  }

  /**
   * How long something may still wait.
   *
   * @param most a bound that holds as well
   * @throws InternetException if the time is up, or the caller has cancelled
   */
  Timeout atMost(Timeout most) throws InternetException {
    long left = millisLeft();
    return left < most.toMilliseconds() ? Timeout.ofMilliseconds(left) : most;
  }

  /**
   * Milliseconds, at least one.
   *
   * @throws InternetException if the time is up, or the caller has cancelled
   */
  @Override
  public long millisLeft() throws InternetException {
    if (isCancelled()) {
      throw cancelled(null);
    }
    long left = end - System.nanoTime();
    if (left <= 0) {
      throw new InternetException(
          InternetError.TIMEOUT, "the exchange was not over within " + limit.toMillis() + " ms");
    }
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(left));
  }

  /** Whether the caller can end it. */
  boolean isCancellable() {
    return cancellation != null;
  }

  boolean isCancelled() {
    return cancellation != null && cancellation.isCancelled();
  }

  /** Has something closed when the caller cancels; whoever gives it keeps it. */
  void whenCancelled(Runnable action) {
    if (cancellation != null) {
      cancellation.whenCancelled(action);
    }
  }

  /** What a failure really is. */
  InternetException orCancelled(InternetException failure) {
    return isCancelled() ? cancelled(failure) : failure;
  }

  private static InternetException cancelled(@Nullable Exception cause) {
    return new InternetException(
        InternetError.OPERATION_CANCELLED, "the request was cancelled", cause);
  }
}
