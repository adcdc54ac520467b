package org.patchbay.benchmarks.core;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A run of one benchmark by JMH.
 *
 * @param benchmark class and method
 * @param threads at once
 * @param iterations that count, in all forks together
 */
record MicroRun(String benchmark, int threads, int iterations) {
  private static final int FORKS = 2;
  private static final int WARMUP = 5;
  private static final int ITERATION_MILLIS = 300;
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /**
   * What came out.
   *
   * @param nanos of an operation, for each iteration
   * @param bytes allocated by an operation, for each iteration
   */
  record Readings(double[] nanos, double[] bytes) {}

  Readings run() {
    Options options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(benchmark) + "$")
            .threads(threads)
            .forks(FORKS)
            .warmupIterations(WARMUP)
            .warmupTime(TimeValue.milliseconds(ITERATION_MILLIS))
            .measurementIterations((iterations + FORKS - 1) / FORKS)
            .measurementTime(TimeValue.milliseconds(ITERATION_MILLIS))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    try {
      List<IterationResult> all =
          new Runner(options)
              .run().stream()
                  .map(RunResult::getBenchmarkResults)
                  .flatMap(Collection::stream)
                  .flatMap(fork -> fork.getIterationResults().stream())
                  .toList();
      return new Readings(
          each(all, iteration -> iteration.getPrimaryResult().getScore()),
          each(all, MicroRun::allocated));
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not run " + benchmark, e);
    }
  }

  private static double allocated(IterationResult iteration) {
    return Objects.requireNonNull(iteration.getSecondaryResults().get(ALLOCATED)).getScore();
  }

  private static double[] each(List<IterationResult> all, ToDoubleFunction<IterationResult> what) {
    return all.stream().mapToDouble(what).toArray();
  }
}
