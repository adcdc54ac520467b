package org.patchbay.cli.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar for each file on the terminal where errors go; nothing where there is no terminal. */
public final class Progress {
  private static final int UPDATE_MILLIS = 100;
  private static final int LONGEST_NAME = 30;

  /** What is over before it can be seen needs no bar. */
  private static final long SMALLEST = 64 * 1024;

  private static final long KIB = 1024;
  private static final long MIB = KIB * KIB;

  private final Terminal terminal;
  private final boolean shown;

  /** Progress on a terminal; quiet shows none. */
  public Progress(Terminal terminal, boolean quiet) {
    this.terminal = terminal;
    shown = !quiet && terminal.errColumns() > 0;
  }

  /**
   * Shows how a stream is read.
   *
   * @param name of the file
   * @param length how many bytes will come, -1 if that is not known
   * @return the stream to read instead; closing it ends the bar
   */
  public InputStream of(InputStream stream, String name, long length) {
    if (!shown || (length >= 0 && length < SMALLEST)) {
      return stream;
    }
    Line line = new Line(terminal);
    InputStream counted = ProgressBar.wrap(stream, bar(name, length, line));
    return new FilterInputStream(counted) {
      @Override
      public int read(byte[] bytes, int offset, int count) throws IOException {
        return in.read(bytes, offset, count);
      }

      @Override
      public void close() throws IOException {
        try (line) {
          super.close();
        }
      }
    };
  }

  private ProgressBarBuilder bar(String name, long length, Line line) {
    boolean small = length >= 0 && length < MIB;
    return ProgressBar.builder()
        .setTaskName(shortened(Text.printable(name)))
        .setInitialMax(length)
        .setUnit(small ? " KiB" : " MiB", small ? KIB : MIB)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setStyle(terminal.isUnicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
        .setConsumer(line)
        .showSpeed();
  }

  /** The library does not end the line of a bar that is closed before it was first shown. */
  private static final class Line extends ConsoleProgressBarConsumer {
    private final AtomicBoolean ended = new AtomicBoolean();

    Line(Terminal terminal) {
      super(terminal.err(), terminal.errColumns() - 1);
    }

    @Override
    public void close() {
      if (ended.compareAndSet(false, true)) {
        super.close();
      }
    }
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 2) + "..";
  }
}
