package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * Whose turn it is on a session: calls wait for each other, and are refused while a stream or an
 * enumeration has it (W-097, W-098). Thread-safe.
 */
final class Turn {
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean taken;

  void enter() {
    lock.lock();
  }

  void leave() {
    lock.unlock();
  }

  /** Does something in its turn. */
  <T> T in(Step<T> step) throws IOException {
    enter();
    try {
      return step.take();
    } finally {
      leave();
    }
  }

  /** Something that needs the session to itself. */
  @FunctionalInterface
  interface Step<T> {
    T take() throws IOException;
  }

  /** Something that outlives the call keeps the session, until it gives it back. */
  void take() {
    taken = true;
  }

  void giveBack() {
    taken = false;
  }

  boolean isTaken() {
    return taken;
  }

  void requireFree() throws InternetException {
    if (taken) {
      throw new InternetException(
          InternetError.FTP_TRANSFER_IN_PROGRESS,
          "a stream or an enumeration of this session is open: close it first");
    }
  }
}
