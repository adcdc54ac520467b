package org.patchbay.cli.soak;

import java.util.Arrays;

/** Durations of operations. Thread-safe. */
final class SoakTimes {
  private static final double NANOS_PER_MILLI = 1e6;

  private long[] nanos = new long[1024];
  private int count;

  synchronized void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = duration;
  }

  synchronized Summary summary() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return new Summary(count, rank(sorted, 50), rank(sorted, 99), rank(sorted, 100));
  }

  /** By the nearest rank: a value that has been measured; 0 if nothing was. */
  private static double rank(long[] sorted, int percent) {
    int index = (int) Math.ceil(sorted.length * percent / 100.0) - 1;
    return sorted.length == 0 ? 0 : sorted[Math.max(0, index)] / NANOS_PER_MILLI;
  }

  /** Percentiles in milliseconds. */
  record Summary(int count, double p50, double p99, double max) {}
}
