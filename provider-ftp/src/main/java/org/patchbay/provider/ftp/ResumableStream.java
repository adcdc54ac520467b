package org.patchbay.provider.ftp;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.util.Map;
import org.patchbay.spi.ResumableDownload;

/** A file being read, as it is handed out: buffered, and with a bookmark. */
final class ResumableStream extends BufferedInputStream implements ResumableDownload {
  private final Map<String, String> bookmark;

  /**
   * @param bookmark empty if it cannot be resumed
   */
  ResumableStream(InputStream in, Map<String, String> bookmark) {
    super(in, FtpDownload.BUFFER_SIZE);
    this.bookmark = bookmark;
  }

  @Override
  public Map<String, String> bookmark() {
    return bookmark;
  }
}
