package org.patchbay.provider.http.h2;

import java.util.concurrent.TimeUnit;

/**
 * Bounds what a peer may have us do for nothing: frames that bring no answer nearer (RFC 9113
 * §10.5) use up an allowance, which time and what is of use fill again. Thread-safe.
 */
final class FloodGuard {
  private static final int BURST = 1000;
  private static final int EACH_SECOND = 100;
  private static final int EACH_PIECE = 4;
  private static final int WORTH_SOMETHING = 512;
  private static final int MOST = 100_000;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private int allowance = BURST;
  private long filled = System.nanoTime();

  /**
   * A frame that is of no use by itself has come.
   *
   * @throws ConnectionError if it is one too many
   */
  synchronized void spend(String what) throws ConnectionError {
    if (allowance == 0) {
      refill();
    }
    if (allowance == 0) {
      throw ConnectionError.calm("a flood of frames that bring nothing, the last one a " + what);
    }
    allowance--;
  }

  /** A piece of a body has been sent: a peer may answer each with two windows that grow. */
  void sent(int bytes) {
    if (bytes >= WORTH_SOMETHING) {
      earn(EACH_PIECE);
    }
  }

  /** Something of use has come, or has been sent, to which a peer may answer so many frames. */
  synchronized void earn(int frames) {
    allowance = Math.min(MOST, allowance + frames);
  }

  private void refill() {
    long now = System.nanoTime();
    long seconds = (now - filled) / SECOND;
    if (seconds > 0) {
      allowance = (int) Math.min(BURST, seconds * EACH_SECOND);
      filled = now;
    }
  }
}
