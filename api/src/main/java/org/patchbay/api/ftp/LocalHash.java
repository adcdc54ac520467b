package org.patchbay.api.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Hashes of local files, to be compared with a server's. */
final class LocalHash {
  private static final String CRC = "CRC32";
  static final String[] ALGORITHMS = {"SHA-512", "SHA-256", "SHA-1", "MD5", CRC};

  private LocalHash() {}

  static FtpHash of(Path file, String algorithm) throws IOException {
    Sink sink = algorithm.equals(CRC) ? new Checksum(new CRC32()) : new Digest(digest(algorithm));
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[FtpFiles.BUFFER_SIZE];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sink.update(buffer, count);
      }
    }
    return new FtpHash(algorithm, sink.digits());
  }

  private static MessageDigest digest(String algorithm) throws IOException {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("no such hash here: " + algorithm, e);
    }
  }

  /** What takes bytes and gives digits. */
  private interface Sink {
    void update(byte[] buffer, int count);

    String digits();
  }

  private record Digest(MessageDigest digest) implements Sink {
    @Override
    public void update(byte[] buffer, int count) {
      digest.update(buffer, 0, count);
    }

    @Override
    public String digits() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private record Checksum(CRC32 checksum) implements Sink {
    @Override
    public void update(byte[] buffer, int count) {
      checksum.update(buffer, 0, count);
    }

    @Override
    public String digits() {
      return HexFormat.of().toHexDigits(checksum.getValue(), 8);
    }
  }
}
