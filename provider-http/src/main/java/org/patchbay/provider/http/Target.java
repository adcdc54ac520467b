package org.patchbay.provider.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * What a request is for.
 *
 * @param origin where
 * @param path path and query as they go on the wire
 */
record Target(Origin origin, String path) {
  /** RFC 3986 §2.2 and §2.3: what a URI may hold beside letters and digits. */
  private static final String PUNCTUATION = "-._~:/?#[]@!$&'()*+,;=";

  Target {
    path = escaped(path, false);
  }

  /** As a URI; characters that a URI may not hold are escaped. */
  URI uri() {
    String strict = escaped(path, true).replace("[", "%5B").replace("]", "%5D").replace("#", "%23");
    return URI.create(origin + (strict.equals("*") ? "" : strict));
  }

  /** The path without the query. */
  String resource() {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /**
   * Where a Location header leads (RFC 9110 §10.2.2): empty if to another scheme.
   *
   * @throws InternetException if it is no URI, or has no host (W-161)
   */
  Optional<Target> redirected(String location) throws InternetException {
    URI there = parsed(location);
    boolean secure = "https".equals(scheme(there));
    if (!secure && !"http".equals(scheme(there))) {
      return Optional.empty();
    }
    if (there.getHost() == null) {
      throw notAUri(location);
    }
    int port = there.getPort() < 0 ? Origin.defaultPort(secure) : there.getPort();
    String query = there.getRawQuery() == null ? "" : "?" + there.getRawQuery();
    String path = there.getRawPath().isEmpty() ? "/" : there.getRawPath();
    return Optional.of(
        new Target(
            Origin.of(secure, there.getHost(), port, InternetError.INVALID_URL), path + query));
  }

  private URI parsed(String location) throws InternetException {
    try {
      String reference = escaped(location, true);
      // RFC 3986 §5.3: the path stays when there is only a query; java.net.URI would cut it.
      return uri().resolve(new URI(reference.startsWith("?") ? resource() + reference : reference));
    } catch (URISyntaxException e) {
      throw notAUri(location);
    }
  }

  private static String scheme(URI uri) {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static InternetException notAUri(String location) {
    return new InternetException(
        InternetError.INVALID_URL,
        "the server redirects to what is no http URL: \""
            + location.replaceAll("\\p{Cntrl}", "?")
            + "\"");
  }

  /** Escapes what is not ASCII; if strict, everything that a URI may not hold. */
  private static String escaped(String text, boolean strict) {
    if (text.chars().allMatch(c -> isPlain(c, strict))) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length());
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
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

  /** Written out for the reason that {@link Origin#equals} gives. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Target that && origin.equals(that.origin) && path.equals(that.path);
  }

  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + path.hashCode();
  }
}
