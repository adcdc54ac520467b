package org.patchbay.provider.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.util.Timeout;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * When an exchange must be over, from the wait for a network connection to the last byte of the
 * body: a server that spreads its bytes cannot stretch it. Immutable.
 */
final class ExchangeDeadline {
  private final Duration limit;
  private final long end;

  ExchangeDeadline(Duration limit) {
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /**
   * How long something may still wait.
   *
   * @param most a bound that holds as well
   * @throws InternetException if the time is up
   */
  Timeout atMost(Timeout most) throws InternetException {
    long left = millisLeft();
    return left < most.toMilliseconds() ? Timeout.ofMilliseconds(left) : most;
  }

  /**
   * Milliseconds, at least one.
   *
   * @throws InternetException if the time is up
   */
  long millisLeft() throws InternetException {
    long left = end - System.nanoTime();
    if (left <= 0) {
      throw new InternetException(
          InternetError.TIMEOUT, "the exchange was not over within " + limit.toMillis() + " ms");
    }
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(left));
  }
}
