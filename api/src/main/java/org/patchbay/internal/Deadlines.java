package org.patchbay.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The total timeout of every call: one timer walks through the calls in flight. A server that
 * spreads its bytes cannot stretch it, since it does not look at bytes.
 */
final class Deadlines {
  private final InFlight<Call> calls = new InFlight<>();
  private final Executor executor;

  /** Closing a socket is told to its listener, who may take long: not on the timer's thread. */
  Deadlines(Executor executor) {
    this.executor = executor;
  }

  /** A call in flight. */
  final class Call {
    private final Seat seat;
    private final @Nullable Thread thread;
    private volatile boolean resetting;
    private volatile boolean expired;
    private volatile boolean ended;
    private int place = InFlight.NOWHERE;
    private boolean seen;
    private long deadline;

    private Call(Seat seat, @Nullable Thread thread) {
      this.seat = seat;
      this.thread = thread;
    }

    void end() {
      ended = true;
      calls.remove(this, place);
    }

    /** Told apart by being another: the first identity hash of an object is a slow one. */
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return thread == null ? 0 : Long.hashCode(thread.getId());
    }

    boolean isExpired() {
      return expired;
    }

    /**
     * The time runs from the first sweep that finds the call. Most calls end before there is one,
     * and never ask for the time, which would be a good part of what a call costs the core.
     */
    private boolean isOver(long now) {
      if (!seen) {
        seen = true;
        deadline = now + seat.lent().timeouts().total().toNanos();
      }
      return deadline - now < 0;
    }

    /** Again at each sweep: the provider may have dialled anew. */
    private void expire() {
      expired = true;
      if (!resetting) {
        resetting = true;
        executor.execute(this::reset);
      }
    }

    private void reset() {
      try {
        if (!ended) {
          seat.lent().belongings().reset();
        }
      } finally {
        resetting = false;
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
    call.place = calls.add(call);
    return call;
  }

  private Stream<Call> inFlight() {
    Stream.Builder<Call> found = Stream.builder();
    calls.forEach(found);
    return found.build();
  }

  /** Where a thread is inside at this moment. */
  Set<Seat> seatsOf(Thread thread) {
    return inFlight()
        .filter(call -> call.thread == thread)
        .map(call -> call.seat)
        .collect(Collectors.toSet());
  }

  /** The threads that are inside one of these seats at this moment. */
  List<String> threadsIn(Collection<Seat> seats) {
    return inFlight()
        .filter(call -> seats.contains(call.seat))
        .flatMap(call -> Stream.ofNullable(call.thread))
        .map(Thread::getName)
        .distinct()
        .toList();
  }

  /**
   * Ends the calls whose time is up by resetting the sockets of their connection. One thread at a
   * time; a call may last longer than its time by as much as there is between two sweeps.
   */
  void sweep() {
    long now = System.nanoTime();
    calls.forEach(
        call -> {
          if (call.isOver(now)) {
            call.expire();
          }
        });
  }
}
