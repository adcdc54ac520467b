package org.patchbay.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void aPipeGetsRowsOnly() {
    RecordedTerminal recorded = new RecordedTerminal(0);
    Table table = new Table(recorded.terminal(), "kind", "size>", "name");
    table.row("file", "1", "a");
    table.row("dir", "1234", "b c");
    table.print();

    assertThat(recorded.out().lines()).containsExactly("file     1  a", "dir   1234  b c");
  }

  @Test
  void aTerminalGetsHeadings() {
    RecordedTerminal recorded = new RecordedTerminal(80);
    Table table = new Table(recorded.terminal(), "kind", "name");
    table.row("file", "a");
    table.print();

    assertThat(recorded.out().lines()).hasSize(2).first().asString().contains("kind");
  }

  @Test
  void theRowsOfALongListingArePrintedAsTheyCome() {
    RecordedTerminal recorded = new RecordedTerminal(0);
    Table table = new Table(recorded.terminal(), "name");
    for (int i = 0; i < 1500; i++) {
      table.row("f" + i);
    }
    assertThat(recorded.out().lines()).hasSize(1000);
    table.print();
    assertThat(recorded.out().lines()).hasSize(1500);
  }

  @Test
  void aServersTextIsNotMarkup() {
    RecordedTerminal recorded = new RecordedTerminal(0);
    Table table = new Table(recorded.terminal(), "name");
    table.row("@|red x|@\u001b[1m");
    table.print();

    assertThat(recorded.out()).contains("|red x|@?[1m");
  }
}
