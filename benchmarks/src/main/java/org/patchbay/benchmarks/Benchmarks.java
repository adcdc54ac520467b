package org.patchbay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.patchbay.benchmarks.measure.Measurement;
import org.patchbay.benchmarks.measure.Result;
import org.patchbay.benchmarks.measure.Rounds;
import org.patchbay.benchmarks.report.Markdown;
import org.patchbay.benchmarks.report.Publication;
import org.patchbay.benchmarks.report.ResultJson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command: runs jobs, prints their tables, and publishes them. */
@Command(
    name = "benchmarks/run",
    mixinStandardHelpOptions = true,
    description = "Measures Patchbay beside raw sockets, the libraries themselves and peers.",
    footer = {"", "What servers must have, and all settings: benchmarks/README.md"})
public final class Benchmarks implements Callable<Integer> {
  @Parameters(
      paramLabel = "JOB",
      description = "Ids of jobs, or beginnings of ids: ftp, http.get; all if none is given.")
  private List<String> wanted = new ArrayList<>();

  @Option(names = "--list", description = "Lists the jobs and ends.")
  private boolean list;

  @Option(
      names = "--rounds",
      defaultValue = "30",
      description = "Rounds that count; fewer than 30 decide nothing. ${DEFAULT-VALUE} by default.")
  private int rounds = 30;

  @Option(
      names = "--warmup",
      defaultValue = "5",
      description = "Rounds before them. ${DEFAULT-VALUE} by default.")
  private int warmup = 5;

  @Option(names = "--seed", description = "Of the order of contestants; drawn if not given.")
  private long seed = System.nanoTime() % 1_000_000;

  @Option(names = "--settings", description = "A properties file: servers, files, programs.")
  private @Nullable Path settings;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting; may be repeated.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(names = "--json", description = "Writes all values of all rounds to this file.")
  private @Nullable Path json;

  @Option(
      names = "--publish",
      description = "Replaces the tables of these jobs in this Markdown file.")
  private @Nullable Path publish;

  /** Runs the command. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    try (Catalogue catalogue = new Catalogue(Settings.read(settings, set))) {
      return run(catalogue.all());
    }
  }

  private int run(List<Measurement> all) throws Exception {
    List<Measurement> jobs = all.stream().filter(this::isWanted).toList();
    if (list) {
      jobs.forEach(job -> System.out.printf("%-28s %s%n", job.id(), job.title()));
      return 0;
    }
    if (jobs.isEmpty()) {
      System.err.println("no job is named " + wanted + "; --list shows them");
      return CommandLine.ExitCode.USAGE;
    }
    System.out.println("seed " + seed);
    List<Result> results = new ArrayList<>();
    for (Measurement job : jobs) {
      Optional<Result> result = measured(job);
      if (result.isPresent()) {
        results.add(result.get());
        store(results, all); // after each job: who breaks off keeps what was measured
      }
    }
    return results.size() == jobs.size() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** A job that fails says so and does not keep the others from being measured. */
  private Optional<Result> measured(Measurement job) {
    System.err.println(job.id() + " …");
    try {
      Result result = job.measure(new Rounds(rounds, warmup, seed));
      System.out.print(Markdown.job(result));
      return Optional.of(result);
    } catch (Exception e) {
      System.out.println("\n### " + job.id() + "\nfailed, nothing is published of it: " + e);
      e.printStackTrace();
      return Optional.empty();
    }
  }

  private void store(List<Result> results, List<Measurement> all) throws IOException {
    if (json != null) {
      Files.writeString(json, ResultJson.write(results));
    }
    if (publish != null) {
      List<String> order = all.stream().map(Measurement::id).toList();
      new Publication(publish).publish(results, order);
    }
  }

  private boolean isWanted(Measurement job) {
    return wanted.isEmpty() || wanted.stream().anyMatch(job.id()::startsWith);
  }
}
