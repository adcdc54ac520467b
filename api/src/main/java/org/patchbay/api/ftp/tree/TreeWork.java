package org.patchbay.api.ftp.tree;

import java.io.IOException;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.ftp.FtpConnection;

/**
 * Does the tasks of one tree on a few threads of its own, a connection each, which end with it.
 * Each task may add others. Thread-safe.
 */
final class TreeWork {
  private final Lines lines;
  private final TreeOptions options;
  private final Tally tally;
  private final TaskQueue queue = new TaskQueue();
  private volatile boolean cancelled;

  /** A file or a directory. */
  interface Task {
    /** As problems name it. */
    String path();

    /** Does it; may be called again if the connection breaks. */
    void run(FtpConnection connection) throws IOException;
  }

  TreeWork(InternetSession session, ConnectRequest request, TreeOptions options) {
    this.lines = new Lines(session, request, options.attempts);
    this.options = options;
    this.tally = new Tally(options);
  }

  Tally tally() {
    return tally;
  }

  /** Does this task and all that come of it. */
  TreeResult run(Task root) throws IOException {
    add(root);
    if (awaitEnd()) {
      Thread.currentThread().interrupt();
    }
    int unreached = queue.size();
    IOException refusal = lines.refusal();
    if (unreached > 0 && !cancelled && refusal != null) {
      if (!lines.isConnected()) {
        throw refusal;
      }
      tally.problem(root.path(), TreeProblem.Kind.FAILED, refusal);
    }
    return tally.result(unreached, cancelled);
  }

  /** Called by tasks, and once to begin. */
  void add(Task task) {
    queue.add(task);
    // The first connection shows whether a login is possible at all.
    if (queue.hires(lines.isConnected() ? options.sessions : 1)) {
      Thread thread = new Thread(this::work, "patchbay-ftp-tree");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Until all workers have gone; whether the thread was interrupted meanwhile. */
  private boolean awaitEnd() {
    boolean interrupted = false;
    for (boolean working = true; working; ) {
      try {
        working = queue.isAtWork();
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (interrupted || options.listener.isCancelled()) {
        cancelled = true;
        queue.end();
        lines.cut();
      }
    }
    return interrupted;
  }

  private void work() {
    Lines.Line line = lines.line();
    try {
      for (Task task = queue.next(); task != null; task = line.hasGivenUp() ? null : queue.next()) {
        try {
          attempt(task, line);
        } finally {
          queue.done();
        }
      }
    } finally {
      line.close();
      queue.retire();
    }
  }

  private void attempt(Task task, Lines.Line line) {
    for (int i = 1; !cancelled; i++) {
      FtpConnection connection = line.connection();
      if (connection == null) {
        break;
      }
      try {
        task.run(connection);
        return;
      } catch (IOException | RuntimeException e) {
        boolean again = line.isBrokenBy(e) && i < options.attempts;
        if (!again && !cancelled) {
          tally.problem(task.path(), kindOf(e), told(e));
          return;
        }
      }
    }
    queue.add(task); // For another worker, or to be counted as not done.
  }

  private static TreeProblem.Kind kindOf(Exception e) {
    return e instanceof InternetException known && known.error() == InternetError.LIMIT_EXCEEDED
        ? TreeProblem.Kind.LIMIT
        : TreeProblem.Kind.FAILED;
  }

  private static IOException told(Exception e) {
    return e instanceof IOException io ? io : new IOException(String.valueOf(e.getMessage()), e);
  }
}
