package org.patchbay.provider.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;

/**
 * The life of one {@code send()} where a cache is (RFC 9111, as a private one): what is fresh is
 * not asked for, what is stale is asked about, what may be kept is kept. Confined to one thread.
 */
final class CachedExchange {
  private static final Set<Integer> KEPT = Set.of(200, 203, 404, 410);
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** A request with one of these asks for something of its own. */
  private static final Set<String> CALLERS_OWN =
      Set.of(
          "range",
          "if-range",
          "if-match",
          "if-none-match",
          "if-modified-since",
          "if-unmodified-since");

  /** A login or a cookie of the connection's goes along unseen: no answer depends on one here. */
  private static final Set<String> UNSEEN = Set.of("*", "cookie", "authorization");

  private final HttpSession session;
  private final PrivateCache cache;
  private final HttpRequest request;
  private final CacheControl wanted;

  CachedExchange(HttpSession session, PrivateCache cache, HttpRequest request) {
    this.session = session;
    this.cache = cache;
    this.request = request;
    this.wanted = CacheControl.of(request.headers());
  }

  HttpResponse run() throws InternetException {
    if (!SAFE.contains(request.method())) {
      return changing();
    }
    if (!request.method().equals("GET") || isCallersOwn() || wanted.has("no-store")) {
      return network(request);
    }
    CachedAnswer found = cache.find(request);
    if (found != null && isFresh(found)) {
      return answered(found);
    }
    if (wanted.has("only-if-cached")) {
      return unsatisfied();
    }
    return found != null && found.isValidatable() ? validated(found) : fetched(request);
  }

  private boolean isCallersOwn() {
    return request.body() != null
        || request.headers().stream()
            .anyMatch(line -> CALLERS_OWN.contains(line.name().toLowerCase(Locale.ROOT)));
  }

  private HttpResponse network(HttpRequest asked) throws InternetException {
    return new HttpExchange(session, asked).run();
  }

  private Instant now() {
    return session.context().clock().instant();
  }

  private URI uri() {
    return session.target(request).uri();
  }

  private boolean isFresh(CachedAnswer found) {
    if (wanted.has("no-cache") || CacheControl.of(found.headers()).has("no-cache")) {
      return false;
    }
    Duration age = found.age(now());
    Duration oldest = wanted.seconds("max-age");
    Duration left = wanted.seconds("min-fresh");
    Duration must = left == null ? age : age.plus(left);
    return found.lifetime().compareTo(must) > 0 && (oldest == null || age.compareTo(oldest) <= 0);
  }

  private HttpResponse answered(CachedAnswer found) {
    return new StoredAnswer(found, uri(), found.age(now()).toSeconds());
  }

  /** RFC 9111 §5.2.1.7. */
  private HttpResponse unsatisfied() {
    CachedAnswer nothing =
        new CachedAnswer(
            504, "Not In The Cache", "HTTP/1.1", List.of(), now(), now(), Map.of(), new byte[0]);
    return new StoredAnswer(nothing, uri(), 0);
  }

  private HttpResponse validated(CachedAnswer found) throws InternetException {
    HttpRequest conditional = request;
    String tag = found.header("ETag").orElse(null);
    String modified = found.header("Last-Modified").orElse(null);
    if (tag != null) {
      conditional = conditional.header("If-None-Match", tag);
    }
    if (modified != null) {
      conditional = conditional.header("If-Modified-Since", modified);
    }
    Instant asked = now();
    HttpResponse answer = network(conditional);
    if (answer.status() != 304) {
      return kept(answer, asked);
    }
    List<HttpHeader> newer = answer.headers();
    boolean meant = answer.uri().equals(uri()) && found.isMeantBy(newer);
    answer.close();
    if (!meant) {
      return fetched(request);
    }
    CachedAnswer refreshed = found.refreshed(newer, asked, now());
    cache.keep(PrivateCache.key(request), refreshed);
    return answered(refreshed);
  }

  private HttpResponse fetched(HttpRequest asked) throws InternetException {
    Instant before = now();
    return kept(network(asked), before);
  }

  private HttpResponse kept(HttpResponse answer, Instant asked) throws InternetException {
    Map<String, List<String>> selecting = mayKeep(answer) ? selecting(answer.headers()) : null;
    if (selecting == null) {
      if (answer.status() < 500) {
        cache.forget(PrivateCache.key(request)); // what was kept is no longer what is there
      }
      return answer;
    }
    Instant came = now();
    String key = PrivateCache.key(request);
    String version = answer.version();
    return new StoringAnswer(
        answer,
        cache.largest(),
        body ->
            cache.keep(
                key,
                new CachedAnswer(
                    answer.status(),
                    answer.reason(),
                    version,
                    answer.headers(),
                    asked,
                    came,
                    selecting,
                    body)));
  }

  /** RFC 9111 §3: whole, of this very target, and of some use later. */
  private boolean mayKeep(HttpResponse answer) {
    CachedAnswer head =
        new CachedAnswer(
            answer.status(), "", "", answer.headers(), now(), now(), Map.of(), new byte[0]);
    boolean found = answer.status() == 200 || answer.status() == 203;
    return KEPT.contains(answer.status())
        && answer.complete()
        && answer.length() <= cache.largest()
        && answer.uri().equals(uri())
        && !CacheControl.of(answer.headers()).has("no-store")
        && (!head.lifetime().isZero() || (found && head.isValidatable()));
  }

  /** What the answer depends on; null if that cannot be told from the request. */
  private @Nullable Map<String, List<String>> selecting(List<HttpHeader> answer) {
    Map<String, List<String>> selecting = new HashMap<>();
    Stream<String> named =
        CachedAnswer.values(answer, "Vary").stream()
            .flatMap(value -> Stream.of(value.split(",")))
            .map(name -> name.strip().toLowerCase(Locale.ROOT));
    for (String name : named.toList()) {
      if (UNSEEN.contains(name)) {
        return null;
      }
      selecting.put(name, CachedAnswer.values(request.headers(), name));
    }
    // What the caller logs in with by itself decides whatever the server says.
    for (String name : List.of("authorization", "cookie")) {
      selecting.put(name, CachedAnswer.values(request.headers(), name));
    }
    return selecting;
  }

  /** RFC 9111 §4.4: what an unsafe method has changed, and what it says that it has. */
  private HttpResponse changing() throws InternetException {
    HttpResponse answer = network(request);
    if (answer.status() < 400) {
      cache.invalidate(request.target());
      for (String name : List.of("Location", "Content-Location")) {
        for (String place : CachedAnswer.values(answer.headers(), name)) {
          invalidate(answer.uri(), place);
        }
      }
    }
    return answer;
  }

  private void invalidate(URI base, String place) {
    try {
      URI changed = base.resolve(place);
      boolean here = uri().getRawAuthority().equals(changed.getRawAuthority());
      String query = changed.getRawQuery();
      if (here && changed.getRawPath() != null) {
        cache.invalidate(changed.getRawPath() + (query == null ? "" : "?" + query));
      }
    } catch (IllegalArgumentException e) {
      return; // it names no place
    }
  }
}
