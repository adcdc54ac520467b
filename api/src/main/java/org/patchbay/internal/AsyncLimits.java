package org.patchbay.internal;

/**
 * What a bundle's asynchronous calls may take.
 *
 * @param threads so many run at a time, 1 to 1024
 * @param waiting so many wait for that, 0 to a million
 */
record AsyncLimits(int threads, int waiting) {
  private static final int MOST_THREADS = 1024;
  private static final int MOST_WAITING = 1_000_000;

  /** Enough for a crawler, few enough for any machine. */
  static final AsyncLimits DEFAULT = new AsyncLimits(64, 10_000);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException outside of them
   */
  AsyncLimits {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException("threads must be 1 to " + MOST_THREADS + ": " + threads);
    }
    if (waiting < 0 || waiting > MOST_WAITING) {
      throw new IllegalArgumentException(
          "waiting calls must be 0 to " + MOST_WAITING + ": " + waiting);
    }
  }
}
