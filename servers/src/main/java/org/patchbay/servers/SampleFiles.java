package org.patchbay.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Content to serve. The same bytes on every machine and every JDK, so that checksums can be. */
public final class SampleFiles {
  /** A text of a few lines, one of which starts with a dot; line ends are CR LF. */
  public static final String TEXT = "welcome.txt";

  /** 1 KiB. */
  public static final String SMALL = "1k.bin";

  /** 1 MiB. */
  public static final String MEDIUM = "1m.bin";

  /** As big as was asked for. */
  public static final String LARGE = "large.bin";

  private static final long DEFAULT_LARGE = 16L << 20;
  private static final int BLOCK = 64 << 10;

  private SampleFiles() {}

  /** Writes all four, the large one with 16 MiB. */
  public static List<SampleFile> write(Path folder) throws IOException {
    return write(folder, DEFAULT_LARGE);
  }

  /**
   * Writes all four; files of these names are replaced.
   *
   * @param folder made if it is not there
   * @param large bytes of the large file
   */
  public static List<SampleFile> write(Path folder, long large) throws IOException {
    Files.createDirectories(folder);
    return List.of(
        write(folder.resolve(TEXT), text()),
        random(folder.resolve(SMALL), 1 << 10),
        random(folder.resolve(MEDIUM), 1 << 20),
        random(folder.resolve(LARGE), large));
  }

  /** Writes one binary file; name and size determine its bytes. */
  public static SampleFile random(Path file, long size) throws IOException {
    Random bytes = new Random(String.valueOf(file.getFileName()).hashCode());
    byte[] block = new byte[BLOCK];
    return write(
        file,
        out -> {
          for (long left = size; left > 0; left -= block.length) {
            bytes.nextBytes(block);
            out.write(block, 0, (int) Math.min(left, block.length));
          }
        });
  }

  // CR LF, the line end of the wire: so a transfer as text leaves the bytes as they are.
  private static Content text() {
    String text =
        String.join(
            "\r\n",
            "Welcome to Patchbay.",
            "",
            "The same file comes over FTP, HTTP and Gopher.",
            ".A line may start with a dot.",
            "Grüße, καλημέρα, こんにちは.",
            "");
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SampleFile write(Path file, Content content) throws IOException {
    MessageDigest sha256 = sha256();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha256)) {
      content.to(out);
    }
    return new SampleFile(file, Files.size(file), HexFormat.of().formatHex(sha256.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private interface Content {
    void to(OutputStream out) throws IOException;
  }
}
