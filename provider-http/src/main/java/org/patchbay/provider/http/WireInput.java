package org.patchbay.provider.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** What comes over one network connection: no read waits longer than the exchange may take. */
final class WireInput extends FilterInputStream {
  private final Socket socket;
  private final WireConnection connection;
  private boolean ended;

  WireInput(InputStream in, Socket socket, WireConnection connection) {
    super(in);
    this.socket = socket;
    this.connection = connection;
  }

  /** Whether the server has sent all that it will send. */
  boolean hasEnded() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    bound();
    int got = super.read(buffer, offset, length);
    ended |= got < 0;
    return got;
  }

  private void bound() throws IOException {
    ExchangeDeadline deadline = connection.deadline();
    if (deadline == null) {
      return;
    }
    long left = deadline.millisLeft();
    int silence = socket.getSoTimeout();
    if (silence == 0 || left < silence) {
      socket.setSoTimeout(Math.toIntExact(Math.min(left, Integer.MAX_VALUE)));
    }
  }
}
