package org.patchbay.provider.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.cookie.Cookie;
import org.apache.hc.client5.http.cookie.CookiePriorityComparator;
import org.apache.hc.client5.http.cookie.SetCookie;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;

/**
 * Cookies as text: the key is {@code name;domain;path}, as these make a cookie (RFC 6265 §5.3); the
 * value is {@code created;expires;flags;value} in milliseconds, without expiry for a session
 * cookie, the flags being S secure, H http-only, D for the subdomains too.
 */
final class CookieText {
  private CookieText() {}

  static String key(Cookie cookie) {
    return cookie.getName() + ";" + cookie.getDomain() + ";" + cookie.getPath();
  }

  /** The Cookie header: longer paths first, then older cookies (RFC 6265 §5.4). */
  static String line(List<Cookie> cookies) {
    return cookies.stream()
        .sorted(CookiePriorityComparator.INSTANCE)
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** The value as it came: quotes belong to it (RFC 6265 §5.2), which the library takes off. */
  static void setValue(SetCookie cookie, String line) {
    String pair = line.split(";", 2)[0];
    cookie.setValue(pair.substring(pair.indexOf('=') + 1).strip());
  }

  static String of(Cookie cookie) {
    Instant expires = cookie.getExpiryInstant();
    return cookie.getCreationInstant().toEpochMilli()
        + ";"
        + (expires == null ? "" : expires.toEpochMilli())
        + ";"
        + (cookie.isSecure() ? "S" : "")
        + (cookie.isHttpOnly() ? "H" : "")
        + (cookie.containsAttribute(Cookie.DOMAIN_ATTR) ? "D" : "")
        + ";"
        + (cookie.getValue() == null ? "" : cookie.getValue());
  }

  /** Empty if it is none of ours. */
  static Optional<Cookie> parse(String key, String text) {
    String[] names = key.split(";", 3);
    String[] fields = text.split(";", 4);
    if (names.length < 3 || fields.length < 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(cookie(names, fields));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Cookie cookie(String[] names, String[] fields) {
    BasicClientCookie cookie = new BasicClientCookie(names[0], fields[3]);
    cookie.setDomain(names[1]);
    cookie.setPath(names[2]);
    cookie.setCreationDate(Instant.ofEpochMilli(Long.parseLong(fields[0])));
    if (!fields[1].isEmpty()) {
      cookie.setExpiryDate(Instant.ofEpochMilli(Long.parseLong(fields[1])));
    }
    cookie.setSecure(fields[2].contains("S"));
    cookie.setHttpOnly(fields[2].contains("H"));
    if (fields[2].contains("D")) {
      cookie.setAttribute(Cookie.DOMAIN_ATTR, names[1]);
    }
    return cookie;
  }
}
