package org.patchbay.tck.sample.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** Content of a known length, by a connection of its own. */
final class SampleStream extends InputStream {
  private final Socket socket;
  private int left;

  SampleStream(Socket socket, int length) {
    this.socket = socket;
    left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = socket.getInputStream().read(bytes, offset, Math.min(length, left));
    if (count < 0) {
      throw new InternetException(InternetError.TRUNCATED, left + " bytes are missing");
    }
    left -= count;
    return count;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
