package org.patchbay.api.ftp;

import java.util.Locale;
import java.util.Objects;

/**
 * A hash of a file's bytes.
 *
 * @param algorithm {@code SHA-512}, {@code SHA-256}, {@code SHA-1}, {@code MD5} or {@code CRC32}
 * @param value in hexadecimal digits, small letters
 */
public record FtpHash(String algorithm, String value) {
  /** Writes the digits in small letters. */
  public FtpHash {
    Objects.requireNonNull(algorithm, "algorithm");
    value = value.toLowerCase(Locale.ROOT);
  }
}
