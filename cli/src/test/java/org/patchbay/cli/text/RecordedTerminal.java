package org.patchbay.cli.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** A terminal, or a pipe if it has no columns, whose output can be looked at. */
public final class RecordedTerminal {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal;

  public RecordedTerminal(int columns) {
    terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), columns, new PrintStream(err, true, UTF_8), columns);
  }

  public Terminal terminal() {
    return terminal;
  }

  public String out() {
    return out.toString(UTF_8);
  }

  public byte[] outBytes() {
    return out.toByteArray();
  }

  public String err() {
    return err.toString(UTF_8);
  }
}
