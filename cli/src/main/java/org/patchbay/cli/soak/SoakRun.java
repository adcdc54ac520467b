package org.patchbay.cli.soak;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What all threads of a soak share: the counts, and when it is over. Thread-safe. */
final class SoakRun {
  private final SoakTally tally = new SoakTally();
  private final CountDownLatch over = new CountDownLatch(1);
  private final BooleanSupplier interrupted;

  /**
   * Prepares a run.
   *
   * @param interrupted whether the whole command is to end
   */
  SoakRun(BooleanSupplier interrupted) {
    this.interrupted = interrupted;
  }

  SoakTally tally() {
    return tally;
  }

  /** Whether nothing new is to be begun. */
  boolean isOver() {
    return over.getCount() == 0 || interrupted.getAsBoolean();
  }

  /** Whether the whole command is to end: then errors are to be expected. */
  boolean isInterrupted() {
    return interrupted.getAsBoolean();
  }

  void end() {
    over.countDown();
  }

  /** Waits, but not beyond the end; gives the nanoseconds it took. */
  long pause(long millis) throws InterruptedException {
    long before = System.nanoTime();
    over.await(millis, TimeUnit.MILLISECONDS);
    return System.nanoTime() - before;
  }

  /** Within an operation: an interruption breaks it off. */
  void pause(long millis, SoakOperation operation) throws IOException {
    try {
      operation.paused(pause(millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
