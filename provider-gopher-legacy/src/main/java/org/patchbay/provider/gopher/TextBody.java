package org.patchbay.provider.gopher;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * A text as it was before the server stuffed it: of two dots at the start of a line one is taken
 * away, and the line with a single dot ends it (RFC 1436 §3.6). A server that stuffs and ends
 * nothing is understood too, but for its lines that begin with two dots. Line ends are left alone.
 */
final class TextBody extends InputStream {
  private static final int FIRST_BUFFER = 8 << 10;
  private static final int BUFFER = 64 << 10;

  private final InputStream in;
  private final Runnable whenEnded;
  private final boolean dotRequired;
  private byte[] buffer;
  private int position;
  private int limit;
  private boolean lineStart = true;
  private boolean ended;

  /**
   * A text.
   *
   * @param whenEnded told at the line that ends it
   * @param dotRequired whether the server has promised that line (Gopher+ §2.3)
   */
  TextBody(InputStream in, Runnable whenEnded, boolean dotRequired) {
    this.in = in;
    this.whenEnded = whenEnded;
    this.dotRequired = dotRequired;
    this.buffer = new byte[FIRST_BUFFER];
  }

  private TextBody(WireAnswer answer, boolean dotRequired) {
    this.in = answer;
    this.whenEnded = answer::finish;
    this.dotRequired = dotRequired;
    this.buffer = answer.seen();
    this.position = answer.seenFrom();
    this.limit = answer.seenTo();
    answer.readTo(limit);
  }

  /** A text in an answer that has been looked at: what has come is not copied. */
  static TextBody in(WireAnswer answer) {
    return new TextBody(answer, false);
  }

  /** The same, where the server has promised the line that ends it. */
  static TextBody endingWithDot(WireAnswer answer) {
    return new TextBody(answer, true);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    int copied = 0;
    while (copied < length && !ended && ready(copied)) {
      if (lineStart && buffer[position] == '.' && isEnd()) {
        ended = true;
        whenEnded.run();
        break;
      }
      copied += copyLines(target, offset + copied, length - copied);
    }
    if (copied > 0 || length == 0) {
      return copied;
    }
    if (dotRequired && !ended) {
      throw new InternetException(
          InternetError.TRUNCATED, "The server closed before the dot that it said would end this");
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    ended = true;
    in.close();
  }

  // Waits for input only as long as there is nothing to return.
  private boolean ready(int copied) throws IOException {
    if (lineStart && limit - position < 3 && mayBeEnd()) {
      return copied == 0 && need(1);
    }
    return position < limit || (copied == 0 && need(1));
  }

  private boolean mayBeEnd() {
    return position == limit || buffer[position] == '.';
  }

  private boolean isEnd() throws IOException {
    if (!need(2)) {
      return true;
    }
    if (buffer[position + 1] == '.') {
      position++;
      return false;
    }
    return buffer[position + 1] == '\n'
        || (buffer[position + 1] == '\r' && need(3) && buffer[position + 2] == '\n');
  }

  private boolean need(int count) throws IOException {
    if (position == limit && limit == buffer.length && limit < BUFFER) {
      buffer = new byte[BUFFER]; // a long text
      position = 0;
      limit = 0;
    }
    if (position + count > buffer.length) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    while (limit - position < count) {
      if (position == limit) {
        position = 0;
        limit = 0;
      }
      int read = in.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        return false;
      }
      limit += read;
    }
    return true;
  }

  // Up to the next line that starts with a dot, or with a byte that has not come yet.
  private int copyLines(byte[] target, int offset, int length) {
    int stop = position + Math.min(length, limit - position);
    int next = position + 1;
    while (next < stop && !(buffer[next] == '.' && buffer[next - 1] == '\n')) {
      next++;
    }
    lineStart = buffer[next - 1] == '\n';
    int count = next - position;
    System.arraycopy(buffer, position, target, offset, count);
    position = next;
    return count;
  }
}
