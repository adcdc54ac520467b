package org.patchbay.api.ftp.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait, and the count of those who do them. The last added is done first, so that what
 * waits is never more than a few directories' entries. Thread-safe.
 */
final class TaskQueue {
  private static final long POLL_MILLIS = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<TreeWork.Task> waiting = new ArrayDeque<>();
  private int busy;
  private int workers;
  private boolean ended;

  /** Puts a task in front. */
  void add(TreeWork.Task task) {
    lock.lock();
    try {
      waiting.push(task);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether one more worker has something to do; if so, it is counted. */
  boolean hires(int most) {
    lock.lock();
    try {
      boolean hired = workers == 0 || workers < most && waiting.size() > 1;
      workers += hired ? 1 : 0;
      return hired;
    } finally {
      lock.unlock();
    }
  }

  /** The next task, awaited while one under way may add some; null if there is none. */
  TreeWork.@Nullable Task next() {
    lock.lock();
    try {
      while (!ended && waiting.isEmpty() && busy > 0) {
        changed.awaitUninterruptibly();
      }
      TreeWork.Task task = ended ? null : waiting.poll();
      busy += task == null ? 0 : 1;
      return task;
    } finally {
      lock.unlock();
    }
  }

  /** A task that {@link #next} gave is over. */
  void done() {
    lock.lock();
    try {
      busy--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A worker goes. */
  void retire() {
    lock.lock();
    try {
      workers--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Gives no more tasks. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits a moment, less if something changes; whether anybody is at work then. */
  boolean isAtWork() throws InterruptedException {
    lock.lock();
    try {
      if (workers > 0) {
        changed.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
      }
      return workers > 0;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }
}
