package org.patchbay.api.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Whole files, on the streams of a connection. */
final class FtpFiles {
  private static final int BUFFER_SIZE = 64 * 1024;

  private FtpFiles() {}

  static void get(FtpConnection connection, String path, Path local) throws IOException {
    Path target = local.toAbsolutePath();
    Path partial =
        Files.createTempFile(target.getParent(), "." + target.getFileName() + "-", ".part");
    try {
      try (InputStream in = connection.openRead(path);
          OutputStream out = Files.newOutputStream(partial)) {
        copy(in, out);
      }
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  static void put(FtpConnection connection, Path local, String path) throws IOException {
    try (InputStream in = Files.newInputStream(local)) {
      connection.openWrite(path).sendAll(in);
    }
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_SIZE];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      out.write(buffer, 0, count);
    }
  }
}
