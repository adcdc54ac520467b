package org.patchbay.benchmarks.core;

import static org.patchbay.benchmarks.measure.Target.valueAtMost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.benchmarks.measure.Conditions;
import org.patchbay.benchmarks.measure.Job;
import org.patchbay.benchmarks.measure.Measurement;
import org.patchbay.benchmarks.measure.Result;
import org.patchbay.benchmarks.measure.Rounds;
import org.patchbay.benchmarks.measure.Target;
import org.patchbay.benchmarks.measure.Unit;
import org.patchbay.internal.LookupBenchmark;

/**
 * Single steps of the core by JMH. An iteration counts as a round; contestants are not interleaved,
 * each has forks of its own.
 */
public final class MicroJobs {
  private static final String HANDLE = HandleBenchmark.class.getName() + ".";
  private static final String LOOKUP = LookupBenchmark.class.getName() + ".lookup";
  private static final int CROWD = 8;

  /** What rounds to no byte: JMH divides what the whole JVM allocates. */
  private static final double HARDLY_A_BYTE = 0.5;

  /** One run of JMH tells of time and of bytes. */
  private final Map<MicroRun, MicroRun.Readings> done = new HashMap<>();

  /** All of them. */
  public List<Measurement> all() {
    List<Column> lookup = List.of(new Column(Job.PATCHBAY, LOOKUP));
    List<Column> call =
        List.of(
            new Column(Job.PATCHBAY, HANDLE + "handle"),
            new Column("provider's object", HANDLE + "bare"));
    List<Column> connect = List.of(new Column(Job.PATCHBAY, HANDLE + "connect"));
    String find = "Finding the provider for connect(), one of eight";
    return List.of(
        new Micro("core.lookup", find, Unit.NANOS, 1, lookup, List.of(valueAtMost(10))),
        new Micro(
            "core.lookup.crowd",
            find + ", " + CROWD + " threads",
            Unit.NANOS,
            CROWD,
            lookup,
            List.of(valueAtMost(30))),
        new Micro(
            "core.lookup.bytes", find, Unit.BYTES, 1, lookup, List.of(valueAtMost(HARDLY_A_BYTE))),
        new Micro("core.call", "A call that does nothing", Unit.NANOS, 1, call, List.of()),
        new Micro("core.call.bytes", "A call that does nothing", Unit.BYTES, 1, call, List.of()),
        new Micro("core.connect", "connect() and close()", Unit.NANOS, 1, connect, List.of()),
        new Micro(
            "core.connect.bytes", "connect() and close()", Unit.BYTES, 1, connect, List.of()));
  }

  private record Column(String name, String benchmark) {}

  private final class Micro implements Measurement {
    private final String id;
    private final String title;
    private final Unit unit;
    private final int threads;
    private final List<Column> columns;
    private final List<Target> targets;

    Micro(
        String id,
        String title,
        Unit unit,
        int threads,
        List<Column> columns,
        List<Target> targets) {
      this.id = id;
      this.title = title;
      this.unit = unit;
      this.threads = threads;
      this.columns = columns;
      this.targets = targets;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String title() {
      return title;
    }

    @Override
    public Result measure(Rounds rounds) {
      double loadBefore = Conditions.load();
      List<Result.Series> series =
          columns.stream().map(column -> series(column, rounds.count())).toList();
      return new Result(
          id,
          title,
          unit,
          Conditions.now(rounds.count(), rounds.seed(), loadBefore),
          series,
          targets);
    }

    private Result.Series series(Column column, int count) {
      MicroRun.Readings readings =
          done.computeIfAbsent(new MicroRun(column.benchmark(), threads, count), MicroRun::run);
      return new Result.Series(
          column.name(), unit == Unit.NANOS ? readings.nanos() : readings.bytes(), Double.NaN, "");
    }
  }
}
