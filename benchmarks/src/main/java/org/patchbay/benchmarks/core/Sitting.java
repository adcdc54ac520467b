package org.patchbay.benchmarks.core;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.patchbay.benchmarks.measure.Contestant;
import org.patchbay.benchmarks.measure.Sample;
import org.patchbay.benchmarks.measure.Unit;

/**
 * Opens sessions, looks what they cost while they are idle, and closes them. What a client has once
 * for all of them is counted as well, divided by their number.
 */
final class Sitting implements Contestant {
  static final int SESSIONS = 200;
  private static final int MOST_COLLECTIONS = 50;
  private static final long SETTLED_BYTES = 4 << 10;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  /** Opens sessions. */
  interface Opener {
    /** Opens so many that are idle then. */
    List<AutoCloseable> open(int count) throws Exception;

    default void close() throws Exception {}

    /** An opener that ends something when it is closed. */
    static Opener of(Opener opener, AutoCloseable end) {
      return new Opener() {
        @Override
        public List<AutoCloseable> open(int count) throws Exception {
          return opener.open(count);
        }

        @Override
        public void close() throws Exception {
          end.close();
        }
      };
    }
  }

  private final String name;
  private final Opener opener;
  private final Unit unit;

  Sitting(String name, Opener opener, Unit unit) {
    this.name = name;
    this.opener = opener;
    this.unit = unit;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Sample run() throws Exception {
    double before = reading();
    List<AutoCloseable> sessions = opener.open(SESSIONS);
    double cost = (reading() - before) / SESSIONS;
    for (AutoCloseable session : sessions) {
      session.close();
    }
    return new Sample(cost, Double.NaN, SESSIONS);
  }

  private double reading() {
    if (unit == Unit.THREADS) {
      return ManagementFactory.getThreadMXBean().getThreadCount();
    }
    return settledHeap();
  }

  /** Some clients give up what they have only after they have been collected. */
  private static long settledHeap() {
    long last = Long.MAX_VALUE;
    long now = collected();
    for (int more = 0; more < MOST_COLLECTIONS && last - now > SETTLED_BYTES; more++) {
      LockSupport.parkNanos(PAUSE);
      last = now;
      now = collected();
    }
    return now;
  }

  private static long collected() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Override
  public void close() throws Exception {
    opener.close();
  }
}
