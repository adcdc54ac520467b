package org.patchbay.provider.http;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.apache.hc.client5.http.cookie.Cookie;
import org.apache.hc.client5.http.cookie.CookieOrigin;
import org.apache.hc.client5.http.cookie.CookieSpec;
import org.apache.hc.client5.http.cookie.MalformedCookieException;
import org.apache.hc.client5.http.cookie.SetCookie;
import org.apache.hc.client5.http.impl.cookie.RFC6265LaxSpec;
import org.apache.hc.core5.http.message.BasicHeader;
import org.patchbay.api.http.HttpHeader;

/**
 * The cookies of a session (RFC 6265), kept as text by the core, so that all connections of the
 * session see them and the next provider finds them. Thread-safe.
 */
final class SessionCookies {
  /** RFC 6265 §6.1 asks for room for 3000; a server must not fill the heap. */
  private static final int MOST_COOKIES = 3000;

  /** Matches what was validated when it came, so it needs no list of public suffixes. */
  private static final CookieSpec MATCHING = new RFC6265LaxSpec();

  private final ConcurrentMap<String, String> kept;
  private final Clock clock;

  SessionCookies(ConcurrentMap<String, String> kept, Clock clock) {
    this.kept = kept;
    this.clock = clock;
  }

  /** Adds the cookies for a target to a request and tells how many these are. */
  int addTo(RequestHead head, Target target) {
    if (kept.isEmpty()) {
      return 0;
    }
    List<Cookie> cookies = matching(origin(target));
    if (!cookies.isEmpty()) {
      head.add("Cookie", CookieText.line(cookies));
    }
    return cookies.size();
  }

  /** Keeps the cookies of an answer and tells how many these are. */
  int received(Target target, List<HttpHeader> answer) {
    if (!Headers.has(answer, "Set-Cookie")) {
      return 0;
    }
    return answer.stream()
        .filter(line -> line.isNamed("Set-Cookie"))
        .mapToInt(line -> keep(line, origin(target)))
        .sum();
  }

  private List<Cookie> matching(CookieOrigin origin) {
    kept.entrySet().removeIf(entry -> cookie(entry).map(this::isExpired).orElse(false));
    return kept.entrySet().stream()
        .flatMap(entry -> cookie(entry).stream())
        .filter(cookie -> MATCHING.match(cookie, origin))
        .toList();
  }

  private int keep(HttpHeader line, CookieOrigin origin) {
    CookieSpec spec = CookieRules.ON_ARRIVAL;
    int count = 0;
    try {
      for (Cookie cookie : spec.parse(new BasicHeader(line.name(), line.value()), origin)) {
        spec.validate(cookie, origin);
        CookieText.setValue((SetCookie) cookie, line.value());
        keep(cookie);
        count++;
      }
    } catch (MalformedCookieException e) {
      // RFC 6265 §5.2: a user agent ignores what it cannot accept.
      return count;
    }
    return count;
  }

  private void keep(Cookie cookie) {
    String key = CookieText.key(cookie);
    if (isExpired(cookie)) {
      kept.remove(key);
    } else if (kept.size() < MOST_COOKIES || kept.containsKey(key)) {
      kept.put(key, CookieText.of(cookie));
    }
  }

  private boolean isExpired(Cookie cookie) {
    return cookie.isExpired(clock.instant());
  }

  private static Optional<Cookie> cookie(Map.Entry<String, String> entry) {
    return CookieText.parse(entry.getKey(), entry.getValue());
  }

  private static CookieOrigin origin(Target target) {
    return new CookieOrigin(
        target.origin().host(),
        target.origin().port(),
        target.resource(),
        target.origin().secure());
  }
}
