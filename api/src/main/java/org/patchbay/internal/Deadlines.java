package org.patchbay.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The total timeout of every call: a set of the calls in flight that one timer walks through. A
 * server that spreads its bytes cannot stretch it, since it does not look at bytes.
 */
final class Deadlines {
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private final Executor executor;

  /** Closing a socket is told to its listener, who may take long: not on the timer's thread. */
  Deadlines(Executor executor) {
    this.executor = executor;
  }

  /** A call in flight. */
  final class Call {
    private final Seat seat;
    private final @Nullable Thread thread;
    private final long deadline;
    private final AtomicBoolean resetting = new AtomicBoolean();
    private volatile boolean expired;

    private Call(Seat seat, @Nullable Thread thread) {
      this.seat = seat;
      this.thread = thread;
      this.deadline = System.nanoTime() + seat.lent().timeouts().total().toNanos();
    }

    void end() {
      calls.remove(this);
    }

    boolean isExpired() {
      return expired;
    }

    /** Again at each sweep: the provider may have dialled anew. */
    private void expire() {
      expired = true;
      if (resetting.compareAndSet(false, true)) {
        executor.execute(this::reset);
      }
    }

    private void reset() {
      try {
        if (calls.contains(this)) {
          seat.lent().belongings().reset();
        }
      } finally {
        resetting.set(false);
      }
    }
  }

  /** The calling thread goes inside. */
  Call start(Seat seat) {
    return started(new Call(seat, Thread.currentThread()));
  }

  /** Something goes on inside when the calling thread has left. */
  Call startAside(Seat seat) {
    return started(new Call(seat, null));
  }

  private Call started(Call call) {
    calls.add(call);
    return call;
  }

  /** Where a thread is inside at this moment. */
  Set<Seat> seatsOf(Thread thread) {
    return calls.stream()
        .filter(call -> call.thread == thread)
        .map(call -> call.seat)
        .collect(Collectors.toSet());
  }

  /** The threads that are inside one of these seats at this moment. */
  List<String> threadsIn(Collection<Seat> seats) {
    return calls.stream()
        .filter(call -> seats.contains(call.seat))
        .flatMap(call -> Stream.ofNullable(call.thread))
        .map(Thread::getName)
        .distinct()
        .toList();
  }

  /** Ends the calls whose time is up by resetting the sockets of their connection. */
  void sweep() {
    long now = System.nanoTime();
    for (Call call : calls) {
      if (call.deadline - now < 0) {
        call.expire();
      }
    }
  }
}
