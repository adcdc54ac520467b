package org.patchbay.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;

/** A body with its content codings taken off, from the first read on. */
final class DecodedBody extends InputStream {
  private final WireBody wire;
  private final List<ContentCoding> codings;
  private final HttpLimits limits;
  private @Nullable InputStream decoded;
  private long count;

  /**
   * Reads nothing yet.
   *
   * @param codings outermost first
   */
  DecodedBody(WireBody wire, List<ContentCoding> codings, HttpLimits limits) {
    this.wire = wire;
    this.codings = codings;
    this.limits = limits;
  }

  @Override
  public int read() throws InternetException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int most) throws InternetException {
    try {
      int got = open().read(buffer, offset, most);
      if (got < 0) {
        // The last chunk's end is still to be read before the connection can be kept.
        wire.skip();
      }
      count += Math.max(0, got);
      limits.checkDecoded(count, wire.count());
      return got;
    } catch (IOException e) {
      wire.close();
      throw HttpErrors.reading(e);
    }
  }

  @Override
  public int available() throws InternetException {
    try {
      return decoded == null ? 0 : decoded.available();
    } catch (IOException e) {
      throw HttpErrors.reading(e);
    }
  }

  @Override
  public void close() {
    try {
      if (decoded != null) {
        decoded.close();
      }
    } catch (IOException e) {
      // Nothing is lost: the body was not wanted any more.
    } finally {
      wire.close();
    }
  }

  private InputStream open() throws IOException {
    if (decoded == null) {
      PushbackInputStream peeked =
          new PushbackInputStream(wire) {
            /** A gzip reader takes 0 for the end, and leaves the members that are still to come. */
            @Override
            public int available() {
              return wire.isAtEnd() ? 0 : 1;
            }
          };
      int first = peeked.read();
      if (first < 0) {
        // Nothing is nothing in every coding.
        decoded = InputStream.nullInputStream();
        return decoded;
      }
      peeked.unread(first);
      InputStream layer = peeked;
      for (ContentCoding coding : codings) {
        layer = coding.decode(layer);
      }
      decoded = layer;
    }
    return decoded;
  }
}
