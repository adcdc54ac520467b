package org.patchbay.benchmarks.ftp;

import java.io.IOException;
import java.io.InputStream;
import org.patchbay.api.Upload;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.benchmarks.Patchbay;

/**
 * Patchbay's FTP, connected: the handle that a caller holds.
 *
 * @param patchbay the core
 * @param ftp the handle
 * @param buffer what files go through
 */
record HandleFtp(Patchbay patchbay, FtpConnection ftp, byte[] buffer) implements AutoCloseable {
  static HandleFtp connect(FtpSite site) throws IOException {
    Patchbay patchbay = Patchbay.ftp();
    return new HandleFtp(
        patchbay,
        patchbay.session().connect(FtpConnection.FTP, site.request()),
        new byte[RawFtp.BUFFER]);
  }

  long list(String path) throws IOException {
    return ftp.list(path).stream().filter(entry -> entry.kind() == FtpEntry.Kind.FILE).count();
  }

  long get(String path) throws IOException {
    long count = 0;
    try (InputStream in = ftp.openRead(path)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count += read;
      }
    }
    return count;
  }

  long put(String path, long size) throws IOException {
    try (Upload out = ftp.openWrite(path)) {
      for (long left = size; left > 0; left -= buffer.length) {
        out.write(buffer, 0, (int) Math.min(left, buffer.length));
      }
    }
    return size;
  }

  @Override
  public void close() {
    patchbay.close();
  }
}
