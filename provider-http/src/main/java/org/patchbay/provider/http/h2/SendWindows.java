package org.patchbay.provider.http.h2;

import java.io.IOException;
import org.apache.hc.core5.http2.H2Error;
import org.patchbay.api.InternetError;

/**
 * How much the peer lets us send, on all streams together and on each (RFC 9113 §5.2). Streams'
 * windows are theirs to keep and this monitor's to guard. Thread-safe.
 */
final class SendWindows {
  private static final int FIRST = 65_535;

  private long connection = FIRST;
  private int initial = FIRST;

  /** A stream begins. */
  synchronized void begin(H2Stream stream) {
    stream.sendWindow = initial;
  }

  /**
   * Waits until something may be sent.
   *
   * @param most what there is to send
   * @return how much of it, 0 if the stream has ended or the peer wants no more
   */
  synchronized int take(H2Stream stream, int most) throws IOException {
    long end = stream.patience().end();
    while (stream.isWanted()) {
      int granted = (int) Math.min(most, Math.min(connection, stream.sendWindow));
      if (granted > 0) {
        connection -= granted;
        stream.sendWindow -= granted;
        return granted;
      }
      if (!stream.patience().await(this, end)) {
        throw stream.patience().exhausted("leave to send more");
      }
    }
    return 0;
  }

  synchronized void grant(int increment) throws ConnectionError {
    if (increment == 0) {
      throw ConnectionError.protocol("a window of the connection grows by nothing");
    }
    connection += increment;
    if (connection > Integer.MAX_VALUE) {
      throw ConnectionError.flow("the window of the connection grows beyond 2^31-1");
    }
    notifyAll();
  }

  synchronized void grant(H2Stream stream, int increment) throws StreamError {
    if (increment == 0) {
      throw StreamError.malformed("the window of a stream grows by nothing");
    }
    stream.sendWindow += increment;
    if (stream.sendWindow > Integer.MAX_VALUE) {
      throw new StreamError(
          H2Error.FLOW_CONTROL_ERROR,
          InternetError.HTTP_INVALID_SERVER_RESPONSE,
          "the window of a stream grows beyond 2^31-1");
    }
    notifyAll();
  }

  /** The peer changes what streams begin with, and so those that have begun (RFC 9113 §6.9.2). */
  synchronized void setInitial(int newInitial, Iterable<H2Stream> streams) throws ConnectionError {
    for (H2Stream stream : streams) {
      stream.sendWindow += (long) newInitial - initial;
      if (stream.sendWindow > Integer.MAX_VALUE) {
        throw ConnectionError.flow("a setting makes a window grow beyond 2^31-1");
      }
    }
    initial = newInitial;
    notifyAll();
  }

  /** Something has happened to a stream that may be waiting. */
  synchronized void wake() {
    notifyAll();
  }
}
