package org.patchbay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** A terminal, or a pipe if it has no columns, whose output can be looked at. */
final class RecordedTerminal {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal;

  RecordedTerminal(int columns) {
    terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), columns, new PrintStream(err, true, UTF_8), columns);
  }

  Terminal terminal() {
    return terminal;
  }

  String out() {
    return out.toString(UTF_8);
  }

  byte[] outBytes() {
    return out.toByteArray();
  }

  String err() {
    return err.toString(UTF_8);
  }
}
