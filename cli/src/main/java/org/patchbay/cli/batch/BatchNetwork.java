package org.patchbay.cli.batch;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.patchbay.api.InternetSession;
import org.patchbay.cli.surroundings.OpenSessions;

/** Gives each operation of a batch a session of its own, and no more time than it may take. */
final class BatchNetwork implements AutoCloseable {
  private final OpenSessions sessions;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "batch timer");
            thread.setDaemon(true);
            return thread;
          });

  BatchNetwork(OpenSessions sessions) {
    this.sessions = sessions;
  }

  /** What is done in a session. */
  @FunctionalInterface
  interface Work {
    void in(BatchSession session) throws IOException;
  }

  /** Opens a session as the fields say, works in it, closes it. */
  void use(BatchFields fields, Work work) throws IOException {
    try (BatchOptions options = BatchOptions.of(fields)) {
      InternetSession session = sessions.open(options.session());
      BatchSession batch = new BatchSession(session, options.total());
      ScheduledFuture<?> expiry =
          timer.schedule(batch::expire, options.total().toMillis(), TimeUnit.MILLISECONDS);
      try {
        work.in(batch);
      } catch (IOException e) {
        throw batch.explained(e);
      } finally {
        expiry.cancel(false);
        sessions.close(session);
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
