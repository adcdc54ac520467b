package org.patchbay.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous calls of a connection that does one thing at a time: each begins when the one
 * before it has ended, so that none keeps a thread while it waits. Thread-safe; nothing is called
 * under its lock.
 */
final class AsyncLine {
  private final Queue<AsyncCall<?>> waiting = new ArrayDeque<>(1);
  private boolean busy;

  /** Whether the call may go on at once; otherwise {@link #next()} gives it to somebody later. */
  synchronized boolean enter(AsyncCall<?> call) {
    if (busy) {
      waiting.add(call);
      return false;
    }
    busy = true;
    return true;
  }

  /** One has ended: the next one, null if there is none. */
  synchronized @Nullable AsyncCall<?> next() {
    AsyncCall<?> next = waiting.poll();
    busy = next != null;
    return next;
  }

  /** The call gives up its place; nothing happens if its turn has come. */
  synchronized void forget(AsyncCall<?> call) {
    waiting.remove(call);
  }
}
