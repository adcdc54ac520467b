package org.patchbay.provider.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who is inside a body: readers, until somebody abandons it. Whoever does so while readers are
 * inside leaves what there is to do to the last of them. Thread-safe.
 */
final class Readers {
  private static final int ABANDONED = 1;
  private static final int READER = 2;

  private final AtomicInteger state = new AtomicInteger();

  /** False if the body has been abandoned. */
  boolean enter() {
    while (true) {
      int before = state.get();
      if ((before & ABANDONED) != 0) {
        return false;
      }
      if (state.compareAndSet(before, before + READER)) {
        return true;
      }
    }
  }

  /**
   * A reader goes.
   *
   * @return whether it is the last one in a body that was abandoned meanwhile
   */
  boolean exit() {
    return state.addAndGet(-READER) == ABANDONED;
  }

  /** What abandoning came to. */
  enum Abandoned {
    /** Nobody is inside, nor will be. */
    ALONE,
    /** Somebody is inside, nobody comes after. */
    UNDER_READERS,
    /** It has been abandoned before. */
    ALREADY
  }

  Abandoned abandon() {
    int before = state.getAndUpdate(now -> now | ABANDONED);
    if ((before & ABANDONED) != 0) {
      return Abandoned.ALREADY;
    }
    return before == 0 ? Abandoned.ALONE : Abandoned.UNDER_READERS;
  }
}
