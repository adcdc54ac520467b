package org.patchbay.provider.http.h2;

/**
 * What the peer may send on all streams together. It is given back as it comes, not as it is read:
 * so a stream that nobody reads holds no other up, and its own window bounds what is kept. Confined
 * to the reader.
 */
final class ReceiveWindow {
  /** What there is without a word (RFC 9113 §6.9.2). */
  static final int FIRST = 65_535;

  static final int SIZE = 16 << 20;

  private final Outbound outbound;
  private int left = SIZE;

  ReceiveWindow(Outbound outbound) {
    this.outbound = outbound;
  }

  void took(int bytes) throws ConnectionError {
    left -= bytes;
    if (left < 0) {
      throw ConnectionError.flow("more comes than the connection was given leave to");
    }
    if (left <= SIZE / 2) {
      int update = SIZE - left;
      left = SIZE;
      outbound.answer(frames -> frames.windowUpdate(0, update));
    }
  }
}
