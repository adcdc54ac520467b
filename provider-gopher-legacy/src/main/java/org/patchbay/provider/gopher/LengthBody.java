package org.patchbay.provider.gopher;

import java.io.IOException;
import java.io.InputStream;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** As many bytes as the server said that there are; what it sends after them is not read. */
final class LengthBody extends InputStream {
  private final InputStream in;
  private final long length;
  private final Runnable whenEnded;
  private long left;

  /**
   * A document in an answer.
   *
   * @param whenEnded told at the last byte
   */
  LengthBody(InputStream in, long length, Runnable whenEnded) {
    this.in = in;
    this.length = length;
    this.whenEnded = whenEnded;
    this.left = length;
    if (length == 0) {
      whenEnded.run();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (left == 0) {
      return count == 0 ? 0 : -1;
    }
    int read = in.read(target, offset, (int) Math.min(count, left));
    if (read < 0) {
      throw new InternetException(
          InternetError.TRUNCATED,
          "The server closed after " + (length - left) + " of " + length + " bytes");
    }
    left -= read;
    if (left == 0) {
      whenEnded.run();
    }
    return read;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(left, in.available());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
