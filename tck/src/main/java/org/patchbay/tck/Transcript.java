package org.patchbay.tck;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All that the process says in text while it is open: what is printed, which most loggers do in the
 * end, and what goes through {@code java.util.logging}. It is passed on as well.
 */
final class Transcript implements AutoCloseable {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Handler handler = new Records();
  private final @Nullable Level level = Logger.getLogger("").getLevel();

  Transcript() {
    System.setOut(new PrintStream(new Tee(out), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new Tee(err), true, StandardCharsets.UTF_8));
    Logger.getLogger("").addHandler(handler);
    Logger.getLogger("").setLevel(Level.ALL);
  }

  String text() {
    synchronized (said) {
      return said.toString(StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    Logger.getLogger("").removeHandler(handler);
    Logger.getLogger("").setLevel(level);
  }

  private void add(byte[] bytes, int offset, int length) {
    synchronized (said) {
      said.write(bytes, offset, length);
    }
  }

  /** Writes to two places. */
  private final class Tee extends OutputStream {
    private final PrintStream original;

    private Tee(PrintStream original) {
      this.original = original;
    }

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      add(bytes, offset, length);
      original.write(bytes, offset, length);
    }
  }

  /** Keeps log records whatever the handlers that print them leave out. */
  private final class Records extends Handler {
    @Override
    public void publish(LogRecord record) {
      StringBuilder text = new StringBuilder().append(record.getMessage());
      if (record.getParameters() != null) {
        for (Object parameter : record.getParameters()) {
          text.append(' ').append(parameter);
        }
      }
      text.append(' ').append(record.getThrown()).append('\n');
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      add(bytes, 0, bytes.length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
