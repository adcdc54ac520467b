package org.patchbay.cli.soak;

import java.io.PrintStream;
import java.util.Locale;
import org.patchbay.cli.text.Table;
import org.patchbay.cli.text.Terminal;
import org.patchbay.cli.text.Text;

/** Tells people what a soak came to. */
final class SoakReport {
  private final Terminal terminal;
  private final PrintStream out;

  SoakReport(Terminal terminal) {
    this.terminal = terminal;
    out = terminal.out();
  }

  void tell(SoakVerdict verdict) {
    out.println(heading(verdict));
    out.println();
    counts(verdict);
    out.println();
    times(verdict);
    verdict.problems().forEach(this::problem);
    verdict.leaks().details().forEach(line -> out.println("LEFT    " + Text.oneLine(line)));
    out.println();
    out.println(
        verdict.passed()
            ? "Nothing failed, nothing was left behind."
            : verdict.failed() + " failed, " + verdict.leaks().sum() + " leaked.");
    out.flush();
  }

  private static String heading(SoakVerdict verdict) {
    SoakPlan plan = verdict.plan();
    return "seed %d: %d swaps of %s, %d clients, drain %s%s, %d s"
        .formatted(
            plan.seed(),
            verdict.swaps(),
            String.join(", ", plan.services()),
            plan.clients(),
            plan.drainMillis() < 0 ? "as configured" : plan.drainMillis() + " ms",
            plan.standby() ? ", standby" : "",
            verdict.seconds());
  }

  private void counts(SoakVerdict verdict) {
    SoakVerdict.Leaks leaks = verdict.leaks();
    Table table = new Table(terminal, "what", "count>");
    row(table, "operations", verdict.operations());
    row(table, "failed", verdict.failed());
    row(table, "retried", verdict.retried());
    row(table, "moved while idle", verdict.moved());
    row(table, "downloads resumed", verdict.resumed());
    row(table, "uploads withdrawn", verdict.withdrawn());
    row(table, "bytes compared", verdict.bytes());
    row(table, "leaked handles", leaks.handles());
    row(table, "leaked sockets", leaks.sockets());
    row(table, "leaked threads", leaks.threads());
    row(table, "leaked class loaders", leaks.classLoaders());
    row(table, "leaked service uses", leaks.serviceUses());
    table.print();
  }

  private void times(SoakVerdict verdict) {
    Table table = new Table(terminal, "times in ms", "count>", "p50>", "p99>", "max>");
    table.row("times in ms", "count", "p50", "p99", "max");
    verdict
        .times()
        .forEach(
            (group, times) ->
                table.row(
                    group.toString(),
                    Integer.toString(times.count()),
                    millis(times.p50()),
                    millis(times.p99()),
                    millis(times.max())));
    table.print();
  }

  private void problem(SoakTally.Problem problem) {
    out.println("FAILED  " + problem.count() + " x " + Text.oneLine(problem.line()));
    if (System.getenv("PATCHBAY_DEBUG") != null) {
      out.println(problem.trace());
    }
  }

  private static void row(Table table, String what, long count) {
    table.row(what, Long.toString(count));
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
