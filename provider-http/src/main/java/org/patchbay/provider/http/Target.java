package org.patchbay.provider.http;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** What a request is for: where, and what is asked for there. Immutable. */
final class Target {
  /** RFC 3986 §2.2 and §2.3: what a URI may hold beside letters and digits. */
  private static final String PUNCTUATION = "-._~:/?#[]@!$&'()*+,;=";

  /** The user, which is not taken from a server's word, then host and port. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:.*@)?(\\[[^\\]]+\\]|[^:@%\\[\\]]+):?([0-9]*)");

  private final Origin origin;
  private final String path;
  private volatile @Nullable URI uri;

  /**
   * A target.
   *
   * @param path path and query; what is not ASCII is escaped
   */
  Target(Origin origin, String path) {
    this.origin = origin;
    this.path = escaped(path, StandardCharsets.UTF_8, false);
  }

  Origin origin() {
    return origin;
  }

  /** Path and query as they go on the wire. */
  String path() {
    return path;
  }

  /** As a URI; characters that a URI may not hold are escaped. Made once: parsing it is slow. */
  URI uri() {
    URI made = uri;
    if (made == null) {
      String strict =
          escaped(path, StandardCharsets.UTF_8, true)
              .replace("[", "%5B")
              .replace("]", "%5D")
              .replace("#", "%23");
      made = URI.create(origin + (strict.equals("*") ? "" : strict));
      uri = made;
    }
    return made;
  }

  /** The path without the query. */
  String resource() {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /**
   * Where a Location header leads (RFC 9110 §10.2.2): empty if to another scheme.
   *
   * @param location as it came, its octets as characters
   * @throws InternetException if it has no host (W-161), or a port that is none
   */
  Optional<Target> redirected(String location) throws InternetException {
    String octets = escaped(location, StandardCharsets.ISO_8859_1, true);
    Reference there = Reference.parse(uri().toString()).resolve(Reference.parse(octets));
    boolean secure = "https".equals(there.scheme());
    if (!secure && !"http".equals(there.scheme())) {
      return Optional.empty();
    }
    Matcher authority = AUTHORITY.matcher(there.authority() == null ? "" : there.authority());
    if (!authority.matches()) {
      throw notAUri(location);
    }
    String port = authority.group(2);
    Origin to =
        Origin.of(
            secure,
            authority.group(1),
            port.isEmpty() ? Origin.defaultPort(secure) : port(port, location),
            InternetError.INVALID_URL);
    return Optional.of(new Target(to, there.target()));
  }

  private static int port(String digits, String location) throws InternetException {
    int port = digits.length() > 5 ? 0 : Integer.parseInt(digits);
    if (port < 1 || port > 65535) {
      throw notAUri(location);
    }
    return port;
  }

  private static InternetException notAUri(String location) {
    return new InternetException(
        InternetError.INVALID_URL,
        "the server redirects to what is no http URL: \""
            + location.replaceAll("\\p{Cntrl}", "?")
            + "\"");
  }

  /** Escapes what is not ASCII; if strict, everything that a URI may not hold. */
  private static String escaped(String text, Charset charset, boolean strict) {
    if (isPlain(text, strict)) {
      return text;
    }
    byte[] octets = text.getBytes(charset);
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < octets.length; i++) {
      int c = octets[i] & 0xff;
      if (isPlain(c, strict) || (c == '%' && isEscape(octets, i))) {
        escaped.append((char) c);
      } else {
        escaped.append(String.format(Locale.ROOT, "%%%02X", c));
      }
    }
    return escaped.toString();
  }

  private static boolean isPlain(String text, boolean strict) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i), strict)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(int c, boolean strict) {
    return c > ' ' && c < 0x7f && (!strict || Character.isLetterOrDigit(c) || isPunctuation(c));
  }

  private static boolean isPunctuation(int c) {
    return PUNCTUATION.indexOf(c) >= 0;
  }

  private static boolean isEscape(byte[] octets, int percent) {
    return percent + 2 < octets.length
        && Character.digit(octets[percent + 1], 16) >= 0
        && Character.digit(octets[percent + 2], 16) >= 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Target that && origin.equals(that.origin) && path.equals(that.path);
  }

  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + path.hashCode();
  }
}
