package org.patchbay.provider.http.h2;

import org.apache.hc.core5.http2.frame.FrameFlag;

/**
 * One frame as it came (RFC 9113 §4.1).
 *
 * @param stream 0 for the connection itself
 * @param payload its own, never used again by whoever read it
 */
record Frame(int type, int flags, int stream, byte[] payload) {
  boolean has(FrameFlag flag) {
    return (flags & flag.getValue()) != 0;
  }

  int length() {
    return payload.length;
  }

  int intAt(int offset) {
    return (payload[offset] & 0xff) << 24
        | (payload[offset + 1] & 0xff) << 16
        | (payload[offset + 2] & 0xff) << 8
        | payload[offset + 3] & 0xff;
  }

  /** A number whose first bit is reserved. */
  int positiveAt(int offset) {
    return intAt(offset) & 0x7fff_ffff;
  }

  /** Where what it carries begins: behind the length of the padding, if there is any. */
  int contentStart() {
    return has(FrameFlag.PADDED) ? 1 : 0;
  }

  /**
   * Where what it carries ends.
   *
   * @param before bytes that are there in any case
   * @throws ConnectionError if there is more padding than frame (RFC 9113 §6.1)
   */
  int contentEnd(int before) throws ConnectionError {
    if (payload.length < before) {
      throw ConnectionError.size("a frame is too short for what its flags announce");
    }
    int end = has(FrameFlag.PADDED) ? payload.length - (payload[0] & 0xff) : payload.length;
    if (end < before) {
      throw ConnectionError.protocol("a frame has more padding than it has bytes");
    }
    return end;
  }
}
