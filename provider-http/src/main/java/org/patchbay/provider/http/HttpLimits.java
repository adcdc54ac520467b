package org.patchbay.provider.http;

/**
 * Bounds of one connection.
 *
 * @param connections network connections to one origin
 * @param waitMillis how long a request waits for one of them
 * @param headerLines most header lines in an answer
 * @param headerLineBytes most bytes in a line of it
 */
record HttpLimits(int connections, long waitMillis, int headerLines, int headerLineBytes) {
  static final int CONNECTIONS = 64;
  static final long WAIT_MILLIS = 30_000;
  static final int HEADER_LINES = 100;
  static final int HEADER_LINE_BYTES = 8192;
  static final HttpLimits DEFAULT =
      new HttpLimits(CONNECTIONS, WAIT_MILLIS, HEADER_LINES, HEADER_LINE_BYTES);

  static HttpLimits from(HttpConfiguration configuration) {
    return new HttpLimits(
        configuration.connections(),
        configuration.waitMillis(),
        configuration.headerLines(),
        configuration.headerLineBytes());
  }
}
