package org.patchbay.provider.ftp;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * Lines of replies as the server sent them, one character for each byte, none longer than 8 KiB and
 * no more of them than the limit: whatever a server sends, it is never collected without end. A
 * reader only because Commons Net wants one.
 */
class WireLines extends BufferedReader {
  static final int LONGEST_LINE = 8 * 1024;

  private final InputStream in;
  private final byte[] buffer;
  private final long limit;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(128);
  private int position;
  private int filled;
  private long count;

  WireLines(InputStream in, int bufferSize, long limit) {
    super(Reader.nullReader(), 1);
    this.in = in;
    this.buffer = new byte[bufferSize];
    this.limit = limit;
  }

  /** Counts from here on: another reply begins. */
  final void restart() {
    count = 0;
  }

  /** Whether something has come that was not read. */
  @Override
  public final boolean ready() throws IOException {
    return position < filled || in.available() > 0;
  }

  /** The next line without its end, null where the input ends. */
  @Override
  public @Nullable String readLine() throws IOException {
    if (++count > limit) {
      throw exceeded("more than " + limit + " lines came");
    }
    line.reset();
    int end = lineEnd();
    while (end < 0) {
      keep(filled);
      if (!fill()) {
        return line.size() == 0 ? null : text();
      }
      end = lineEnd();
    }
    keep(end);
    position = end + 1;
    return text();
  }

  private int lineEnd() {
    for (int i = position; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void keep(int end) throws InternetException {
    line.write(buffer, position, end - position);
    position = end;
    if (line.size() > LONGEST_LINE) {
      throw exceeded("a line longer than " + LONGEST_LINE + " bytes came");
    }
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  private String text() {
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static InternetException exceeded(String message) {
    return new InternetException(InternetError.LIMIT_EXCEEDED, message);
  }
}
