package org.patchbay.benchmarks.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What came out of a job.
 *
 * @param id of the job
 * @param title of the job
 * @param unit of the values
 * @param conditions under which it was measured
 * @param series one for each entrant, in the job's order
 * @param targets of the job
 */
public record Result(
    String id,
    String title,
    Unit unit,
    Conditions conditions,
    List<Series> series,
    List<Target> targets) {

  /**
   * What one entrant took in each round.
   *
   * @param name of the contestant
   * @param values one for each round, in the order of the rounds; empty if it did not take part
   * @param cpuSeconds mean processor time of a round, NaN if not known
   * @param absence why it did not take part, empty if it did
   */
  public record Series(String name, double[] values, double cpuSeconds, String absence) {
    /** Who was not there. */
    public static Series absent(String name, String why) {
      return new Series(name, new double[0], Double.NaN, why);
    }

    /** Whether it took part. */
    public boolean isPresent() {
      return absence.isEmpty();
    }
  }

  /** The figures of a target round by round, and what they come to; empty if someone is absent. */
  public Optional<Estimate> estimate(Target target) {
    Series own = series(Job.PATCHBAY);
    Series other = target.against().isEmpty() ? own : series(target.against());
    if (!own.isPresent() || !other.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        Estimate.of(
            IntStream.range(0, own.values().length)
                .mapToDouble(round -> target.figure(own.values()[round], other.values()[round]))
                .toArray()));
  }

  /** The series of a contestant. */
  public Series series(String name) {
    return series.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " has no contestant " + name));
  }
}
