package org.patchbay.provider.http;

import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * Bounds of one connection.
 *
 * @param connections network connections to one origin
 * @param waitMillis how long a request waits for one of them
 * @param headerLines most header lines in an answer
 * @param headerLineBytes most bytes in a line of it
 * @param decodedBytes most bytes that a coded body may become
 * @param decodedRatio how many times as large as it came a coded body may become
 * @param cacheBytes most bytes of a connection's cache, if it asks for one
 */
record HttpLimits(
    int connections,
    long waitMillis,
    int headerLines,
    int headerLineBytes,
    long decodedBytes,
    int decodedRatio,
    long cacheBytes) {
  static final int CONNECTIONS = 64;
  static final long WAIT_MILLIS = 30_000;
  static final int HEADER_LINES = 100;
  static final int HEADER_LINE_BYTES = 8192;
  static final long DECODED_BYTES = 16L << 30;
  static final int DECODED_RATIO = 100;
  static final long CACHE_BYTES = 16L << 20;
  static final HttpLimits DEFAULT =
      new HttpLimits(
          CONNECTIONS,
          WAIT_MILLIS,
          HEADER_LINES,
          HEADER_LINE_BYTES,
          DECODED_BYTES,
          DECODED_RATIO,
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
        configuration.cacheBytes());
  }

  /** The same with this many network connections, and this wait for one. */
  HttpLimits withConnections(int most, long wait) {
    return new HttpLimits(
        most, wait, headerLines, headerLineBytes, decodedBytes, decodedRatio, cacheBytes);
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
