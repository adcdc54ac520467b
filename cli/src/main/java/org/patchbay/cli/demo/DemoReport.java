package org.patchbay.cli.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.cli.text.Table;
import org.patchbay.cli.text.Terminal;
import org.patchbay.cli.text.Text;
import picocli.CommandLine.Help.Ansi;

/** Tells how the demo gets on, and at the end what it all came to. */
final class DemoReport {
  private final Terminal terminal;
  private final PrintStream out;
  private final List<String[]> summary = new ArrayList<>();
  private boolean sound = true;

  DemoReport(Terminal terminal) {
    this.terminal = terminal;
    out = terminal.out();
  }

  void heading(String text) {
    Ansi ansi = terminal.ansi();
    out.println();
    out.println(ansi.string("@|bold " + text + "|@"));
  }

  void say(String service, String text) {
    out.printf("  %-8s %s%n", service, Text.printable(text));
  }

  /** A step that is as it should be, or is not: then the demo fails. */
  void step(String service, String text, boolean passed) {
    say(service, text + (passed ? "  ok" : "  FAILED"));
    sound &= passed;
  }

  /** A line of the summary. */
  void sum(String service, String operation, String result, String provider, boolean passed) {
    summary.add(new String[] {service, operation, result, provider, passed ? "ok" : "FAILED"});
    sound &= passed;
  }

  /** Prints the summary; tells whether everything was as it should be. */
  boolean summarise() {
    heading("Summary");
    Table table = new Table(terminal, "service", "operation", "result", "served by", "");
    summary.forEach(table::row);
    table.print();
    out.println();
    out.println(
        sound
            ? "Everything was as it should be."
            : "Not everything was as it should be: see above.");
    return sound;
  }
}
