package org.patchbay.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs a job: in each round every contestant once, in one JVM. Who begins rotates, the order of the
 * others is drawn anew for each round, so that nobody always works in the wake of the same one.
 *
 * @param count rounds that count
 * @param warmup rounds before them that do not
 * @param seed of the order
 */
public record Rounds(int count, int warmup, long seed) {

  /** Measures a job; who cannot take part is in the result with the reason. */
  public Result run(Job job) throws Exception {
    double loadBefore = Conditions.load();
    Map<String, String> absences = new LinkedHashMap<>();
    List<Contestant> contestants = new ArrayList<>();
    try {
      enter(job, contestants, absences);
      Map<String, List<Sample>> samples = race(job, contestants);
      List<Result.Series> series =
          job.entrants().stream()
              .map(entrant -> series(entrant.name(), samples, absences))
              .toList();
      return new Result(
          job.id(),
          job.title(),
          job.unit(),
          Conditions.now(count, seed, loadBefore),
          series,
          job.targets());
    } finally {
      for (Contestant contestant : contestants) {
        contestant.close();
      }
    }
  }

  private static void enter(Job job, List<Contestant> contestants, Map<String, String> absences)
      throws Exception {
    for (Job.Entrant entrant : job.entrants()) {
      try {
        contestants.add(entrant.entry().enter());
      } catch (Unavailable e) {
        absences.put(entrant.name(), String.valueOf(e.getMessage()));
      }
    }
  }

  private Map<String, List<Sample>> race(Job job, List<Contestant> contestants) throws Exception {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    Random random = new Random(seed);
    long expected = -1;
    for (int round = -warmup; round < count; round++) {
      for (Contestant contestant : order(contestants, round + warmup, random)) {
        Sample sample = contestant.run();
        expected = expected < 0 ? sample.work() : expected;
        requireSameWork(job, contestant, sample, expected);
        if (round >= 0) {
          samples.computeIfAbsent(contestant.name(), name -> new ArrayList<>()).add(sample);
        }
      }
    }
    return samples;
  }

  static <T> List<T> order(List<T> all, int round, Random random) {
    if (all.isEmpty()) {
      return all;
    }
    List<T> others = new ArrayList<>(all);
    T first = others.remove(round % all.size());
    Collections.shuffle(others, random);
    others.add(0, first);
    return others;
  }

  private static void requireSameWork(
      Job job, Contestant contestant, Sample sample, long expected) {
    if (sample.work() != expected) {
      throw new IllegalStateException(
          job.id()
              + ": "
              + contestant.name()
              + " did "
              + sample.work()
              + " where another did "
              + expected
              + ": their times cannot be compared");
    }
  }

  private static Result.Series series(
      String name, Map<String, List<Sample>> samples, Map<String, String> absences) {
    List<Sample> own = samples.get(name);
    if (own == null) {
      return Result.Series.absent(name, absences.getOrDefault(name, "not here"));
    }
    return new Result.Series(
        name,
        own.stream().mapToDouble(Sample::value).toArray(),
        own.stream().mapToDouble(Sample::cpuSeconds).average().orElse(Double.NaN),
        "");
  }
}
