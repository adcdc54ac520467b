package org.patchbay.provider.http.h2;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** How long one exchange waits: not beyond its deadline, and not longer for each next step. */
final class Patience {
  private final Deadline deadline;
  private volatile long silenceMillis;

  Patience(Deadline deadline, long silenceMillis) {
    this.deadline = deadline;
    this.silenceMillis = silenceMillis;
  }

  /** From now on this is how long it waits for a next step. */
  void shorten(long millis) {
    silenceMillis = millis;
  }

  /** When a step that is waited for from now on must have come, as nanoTime tells it. */
  long end() {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(silenceMillis);
  }

  /**
   * Waits to be notified.
   *
   * @param monitor held
   * @return false, without having waited, if the end has been reached
   * @throws InternetException if the exchange must be over
   */
  boolean await(Object monitor, long end) throws InternetException, InterruptedIOException {
    long most = deadline.millisLeft();
    long left = end - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    try {
      monitor.wait(Math.min(most, TimeUnit.NANOSECONDS.toMillis(left) + 1));
      return true;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Milliseconds that one step may take. */
  long millisLeft() throws InternetException {
    return Math.min(deadline.millisLeft(), Math.max(1, silenceMillis));
  }

  /** Whether a step that has lasted since then has taken too long. */
  boolean isExhausted(long since) {
    try {
      long most = TimeUnit.MILLISECONDS.toNanos(silenceMillis);
      return deadline.millisLeft() == 0 || System.nanoTime() - since > most;
    } catch (InternetException e) {
      return true;
    }
  }

  /** A step has taken too long. */
  InternetException exhausted(String step) {
    return new InternetException(
        InternetError.TIMEOUT, step + " did not come for " + silenceMillis + " ms");
  }

  static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while waiting for the server");
  }
}
