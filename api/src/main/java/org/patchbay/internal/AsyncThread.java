package org.patchbay.internal;

import org.jspecify.annotations.Nullable;

/**
 * A thread of the core's that runs asynchronous calls. It knows which one, so that whatever runs on
 * it can ask whether that is still wanted; a caller's own thread never is one.
 */
final class AsyncThread extends Thread {
  /** Used by this thread alone. */
  private @Nullable AsyncCall<?> call;

  AsyncThread(Runnable task, String name) {
    super(null, task, name, 0, false);
    setContextClassLoader(null);
    setDaemon(true);
  }

  /** The asynchronous call that the calling thread runs, null if it is anybody else's thread. */
  static @Nullable AsyncCall<?> call() {
    return Thread.currentThread() instanceof AsyncThread thread ? thread.call : null;
  }

  /** The calling thread runs this from now on; null for nothing. */
  static void carry(@Nullable AsyncCall<?> next) {
    if (Thread.currentThread() instanceof AsyncThread thread) {
      thread.call = next;
    }
  }
}
