package org.patchbay.provider.http.h2;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes frames from a stream. HttpCore's own reader mistakes stream numbers beyond 65535 and holds
 * a buffer of a frame's size all the time. Confined to one thread at a time.
 */
final class FrameReader {
  /** What we announce, which is the least that a peer can be held to (RFC 9113 §4.2). */
  static final int LONGEST = 16 * 1024;

  private static final byte[] NOTHING = {};

  private final InputStream in;
  private final Runnable beforeReading;
  private final byte[] head = new byte[FrameWriter.HEAD];
  private byte @Nullable [] payload;
  private int got;

  /**
   * @param beforeReading is run before each read, which may have to wait
   */
  FrameReader(InputStream in, Runnable beforeReading) {
    this.in = in;
    this.beforeReading = beforeReading;
  }

  /**
   * The next frame, null if the peer has ended the connection between two. A timeout loses nothing:
   * the next call goes on where this one was.
   */
  @Nullable Frame next() throws IOException {
    byte[] body = payload;
    if (body == null) {
      if (!fill(head)) {
        return null;
      }
      body = payload = ofLength((head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | head[2] & 0xff);
      got = 0;
    }
    if (!fill(body)) {
      throw cut();
    }
    payload = null;
    got = 0;
    Frame numbered = new Frame(head[3] & 0xff, head[4] & 0xff, 0, head);
    return new Frame(numbered.type(), numbered.flags(), numbered.positiveAt(5), body);
  }

  /** Whether a part of a frame is here. */
  boolean isWithinFrame() {
    return payload != null || got > 0;
  }

  private static byte[] ofLength(int length) throws ConnectionError {
    if (length > LONGEST) {
      throw ConnectionError.size(
          "a frame of " + length + " bytes is longer than the " + LONGEST + " that were announced");
    }
    return length == 0 ? NOTHING : new byte[length];
  }

  /** Whether it is full now; not if the stream ended before the first byte. */
  private boolean fill(byte[] bytes) throws IOException {
    while (got < bytes.length) {
      beforeReading.run();
      int count = in.read(bytes, got, bytes.length - got);
      if (count < 0) {
        if (got == 0) {
          return false;
        }
        throw cut();
      }
      got += count;
    }
    return true;
  }

  private static EOFException cut() {
    return new EOFException("the connection ends within a frame");
  }
}
