package org.patchbay.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider departs: nothing begins, what is under way may end until the deadline, the rest is
 * cut. Runs on the thread that stops the provider and never keeps it past the deadline, whatever
 * the provider's code and the listeners do: they run on other threads, and cutting is closing
 * sockets of ours.
 */
final class Departure {
  private static final Logger LOG = LoggerFactory.getLogger(Departure.class);
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final int FEW = 8;

  private final Lease lease;
  private final Deadlines calls;
  private final Executor executor;
  private final LongSupplier deadline;
  private final List<Seat> told = new ArrayList<>();
  private final Set<Seat> letGo = new HashSet<>();
  private boolean leads;
  private int moved;
  private int drained;
  private int resumed;
  private int cut;

  /**
   * Prepares a departure.
   *
   * @param deadline by {@link System#nanoTime()}; a shutdown may bring it forward meanwhile
   */
  Departure(Lease lease, Deadlines calls, Executor executor, LongSupplier deadline) {
    this.lease = lease;
    this.calls = calls;
    this.executor = executor;
    this.deadline = deadline;
  }

  /** Nothing begins any more, and what is idle is let go. */
  void begin() {
    lease.drain();
    leads = lease.leadDeparture();
    if (leads) {
      announce();
      cutOwnCalls();
      letGoOfIdle();
    }
  }

  /** Waits for what is under way until the deadline, then cuts it. */
  void end() {
    if (!leads) {
      join();
      return;
    }
    try {
      drain();
    } finally {
      cutTheRest();
      tell(Seat::announceGone);
      lease.departed().countDown();
    }
    LOG.info("{}", this);
  }

  /**
   * For deployers: connections that were idle, whose work ended in time, whose downloads go on
   * elsewhere, and who lost a call or a transfer.
   */
  @Override
  public String toString() {
    return "%s left: %d moved, %d drained, %d resumed, %d cut"
        .formatted(lease.offer().name(), moved, drained, resumed, cut);
  }

  private void join() {
    try {
      if (!lease.departed().await(nanosLeft(), TimeUnit.NANOSECONDS)) {
        LOG.warn("{} is still leaving", lease.offer().name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void announce() {
    told.addAll(lease.seats());
    tell(Seat::announceDraining);
  }

  private void tell(Consumer<Seat> announcement) {
    runByFew(told.stream().<Runnable>map(seat -> () -> announcement.accept(seat)).toList());
  }

  /** A call that stops its own provider would wait for itself. */
  private void cutOwnCalls() {
    for (Seat seat : calls.seatsOf(Thread.currentThread())) {
      if (seat.lease() == lease) {
        seat.withdraw(executor, executor);
        lease.leave(seat);
        cut++;
      }
    }
  }

  private void letGoOfIdle() {
    List<Seat> idle = lease.seats().stream().filter(Seat::isIdle).toList();
    resumed = (int) idle.stream().filter(Seat::leavesDownloads).count();
    moved = idle.size() - resumed - (int) idle.stream().filter(Seat::isResting).count();
    letGo.addAll(idle);
    closeTogether(idle.stream().filter(Seat::detach).toList());
  }

  /** Lets go of each other seat as soon as it is idle. */
  private void drain() {
    while (!lease.seats().isEmpty() && isTimeLeft()) {
      LockSupport.parkNanos(this, Math.min(SLICE_NANOS, nanosLeft()));
      for (Seat seat : lease.seats()) {
        if (!letGo.contains(seat) && seat.isIdle()) {
          letGo.add(seat);
          if (seat.leavesDownloads()) {
            resumed++;
          } else {
            drained++;
          }
          if (seat.detach()) {
            executor.execute(() -> release(seat));
          }
        }
      }
    }
  }

  private long nanosLeft() {
    return deadline.getAsLong() - System.nanoTime();
  }

  private boolean isTimeLeft() {
    return nanosLeft() > 0 && !Thread.currentThread().isInterrupted();
  }

  private void closeTogether(List<Seat> seats) {
    runByFew(seats.stream().<Runnable>map(seat -> () -> release(seat)).toList());
  }

  /** Runs many things that may each take long by a few threads; one that hangs holds up one. */
  private void runByFew(List<Runnable> tasks) {
    Queue<Runnable> queue = new ConcurrentLinkedQueue<>(tasks);
    for (int i = 0; i < Math.min(FEW, tasks.size()); i++) {
      executor.execute(
          () -> {
            for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
              task.run();
            }
          });
    }
  }

  private void release(Seat seat) {
    seat.release();
    lease.signal();
  }

  /** Idle ones whose provider took too long to take leave are not counted: nobody misses a call. */
  private void cutTheRest() {
    List<Seat> rest = new ArrayList<>(lease.seats());
    List<Seat> busy = rest.stream().filter(seat -> !seat.isIdle()).toList();
    int lost = (int) busy.stream().filter(Seat::losesByACut).count();
    lease.end();
    cut += lost;
    resumed += busy.size() - lost;
    rest.addAll(lease.seats());
    List<Runnable> foreign = new ArrayList<>();
    List<Runnable> listeners = new ArrayList<>();
    for (Seat seat : rest) {
      seat.withdraw(foreign::add, listeners::add);
      lease.leave(seat);
    }
    runByFew(foreign);
    runByFew(listeners);
    for (String name : calls.threadsIn(rest)) {
      LOG.warn("thread {} was still inside {} and has been cut off", name, lease.offer().name());
    }
  }
}
