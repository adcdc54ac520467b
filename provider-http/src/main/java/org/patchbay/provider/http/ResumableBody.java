package org.patchbay.provider.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.spi.ConcurrentlyCloseable;
import org.patchbay.spi.ResumableDownload;

/** A body as it is handed out: with a bookmark, and of the length that was announced for it. */
final class ResumableBody extends FilterInputStream
    implements ResumableDownload, ConcurrentlyCloseable {
  private static final int MOST_TO_SKIP = 8 * 1024;

  private final Map<String, String> bookmark;
  private final long expected;
  private long count;

  /**
   * @param bookmark empty if it cannot be resumed
   * @param expected bytes that it must have, -1 if its framing says it all
   */
  ResumableBody(InputStream body, Map<String, String> bookmark, long expected) {
    super(body);
    this.bookmark = bookmark;
    this.expected = expected;
  }

  @Override
  public Map<String, String> bookmark() {
    return bookmark;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = super.read(buffer, offset, length);
    count += Math.max(0, got);
    if (expected >= 0) {
      requireExpected(got < 0);
    }
    return got;
  }

  private void requireExpected(boolean atEnd) throws InternetException {
    if (count > expected) {
      throw new InternetException(
          InternetError.RESUME_FAILED, "more came than the " + expected + " bytes of the rest");
    }
    if (atEnd && count < expected) {
      throw new InternetException(
          InternetError.TRUNCATED, "the rest ended after " + count + " of " + expected + " bytes");
    }
  }

  /** Bytes are skipped by reading them, so that they are counted. */
  @Override
  public long skip(long bytes) throws IOException {
    byte[] buffer = new byte[(int) Math.max(0, Math.min(bytes, MOST_TO_SKIP))];
    return Math.max(0, read(buffer, 0, buffer.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
