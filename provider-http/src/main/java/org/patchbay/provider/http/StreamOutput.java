package org.patchbay.provider.http;

import java.io.IOException;
import java.io.OutputStream;
import org.patchbay.provider.http.h2.H2Stream;

/** The body of a request on its way out on a stream. */
final class StreamOutput extends OutputStream {
  private final H2Stream stream;
  private long left;

  /** The server wants no more of it: what it has to say is here. */
  static final class UnwantedException extends IOException {
    private static final long serialVersionUID = 1L;

    UnwantedException() {
      super("the server wants no more of the body");
    }
  }

  /**
   * @param length bytes that will be written, negative if that is not known
   */
  StreamOutput(H2Stream stream, long length) {
    this.stream = stream;
    this.left = length < 0 ? Long.MAX_VALUE : length;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      left -= length;
      send(bytes, offset, length, left == 0);
    }
  }

  /** All of it has been written. */
  void end() throws IOException {
    if (left > 0) {
      left = 0;
      send(new byte[0], 0, 0, true);
    }
  }

  private void send(byte[] bytes, int offset, int length, boolean end) throws IOException {
    if (!stream.send(bytes, offset, length, end)) {
      throw new UnwantedException();
    }
  }
}
