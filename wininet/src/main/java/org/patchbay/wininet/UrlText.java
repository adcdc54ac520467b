package org.patchbay.wininet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Escapes and dot segments of URLs (RFC 3986 §2.1, §5.2.4). */
final class UrlText {
  /** What stands for itself; others are escaped. */
  private static final String PLAIN = "-._~:/?#[]@!$&'()*+,;=%";

  private UrlText() {}

  /** As the flags of InternetCanonicalizeUrl want it. */
  static String written(String text, int flags) {
    String given = (flags & WinInetConstants.ICU_DECODE) != 0 ? decode(text) : text;
    if ((flags & WinInetConstants.ICU_NO_ENCODE) != 0) {
      return given;
    }
    boolean spacesOnly = (flags & WinInetConstants.ICU_ENCODE_SPACES_ONLY) != 0;
    return spacesOnly ? given.replace(" ", "%20") : encode(given);
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      int c = octet & 0xff;
      if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        encoded.append((char) c);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", c));
      }
    }
    return encoded.toString();
  }

  /** A user or a password, in which nothing may look like the end of it. */
  static String login(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = "%@:/?#[]".indexOf(c) < 0;
      escaped.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return encode(escaped.toString());
  }

  /** Undoes escapes; what is none stays. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    for (int i = 0; i < octets.length; i++) {
      int value = octets[i] == '%' && i + 2 < octets.length ? hex(octets, i + 1) : -1;
      decoded.write(value < 0 ? octets[i] : value);
      i += value < 0 ? 0 : 2;
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte[] octets, int at) {
    int high = Character.digit(octets[at], 16);
    int low = Character.digit(octets[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  static String withoutDots(String path) {
    Deque<String> kept = new ArrayDeque<>();
    String[] segments = path.split("/", -1);
    for (int i = 1; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      if (segments[i].equals("..")) {
        kept.pollLast();
      } else if (!segments[i].equals(".")) {
        kept.addLast(segments[i]);
        continue;
      }
      if (last) {
        kept.addLast("");
      }
    }
    return "/" + String.join("/", kept);
  }
}
