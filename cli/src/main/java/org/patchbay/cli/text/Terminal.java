package org.patchbay.cli.text;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command writes.
 *
 * @param out for results
 * @param outColumns width of the terminal that shows them, 0 if it is a pipe or a file
 * @param err for errors and progress
 * @param errColumns the same of that
 */
public record Terminal(PrintStream out, int outColumns, PrintStream err, int errColumns) {
  private static final int USUAL_COLUMNS = 80;
  private static final String PROPERTY = "patchbay.columns.";

  /** The process's own; the launcher script says what is a terminal. */
  public static Terminal of(BundleContext context) {
    return new Terminal(
        System.out,
        columns(context.getProperty(PROPERTY + "out")),
        System.err,
        columns(context.getProperty(PROPERTY + "err")));
  }

  boolean isInteractive() {
    return outColumns > 0;
  }

  /** How wide the help is, in columns. */
  public int helpWidth() {
    return Math.min(100, Math.max(60, outColumns > 0 ? outColumns : USUAL_COLUMNS));
  }

  /** Colours, for those who have a terminal and want them (no-color.org). */
  public Ansi ansi() {
    return isInteractive() && System.getenv("NO_COLOR") == null ? Ansi.ON : Ansi.OFF;
  }

  /** Whether block characters and dashes survive the way to the screen. */
  boolean isUnicode() {
    String encoding = System.getProperty("native.encoding", "");
    return System.getProperty("stdout.encoding", encoding).startsWith("UTF");
  }

  private static int columns(@Nullable String property) {
    if (property == null) {
      return 0;
    }
    int columns = property.matches("[0-9]{1,4}") ? Integer.parseInt(property) : 0;
    return columns == 0 ? USUAL_COLUMNS : columns;
  }
}
