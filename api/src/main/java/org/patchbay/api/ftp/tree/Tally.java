package org.patchbay.api.ftp.tree;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** Counts what becomes of a tree, and tells the listener. Thread-safe. */
final class Tally {
  private final TreeOptions options;
  private final AtomicLong completed = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final AtomicLong directories = new AtomicLong();
  private final AtomicLong entries = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final List<TreeProblem> problems = new CopyOnWriteArrayList<>();

  Tally(TreeOptions options) {
    this.options = options;
  }

  void begins(String path, long offset, long size) {
    options.listener.begins(path, offset, size);
  }

  void moved(String path, int count) throws InternetException {
    options.listener.moved(path, count);
    if (bytes.addAndGet(count) > options.bytes) {
      throw new InternetException(
          InternetError.LIMIT_EXCEEDED, "more than " + options.bytes + " bytes in all");
    }
  }

  void completed(String path) {
    completed.incrementAndGet();
    options.listener.completed(path);
  }

  void skipped(String path) {
    skipped.incrementAndGet();
    options.listener.skipped(path);
  }

  void directory() {
    directories.incrementAndGet();
  }

  /** Whether one more may be taken; if not, that is a problem of this one. */
  boolean admits(String path, int level) {
    if (level > options.levels) {
      problem(path, TreeProblem.Kind.LIMIT, "lies more than " + options.levels + " levels deep");
      return false;
    } else if (bytes.get() > options.bytes) {
      problem(path, TreeProblem.Kind.LIMIT, "comes after " + options.bytes + " bytes");
      return false;
    } else if (entries.incrementAndGet() > options.entries) {
      problem(path, TreeProblem.Kind.LIMIT, "is one more than " + options.entries + " entries");
      return false;
    }
    return true;
  }

  void problem(String path, TreeProblem.Kind kind, String words) {
    problem(path, kind, new IOException(path + " " + words));
  }

  void problem(String path, TreeProblem.Kind kind, IOException cause) {
    TreeProblem problem = new TreeProblem(path, kind, cause);
    problems.add(problem);
    options.listener.failed(problem);
  }

  TreeResult result(long unreached, boolean cancelled) {
    return new TreeResult(
        completed.get(),
        skipped.get(),
        directories.get(),
        Math.min(bytes.get(), options.bytes),
        unreached,
        cancelled,
        problems);
  }
}
