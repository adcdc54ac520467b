package org.patchbay.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/**
 * Rows under headings, columns as wide as their longest value. On a terminal it has the headings;
 * in a pipe it is one line for each row. A heading that ends in {@code >} has its values to the
 * right.
 */
public final class Table {
  private static final int GAP = 2;

  /** Rows at a time: the columns of a long listing keep the widths that they have grown to. */
  private static final int BLOCK = 1000;

  private final Terminal terminal;
  private final String[] headings;
  private final boolean[] right;
  private final int[] widths;
  private final List<String[]> rows = new ArrayList<>();
  private boolean headed;

  /** A table with these headings. */
  public Table(Terminal terminal, String... headings) {
    this.terminal = terminal;
    this.headings = headings.clone();
    right = new boolean[headings.length];
    widths = new int[headings.length];
    for (int i = 0; i < headings.length; i++) {
      right[i] = headings[i].endsWith(">");
      this.headings[i] = headings[i].replace(">", "");
    }
    headed = !terminal.isInteractive();
    if (!headed) {
      widen(this.headings);
    }
  }

  /** Adds a row, with a value for each heading. */
  public void row(String... values) {
    String[] row = Arrays.stream(values).map(Table::cell).toArray(String[]::new);
    widen(row);
    rows.add(row);
    if (rows.size() == BLOCK) {
      print();
    }
  }

  /** Prints the rows that have not been printed. */
  public void print() {
    TextTable table = TextTable.forColumns(Help.defaultColorScheme(terminal.ansi()), columns());
    if (!headed) {
      headed = true;
      table.addRowValues(aligned(headings, "@|bold ", "|@"));
    }
    rows.forEach(row -> table.addRowValues(aligned(row, "", "")));
    rows.clear();
    terminal.out().print(table);
    terminal.out().flush();
  }

  private Column[] columns() {
    Column[] columns = new Column[widths.length];
    for (int i = 0; i < widths.length; i++) {
      int indent = i == 0 ? 0 : GAP;
      columns[i] = new Column(Math.max(1, widths[i]) + indent, indent, Overflow.TRUNCATE);
    }
    return columns;
  }

  private String[] aligned(String[] values, String before, String after) {
    String[] aligned = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      String space = right[i] ? " ".repeat(widths[i] - values[i].length()) : "";
      aligned[i] = values[i].isEmpty() ? "" : space + before + values[i] + after;
    }
    return aligned;
  }

  private void widen(String[] values) {
    for (int i = 0; i < values.length; i++) {
      widths[i] = Math.max(widths[i], values[i].length());
    }
  }

  /** What picocli would take for markup is none: it comes from a server. */
  private static String cell(String value) {
    return Text.printable(value).replace("@|", "@\u200b|");
  }
}
