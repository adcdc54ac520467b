package org.patchbay.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** What a proxy says before it lets through: all of it within one time, however it is spread. */
final class HurriedInput extends FilterInputStream {
  private final Socket socket;
  private final int millis;
  private final long end;

  HurriedInput(Socket socket, int millis) throws IOException {
    super(socket.getInputStream());
    this.socket = socket;
    this.millis = millis;
    this.end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    if (left <= 0) {
      throw tooSlow();
    }
    socket.setSoTimeout(Math.toIntExact(left));
    try {
      return super.read(buffer, offset, length);
    } catch (SocketTimeoutException e) {
      throw tooSlow();
    }
  }

  private SocketTimeoutException tooSlow() {
    return new SocketTimeoutException("it did not let through within " + millis + " ms");
  }
}
