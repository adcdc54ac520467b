package org.patchbay.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.benchmarks.measure.Conditions;
import org.patchbay.benchmarks.measure.Estimate;
import org.patchbay.benchmarks.measure.Job;
import org.patchbay.benchmarks.measure.Result;
import org.patchbay.benchmarks.measure.Target;
import org.patchbay.benchmarks.measure.Unit;
import org.patchbay.benchmarks.measure.Verdict;

/**
 * Results as tables: one line for each contestant of a job, who did not take part among them, with
 * what Patchbay has to reach against it. What has several targets against one has a line for each.
 */
public final class Markdown {
  private static final String HEAD =
      """
      | contestant | median | CPU | Patchbay against it | 95 % interval | target | verdict |
      |---|---:|---:|---:|---|---|---|
      """;

  private Markdown() {}

  /** All of it: how many targets are met, where it was measured, and a table for each job. */
  public static String of(List<Result> results) {
    return tally(results)
        + machines(results)
        + results.stream().map(Markdown::job).collect(Collectors.joining());
  }

  private static String tally(List<Result> results) {
    List<Verdict> verdicts =
        results.stream()
            .flatMap(
                result ->
                    result.targets().stream().flatMap(target -> verdict(result, target).stream()))
            .toList();
    long absent =
        results.stream().mapToLong(result -> result.targets().size()).sum() - verdicts.size();
    return "Targets: %d met, %d missed, %d undecided, %d not measured.\n"
        .formatted(
            count(verdicts, Verdict.MET),
            count(verdicts, Verdict.MISSED),
            count(verdicts, Verdict.UNDECIDED),
            absent);
  }

  private static long count(List<Verdict> verdicts, Verdict wanted) {
    return verdicts.stream().filter(verdict -> verdict == wanted).count();
  }

  private static Optional<Verdict> verdict(Result result, Target target) {
    return result.estimate(target).map(estimate -> Verdict.of(target, estimate));
  }

  private static String machines(List<Result> results) {
    return results.stream()
        .map(result -> "Measured on " + machine(result.conditions()) + ".\n")
        .distinct()
        .collect(Collectors.joining("", "\n", ""));
  }

  private static String machine(Conditions conditions) {
    return conditions.machine() + "; " + conditions.java();
  }

  /** The table of one job. */
  public static String job(Result result) {
    Conditions conditions = result.conditions();
    return "\n### %s\n%s.\n%d rounds, seed %d, load %s → %s.\n\n%s%s"
        .formatted(
            result.id(),
            result.title(),
            conditions.rounds(),
            conditions.seed(),
            load(conditions.loadBefore()),
            load(conditions.loadAfter()),
            HEAD,
            result.series().stream()
                .flatMap(series -> lines(result, series))
                .collect(Collectors.joining()));
  }

  private static String load(double load) {
    return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
  }

  private static Stream<String> lines(Result result, Result.Series series) {
    boolean own = series.name().equals(Job.PATCHBAY);
    List<Target> targets =
        result.targets().stream()
            .filter(target -> target.against().equals(own ? "" : series.name()))
            .toList();
    if (!targets.isEmpty()) {
      return targets.stream().map(target -> line(result, series, target, true));
    }
    return Stream.of(line(result, series, comparison(result.unit(), series.name()), false));
  }

  /** Where nothing is to be reached: times are divided, amounts are subtracted. */
  private static Target comparison(Unit unit, String against) {
    return unit == Unit.SECONDS ? Target.timeAtMost(1, against) : Target.moreAtMost(0, against);
  }

  private static String line(Result result, Result.Series series, Target target, boolean wanted) {
    Unit unit = result.unit();
    boolean compared = wanted || !series.name().equals(Job.PATCHBAY);
    Optional<Estimate> estimate = compared ? result.estimate(target) : Optional.empty();
    return "| %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            series.name(),
            series.isPresent()
                ? told(Estimate.of(series.values()).median(), unit)
                : "skipped: " + series.absence(),
            cpu(series),
            estimate.map(it -> target.figureInWords(it.median(), unit)).orElse(""),
            estimate.map(it -> interval(target, it, unit)).orElse(""),
            wanted ? target.words(unit) : "",
            wanted ? estimate.map(it -> Verdict.of(target, it).word()).orElse("not measured") : "");
  }

  private static String told(double value, Unit unit) {
    return Target.plain(unit.told(value)) + " " + unit.symbol();
  }

  private static String cpu(Result.Series series) {
    return Double.isFinite(series.cpuSeconds()) ? told(series.cpuSeconds(), Unit.SECONDS) : "";
  }

  private static String interval(Target target, Estimate estimate, Unit unit) {
    return target.bare(estimate.low(), unit) + " … " + target.bare(estimate.high(), unit);
  }
}
