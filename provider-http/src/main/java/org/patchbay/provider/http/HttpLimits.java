package org.patchbay.provider.http;

import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.provider.http.h2.H2Limits;

/**
 * Bounds of one connection.
 *
 * @param connections network connections to one origin
 * @param waitMillis how long a request waits for one of them
 * @param headerLines most header lines in an answer
 * @param headerLineBytes most bytes in a line of it
 * @param decodedBytes most bytes that a coded body may become
 * @param decodedRatio how many times as large as it came a coded body may become
 * @param http2 whether HTTP/2 is offered over TLS
 * @param streams bounds of one HTTP/2 connection
 * @param cacheBytes most bytes of a connection's cache, if it asks for one
 */
record HttpLimits(
    int connections,
    long waitMillis,
    int headerLines,
    int headerLineBytes,
    long decodedBytes,
    int decodedRatio,
    boolean http2,
    H2Limits streams,
    long cacheBytes) {
  static final int CONNECTIONS = 64;
  static final long WAIT_MILLIS = 30_000;
  static final int HEADER_LINES = 100;
  static final int HEADER_LINE_BYTES = 8192;
  static final long DECODED_BYTES = 16L << 30;
  static final int DECODED_RATIO = 100;
  static final boolean HTTP2 = true;
  static final int STREAMS = 128;
  static final int STREAM_WINDOW_BYTES = 1 << 20;
  static final int HEADER_LIST_BYTES = 64 * 1024;
  static final long CACHE_BYTES = 16L << 20;
  static final HttpLimits DEFAULT =
      new HttpLimits(
          CONNECTIONS,
          WAIT_MILLIS,
          HEADER_LINES,
          HEADER_LINE_BYTES,
          DECODED_BYTES,
          DECODED_RATIO,
          HTTP2,
          new H2Limits(
              STREAMS, STREAM_WINDOW_BYTES, HEADER_LINES, HEADER_LINE_BYTES, HEADER_LIST_BYTES),
          CACHE_BYTES);

  /** Small texts of one character are no attack. */
  private static final long FREE_OF_RATIO = 4L << 20;

  static HttpLimits from(HttpConfiguration configuration) {
    return new HttpLimits(
        configuration.connections(),
        configuration.waitMillis(),
        configuration.headerLines(),
        configuration.headerLineBytes(),
        configuration.decodedBytes(),
        configuration.decodedRatio(),
        configuration.http2(),
        new H2Limits(
            configuration.streams(),
            configuration.streamWindowBytes(),
            configuration.headerLines(),
            configuration.headerLineBytes(),
            configuration.headerListBytes()),
        configuration.cacheBytes());
  }

  /** The same with this many network connections, and this wait for one. */
  HttpLimits withConnections(int most, long wait) {
    return new HttpLimits(
        most,
        wait,
        headerLines,
        headerLineBytes,
        decodedBytes,
        decodedRatio,
        http2,
        streams,
        cacheBytes);
  }

  /** The same without HTTP/2, or with these bounds of it. */
  HttpLimits withStreams(boolean offered, H2Limits bounds) {
    return new HttpLimits(
        connections,
        waitMillis,
        headerLines,
        headerLineBytes,
        decodedBytes,
        decodedRatio,
        offered,
        bounds,
        cacheBytes);
  }

  /**
   * Stops a body that decodes to far more than was sent.
   *
   * @param decoded bytes that came out so far
   * @param coded bytes that went in
   */
  void checkDecoded(long decoded, long coded) throws InternetException {
    boolean swollen = decoded > FREE_OF_RATIO && decoded / decodedRatio > coded;
    if (decoded > decodedBytes || swollen) {
      throw new InternetException(
          InternetError.LIMIT_EXCEEDED,
          "%d bytes have decoded to %d, more than %s of the HTTP provider's configuration allows"
              .formatted(coded, decoded, swollen ? "decodedRatio" : "decodedBytes"));
    }
  }
}
