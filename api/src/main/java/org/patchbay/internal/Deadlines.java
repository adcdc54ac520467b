package org.patchbay.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;

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
    private final @Nullable AsyncCall<?> work;
    private volatile boolean resetting;
    private volatile boolean expired;
    private volatile boolean ended;
    private int place = InFlight.NOWHERE;
    private boolean seen;
    private long deadline;

    private Call(Seat seat, @Nullable Thread thread, @Nullable AsyncCall<?> work) {
      this.seat = seat;
      this.thread = thread;
      this.work = work;
    }

    /** Not while it is being cut: the next call of the connection would be cut instead. */
    void end() {
      if (work == null) {
        leave();
      } else {
        synchronized (this) {
          leave();
        }
      }
    }

    private void leave() {
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

    /**
     * Nothing more begins in an asynchronous call that was cancelled.
     *
     * @throws InternetException if it was
     */
    void requireWanted() throws InternetException {
      if (work != null) {
        work.requireWanted();
      }
    }

    boolean isCancelled() {
      return work != null && work.isCancelled();
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

    /** Again at each sweep: another call of the connection may have been in the way. */
    private void cut() {
      if (!resetting) {
        resetting = true;
        executor.execute(this::cutWhatIsItsOwn);
      }
    }

    private void cutWhatIsItsOwn() {
      Belongings belongings = seat.lent().belongings();
      try {
        belongings.resetWhatDials(thread, executor);
        if (work != null && work.enders().run(seat.lent())) {
          return;
        }
        synchronized (this) {
          if (!ended && isAlone()) {
            belongings.reset(executor);
          }
        }
      } finally {
        resetting = false;
      }
    }

    private boolean isAlone() {
      return inFlight().noneMatch(other -> other.work != work && other.seat == seat);
    }
  }

  /** The calling thread goes inside. */
  Call start(Seat seat) {
    return started(new Call(seat, Thread.currentThread(), AsyncThread.call()));
  }

  /** Something goes on inside when the calling thread has left. */
  Call startAside(Seat seat) {
    return started(new Call(seat, null, null));
  }

  private Call started(Call call) {
    call.place = calls.add(call);
    return call;
  }

  /** Ends what an asynchronous call is in at this moment. */
  void cancel(AsyncCall<?> work) {
    inFlight().filter(call -> call.work == work).forEach(Call::cut);
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
          } else if (call.isCancelled()) {
            call.cut();
          }
        });
  }
}
