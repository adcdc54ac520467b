package org.patchbay.cli.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986 §2.1) of UTF-8. */
public final class Escapes {
  private static final String UNESCAPED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/";

  private Escapes() {}

  /**
   * Undoes the escapes.
   *
   * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
   */
  public static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%') {
        bytes.write(digit(raw, i + 1) * 16 + digit(raw, i + 2));
        i += 2;
      } else {
        bytes.write(raw[i]);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Escapes what cannot stand in the path of a URL; slashes stay. */
  public static String encode(String path) {
    StringBuilder text = new StringBuilder();
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      if (UNESCAPED.indexOf(octet) >= 0) {
        text.append((char) octet);
      } else {
        text.append('%').append(String.format("%02X", octet));
      }
    }
    return text.toString();
  }

  private static int digit(byte[] raw, int index) {
    int value = index < raw.length ? Character.digit(raw[index], 16) : -1;
    if (value < 0) {
      throw new IllegalArgumentException("% is not followed by two hexadecimal digits");
    }
    return value;
  }
}
