package org.patchbay.provider.gopher;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.spi.StatusSink;

/**
 * The bytes that come back until the server closes. Owns the socket and closes it at the end of the
 * answer, even if the reader does not.
 */
final class GopherAnswer extends InputStream {
  private final Socket socket;
  private final InputStream in;
  private final StatusSink status;
  private long received;
  private boolean begun;
  private boolean finished;

  GopherAnswer(Socket socket, StatusSink status) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.status = status;
  }

  @Override
  public int read() throws InternetException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws InternetException {
    if (finished) {
      return -1;
    }
    begin();
    int count = receive(target, offset, length);
    if (count < 0) {
      finish();
    } else {
      received += count;
    }
    return count;
  }

  @Override
  public int available() throws IOException {
    return finished ? 0 : in.available();
  }

  /** Says that the answer is complete: nothing more is read. */
  void finish() {
    if (!finished) {
      finished = true;
      closeQuietly(socket);
      status.status(InternetStatus.RESPONSE_RECEIVED, "", received);
    }
  }

  @Override
  public void close() {
    closeQuietly(socket);
  }

  static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing was to be written any more: what was to be read is not lost by this.
      return;
    }
  }

  private void begin() {
    if (!begun) {
      begun = true;
      status.status(InternetStatus.RECEIVING_RESPONSE);
    }
  }

  private int receive(byte[] target, int offset, int length) throws InternetException {
    try {
      return in.read(target, offset, length);
    } catch (IOException e) {
      close();
      throw GopherErrors.from("Reading the answer failed after " + received + " bytes", e);
    }
  }
}
