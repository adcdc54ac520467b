package org.patchbay.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What one contestant took in one round.
 *
 * @param value wall time in seconds, or whatever else the job's unit says
 * @param cpuSeconds processor time of this JVM meanwhile, all its threads, its collector and its
 *     compiler among them; NaN if the work was done elsewhere
 * @param work what was done: bytes, entries, requests; the same for all contestants of a job
 */
public record Sample(double value, double cpuSeconds, long work) {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final double NANOS = 1e9;

  /** Work whose time is taken here. */
  @FunctionalInterface
  public interface Work {
    /** Does it and tells how much it was. */
    long run() throws Exception;
  }

  /** Runs work in this JVM by the clock. */
  public static Sample timed(Work work) throws Exception {
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    long done = work.run();
    long nanos = System.nanoTime() - start;
    return new Sample(nanos / NANOS, (SYSTEM.getProcessCpuTime() - cpu) / NANOS, done);
  }

  /** The same work done by another process: this JVM's processor time says nothing about it. */
  public Sample elsewhere() {
    return new Sample(value, Double.NaN, work);
  }
}
