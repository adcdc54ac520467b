package org.patchbay.cli.soak;

import java.util.concurrent.atomic.AtomicLong;

/** When swaps of one service's provider begin and end. Thread-safe. */
final class SwapClock {
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();

  void begin() {
    begun.incrementAndGet();
  }

  void end() {
    ended.incrementAndGet();
  }

  /** How many have begun so far. */
  long begun() {
    return begun.get();
  }

  /** How many have ended so far. */
  long ended() {
    return ended.get();
  }
}
