package org.patchbay.provider.http.h2;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What goes to the peer: one thread at a time writes, and sends for those who come meanwhile as
 * well. What only answers the peer waits in line and for nobody. Thread-safe.
 */
final class Outbound {
  /** Beyond this those who wait are not waited for. */
  private static final int FULL = 32 * 1024;

  /** A peer that has us answer this much without reading it means no good. */
  private static final int MOST_ANSWERS = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final FrameWriter frames;
  private final Consumer<IOException> broken;
  private final Queue<Consumer<FrameWriter>> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile @Nullable Patience writer;
  private volatile long since;

  /** Something to write under the lock. */
  @FunctionalInterface
  interface Writing {
    void to(FrameWriter frames) throws IOException;
  }

  /**
   * @param broken is told why nothing can be sent any more
   */
  Outbound(FrameWriter frames, Consumer<IOException> broken) {
    this.frames = frames;
    this.broken = broken;
  }

  /** Writes frames that others must not get between, and sends them. */
  void write(Patience patience, Writing writing) throws IOException {
    enter(patience);
    since = System.nanoTime();
    writer = patience;
    try {
      writing.to(frames);
      if (!lock.hasQueuedThreads() || frames.pending() > FULL) {
        flush();
      }
    } finally {
      writer = null;
      lock.unlock();
    }
    answer();
  }

  /** Sends as soon as nobody else does; waits for no lock. */
  void answer(Consumer<FrameWriter> frame) throws ConnectionError {
    if (waiting.incrementAndGet() > MOST_ANSWERS) {
      throw ConnectionError.calm("more to answer than the server reads");
    }
    answers.add(frame);
    answer();
  }

  /**
   * The same, where it is certain that it gets through.
   *
   * @return whether the lock was to be had in time
   */
  boolean answer(Consumer<FrameWriter> frame, long millis) throws ConnectionError {
    answer(frame);
    try {
      if (!lock.tryLock(millis, TimeUnit.MILLISECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    flushAndLeave();
    return true;
  }

  /** Whether it is this exchange that is writing. */
  boolean isWritten(Patience exchange) {
    return writer == exchange;
  }

  /** Whether somebody has been writing for longer than his exchange may take. */
  boolean isStuck() {
    long begun = since;
    Patience exchange = writer;
    return exchange != null && exchange.isExhausted(begun);
  }

  /** For a while nothing will be sent. */
  void rest() {
    if (lock.tryLock()) {
      try {
        frames.rest();
      } finally {
        lock.unlock();
      }
    }
  }

  private void answer() {
    while (!answers.isEmpty() && lock.tryLock()) {
      flushAndLeave();
    }
  }

  private void flushAndLeave() {
    try {
      flush();
    } catch (IOException e) {
      answers.clear(); // whoever has to know has been told
    } finally {
      lock.unlock();
    }
  }

  /** Whoever sends in front may stand still, since the peer does not read: then all do. */
  private void enter(Patience patience) throws IOException {
    if (lock.tryLock()) {
      return;
    }
    try {
      if (lock.tryLock(patience.millisLeft(), TimeUnit.MILLISECONDS)) {
        return;
      }
      relieve();
      patience.millisLeft(); // its own time may be up, which is nobody's fault
      IOException stuck = new SocketTimeoutException("the server does not read");
      broken.accept(stuck);
      throw stuck;
    } catch (InterruptedException e) {
      relieve();
      throw Patience.interrupted();
    }
  }

  /** Whoever came before may have left it to us to send. */
  private void relieve() {
    if (lock.tryLock()) {
      flushAndLeave();
    }
  }

  private void flush() throws IOException {
    try {
      for (Consumer<FrameWriter> next = answers.poll(); next != null; next = answers.poll()) {
        waiting.decrementAndGet();
        next.accept(frames);
      }
      frames.flush();
    } catch (IOException e) {
      broken.accept(e);
      throw e;
    }
  }
}
