package org.patchbay.cli.soak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.patchbay.servers.SampleFile;

/**
 * What the servers have of the uploads. An HTTP server shows a file only when all of it has come;
 * an FTP server keeps what came, so that only what it has confirmed passes for complete.
 */
final class SoakUploads {
  private static final int BUFFER_SIZE = 64 * 1024;

  private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
  private final Set<Path> withdrawn = ConcurrentHashMap.newKeySet();

  /** The FTP server has confirmed a file. */
  void confirmed(String path) {
    confirmed.add(path.substring(path.lastIndexOf('/') + 1));
  }

  /** Compares a complete upload with what was sent, and removes it. */
  void verify(Path copy, SampleFile sent) throws IOException {
    String sum = Files.exists(copy) ? sum(copy) : "no such file";
    confirmed.remove(String.valueOf(copy.getFileName()));
    Files.deleteIfExists(copy);
    if (!sum.equals(sent.sha256())) {
      throw new IOException("the server's copy is not what was sent: " + sum);
    }
  }

  /** Remembers an upload that was cut. */
  void withdrawn(Path copy) {
    withdrawn.add(copy);
  }

  /** Tells of those that were cut and yet pass for complete. */
  void checkWithdrawn(SampleFile sent, SoakTally tally) throws IOException {
    for (Path copy : withdrawn) {
      if (Files.exists(copy) && passes(copy) && !sum(copy).equals(sent.sha256())) {
        String line = "a part of an upload passes for complete";
        tally.problem(line, new IOException(copy.toString()));
      }
    }
  }

  private boolean passes(Path copy) {
    String name = String.valueOf(copy.getFileName());
    return !name.startsWith("ftp-") || confirmed.contains(name);
  }

  private static String sum(Path file) throws IOException {
    MessageDigest digest = SoakRun.sha256();
    byte[] buffer = new byte[BUFFER_SIZE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
