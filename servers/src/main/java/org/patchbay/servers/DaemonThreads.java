package org.patchbay.servers;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** As many threads as a server needs at a time; none of them keeps the JVM alive. */
record DaemonThreads(ExecutorService executor) implements AutoCloseable {
  private static final long END_SECONDS = 5;

  static DaemonThreads named(String name) {
    return new DaemonThreads(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            }));
  }

  /** Interrupts all of them and waits for their end, but not for ever. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
