package org.patchbay.provider.http.h2;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.http.HttpHeader;

/**
 * Puts the pieces of a header together and decodes it. One that is too large is decoded all the
 * same, since later ones refer to it (RFC 9113 §4.3), but not kept. Confined to the reader.
 */
final class HeaderDecoder {
  private static final int TABLE = 4096;

  /** What a line counts beside its characters (RFC 9113 §6.5.2). */
  private static final int LINE = 32;

  private final H2Limits limits;
  private final HPackDecoder hpack = new HPackDecoder(TABLE, StandardCharsets.US_ASCII);
  private final ByteArrayOutputStream block = new ByteArrayOutputStream(0);

  /**
   * What a header says.
   *
   * @param excess why it must not be used, null if it may
   */
  record Fields(List<HttpHeader> lines, @Nullable StreamError excess) {}

  HeaderDecoder(H2Limits limits) {
    this.limits = limits;
  }

  /** Decodes a header that came in one piece. */
  Fields decode(byte[] bytes, int start, int end) throws ConnectionError {
    return decode(ByteBuffer.wrap(bytes, start, end - start).slice());
  }

  /** Keeps a piece of one that goes on. */
  void add(byte[] bytes, int start, int end) throws ConnectionError {
    block.write(bytes, start, end - start);
    if (block.size() > Math.max(limits.headerListBytes(), FrameReader.LONGEST)) {
      throw ConnectionError.calm("a header that does not end");
    }
  }

  /** Decodes what was kept. */
  Fields decodeAll() throws ConnectionError {
    byte[] bytes = block.toByteArray();
    block.reset();
    return decode(ByteBuffer.wrap(bytes));
  }

  private Fields decode(ByteBuffer bytes) throws ConnectionError {
    List<HttpHeader> lines = new ArrayList<>();
    StreamError excess = null;
    long size = 0;
    for (Header line = next(bytes); line != null; line = next(bytes)) {
      String value = line.getValue() == null ? "" : line.getValue();
      int length = line.getName().length() + value.length();
      size += length + LINE;
      excess = excess == null ? excess(lines.size() + 1, length, size) : excess;
      if (excess == null) {
        lines.add(new HttpHeader(line.getName(), value));
      } else {
        lines.clear();
      }
    }
    return new Fields(lines, excess);
  }

  private @Nullable StreamError excess(int lines, int length, long size) {
    if (lines > limits.headerLines() + 1) { // the status is none
      return StreamError.tooLarge("the header has more than " + limits.headerLines() + " lines");
    }
    if (length > limits.headerLineBytes()) {
      return StreamError.tooLarge(
          "the header has a line of more than " + limits.headerLineBytes() + " bytes");
    }
    return size > limits.headerListBytes()
        ? StreamError.tooLarge(
            "the header has more than " + limits.headerListBytes() + " bytes, decoded")
        : null;
  }

  private @Nullable Header next(ByteBuffer bytes) throws ConnectionError {
    try {
      return bytes.hasRemaining() ? hpack.decodeHeader(bytes) : null;
    } catch (HPackException | RuntimeException e) {
      // It trips over some impossible numbers instead of refusing them.
      ConnectionError error =
          new ConnectionError(H2Error.COMPRESSION_ERROR, "a header that cannot be decoded: " + e);
      error.initCause(e);
      throw error;
    }
  }
}
