package org.patchbay.benchmarks.measure;

/**
 * A contestant that works in this JVM and is timed.
 *
 * @param name of the contestant
 * @param work of one round
 * @param end closes what the work uses
 */
public record Timed(String name, Sample.Work work, AutoCloseable end) implements Contestant {
  /** A contestant that has nothing to close. */
  public Timed(String name, Sample.Work work) {
    this(name, work, () -> {});
  }

  @Override
  public Sample run() throws Exception {
    return Sample.timed(work);
  }

  @Override
  public void close() throws Exception {
    end.close();
  }
}
