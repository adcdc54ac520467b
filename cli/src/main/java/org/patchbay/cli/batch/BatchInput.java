package org.patchbay.cli.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream, read by a thread of its own: reading standard input cannot be interrupted,
 * and the command must end when the container does.
 */
final class BatchInput {
  private static final int BUFFER_SIZE = 64 * 1024;
  private static final long LOOK_UP_MILLIS = 200;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_SIZE];
  private final SynchronousQueue<Read> lines = new SynchronousQueue<>();
  private int position;
  private int limit;

  private BatchInput(InputStream in) {
    this.in = in;
  }

  /** Starts to read. */
  static BatchInput of(InputStream in) {
    BatchInput input = new BatchInput(in);
    Thread reader = new Thread(input::readAll, "batch input");
    reader.setDaemon(true);
    reader.start();
    return input;
  }

  /** What has been read: a line, the end, or why there is no more. */
  private record Read(@Nullable BatchLine line, @Nullable IOException failure) {}

  /**
   * Waits for the next line.
   *
   * @return null after the last one, or as soon as nobody wants it any more
   */
  @Nullable BatchLine next(BooleanSupplier isEnded) throws IOException {
    try {
      Read read = null;
      while (read == null) {
        if (isEnded.getAsBoolean()) {
          return null;
        }
        read = lines.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
      }
      if (read.failure() != null) {
        throw new IOException("standard input cannot be read", read.failure());
      }
      return read.line();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void readAll() {
    try {
      Read read;
      do {
        read = read();
        lines.put(read);
      } while (read.line() != null);
    } catch (InterruptedException e) {
      // Nobody interrupts it; it would be the end.
      Thread.currentThread().interrupt();
    }
  }

  private Read read() {
    try {
      return new Read(readLine(), null);
    } catch (IOException e) {
      return new Read(null, e);
    }
  }

  private @Nullable BatchLine readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    while (position < limit || fill()) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      tooLong |= line.size() + end - position > BatchLine.LONGEST;
      if (!tooLong) {
        line.write(buffer, position, end - position);
      }
      boolean whole = end < limit;
      position = whole ? end + 1 : end;
      if (whole) {
        return line(line, tooLong);
      }
    }
    return line.size() == 0 && !tooLong ? null : line(line, tooLong);
  }

  private static BatchLine line(ByteArrayOutputStream line, boolean tooLong) {
    return new BatchLine(tooLong ? null : line.toByteArray());
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }
}
