package org.patchbay.provider.http.h2;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** The network connection below. */
final class Transport {
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final int LONGEST_RECORD = 5 + (1 << 14) + 256; // RFC 8446 §5.2

  private static final int PIECE_MILLIS = 100;

  private final SSLSocket secure;
  private final Socket raw;
  private int timeoutMillis = -1;

  Transport(SSLSocket secure, Socket raw) {
    this.secure = secure;
    this.raw = raw;
  }

  /** How long a read waits from now on; the reader's to say. */
  void setTimeout(int millis) throws SocketException {
    if (millis != timeoutMillis) {
      secure.setSoTimeout(millis);
      timeoutMillis = millis;
    }
  }

  /** Whether the next read will not wait: a whole TLS record is here, or some of what one held. */
  boolean hasPlenty() {
    try {
      return secure.getInputStream().available() > 0
          || raw.getInputStream().available() >= LONGEST_RECORD;
    } catch (IOException e) {
      return false;
    }
  }

  /** Tells the peer that nothing more will be sent. */
  void end() {
    try {
      secure.shutdownOutput();
      raw.shutdownOutput();
    } catch (IOException | UnsupportedOperationException e) {
      // The peer is not there to be told.
    }
  }

  /**
   * Takes what is under way for a moment before it closes: else the peer may lose our last word by
   * the reset that answers it.
   */
  void drain() {
    long end = System.nanoTime() + MOMENT_NANOS;
    try {
      raw.setSoTimeout(PIECE_MILLIS);
      InputStream in = raw.getInputStream();
      byte[] piece = new byte[FrameReader.LONGEST];
      while (in.read(piece) >= 0 && System.nanoTime() - end < 0) {
        // Nobody wants it.
      }
    } catch (IOException e) {
      // Nothing more comes.
    }
    close();
  }

  /** Closes at once: the peer sees a reset. */
  void cut() {
    try {
      raw.setSoLinger(true, 0);
    } catch (IOException e) {
      // Closed already.
    }
    close();
  }

  void close() {
    try {
      raw.close();
    } catch (IOException e) {
      // There is nothing more to be done about it.
    }
  }
}
