package org.patchbay.api.ftp.tree;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Names for files that are not complete yet. They tell which version of which file it is, so that
 * no later run goes on with another, whatever became of this one; and they are as long as each
 * other, so that a long name makes none that is too long.
 */
final class Partial {
  private static final String SUFFIX = ".part";
  private static final int DIGITS = 16;

  private Partial() {}

  /** What the names for all versions of a file begin with. */
  static String prefix(String name) {
    return ".patchbay-" + digest(name) + "-";
  }

  /** The name for one version of a file. */
  static String name(String name, long size, Instant modified) {
    return prefix(name) + digest(size + " " + modified) + SUFFIX;
  }

  /** Whether this is the name for some version of a file that begins so. */
  static boolean isOne(String name, String prefix) {
    return name.startsWith(prefix) && name.endsWith(SUFFIX);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
