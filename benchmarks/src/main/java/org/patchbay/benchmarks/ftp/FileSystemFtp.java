package org.patchbay.benchmarks.ftp;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.vfs2.FileObject;
import org.apache.commons.vfs2.FileSystemOptions;
import org.apache.commons.vfs2.impl.DefaultFileSystemManager;
import org.apache.commons.vfs2.provider.ftp.FtpFileProvider;
import org.apache.commons.vfs2.provider.ftp.FtpFileSystemConfigBuilder;

/** Commons VFS over FTP. */
final class FileSystemFtp implements AutoCloseable {
  private final FtpSite site;
  private final DefaultFileSystemManager files = new DefaultFileSystemManager();
  private final FileSystemOptions options = new FileSystemOptions();
  private final byte[] buffer = new byte[RawFtp.BUFFER];

  FileSystemFtp(FtpSite site) throws Exception {
    this.site = site;
    FtpFileSystemConfigBuilder ftp = FtpFileSystemConfigBuilder.getInstance();
    ftp.setPassiveMode(options, true);
    ftp.setUserDirIsRoot(options, true);
    ftp.setControlEncoding(options, "UTF-8");
    files.addProvider("ftp", new FtpFileProvider());
    files.init();
    file("").exists();
  }

  FileObject file(String path) throws Exception {
    return files.resolveFile(site.url(path), options);
  }

  /** Lists a folder, not from its cache. */
  long list(String path) throws Exception {
    FileObject folder = file(path);
    folder.refresh();
    return folder.getChildren().length;
  }

  long get(String path) throws Exception {
    long count = 0;
    try (FileObject file = file(path);
        InputStream in = file.getContent().getInputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count += read;
      }
    }
    return count;
  }

  long put(String path, long size) throws Exception {
    try (FileObject file = file(path);
        OutputStream out = file.getContent().getOutputStream()) {
      for (long left = size; left > 0; left -= buffer.length) {
        out.write(buffer, 0, (int) Math.min(left, buffer.length));
      }
    }
    return size;
  }

  @Override
  public void close() {
    files.close();
  }
}
