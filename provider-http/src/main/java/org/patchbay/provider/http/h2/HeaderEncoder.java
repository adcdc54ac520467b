package org.patchbay.provider.http.h2;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.frame.FrameFlag;
import org.apache.hc.core5.http2.frame.FrameType;
import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** Writes headers of requests, with what was sent before in mind. Guarded by Outbound's lock. */
final class HeaderEncoder {
  /** What a peer remembers unless it says otherwise (RFC 9113 §6.5.2); more is not worth it. */
  private static final int TABLE = 4096;

  // Each character is an octet: RequestHead lets no other through.
  private final HPackEncoder hpack = new HPackEncoder(TABLE, StandardCharsets.US_ASCII);

  /** The peer remembers no more than this. */
  void setMost(int table) {
    hpack.setMaxTableSize(Math.min(table, TABLE));
  }

  /**
   * Writes a header as one HEADERS frame, and as many more as it takes.
   *
   * @param longest payload of a frame
   */
  void write(FrameWriter frames, int stream, List<Header> fields, boolean end, int longest)
      throws CharacterCodingException {
    ByteArrayBuffer block = new ByteArrayBuffer(256);
    for (Header field : fields) {
      hpack.encodeHeader(block, field.getName(), field.getValue(), field.isSensitive());
    }
    int flags = end ? FrameFlag.END_STREAM.getValue() : 0;
    FrameType type = FrameType.HEADERS;
    int sent = 0;
    do {
      int length = Math.min(longest, block.length() - sent);
      boolean last = sent + length == block.length();
      int ending = last ? FrameFlag.END_HEADERS.getValue() : 0;
      frames.frame(type, flags | ending, stream, block.array(), sent, length);
      sent += length;
      flags = 0;
      type = FrameType.CONTINUATION;
    } while (sent < block.length());
  }
}
