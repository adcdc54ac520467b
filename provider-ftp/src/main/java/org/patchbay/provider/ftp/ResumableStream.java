package org.patchbay.provider.ftp;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.util.Map;
import org.patchbay.spi.ResumableDownload;

/** A file being read, as it is handed out: buffered, and with a bookmark. */
final class ResumableStream extends BufferedInputStream implements ResumableDownload {
  private final Map<String, String> bookmark;
  private final long length;

  /**
   * A file of which nothing has been read yet.
   *
   * @param length bytes to come, negative if not known
   * @param bookmark empty if it cannot be resumed
   */
  ResumableStream(InputStream in, long length, Map<String, String> bookmark) {
    super(in, FtpDownload.BUFFER_SIZE);
    this.length = Math.max(-1, length);
    this.bookmark = bookmark;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public Map<String, String> bookmark() {
    return bookmark;
  }
}
