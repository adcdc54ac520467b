package org.patchbay.provider.http;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.api.http.HttpRequest;

/** Which redirects of one exchange are followed, and how (RFC 9110 §15.4). */
final class RedirectPolicy {
  /**
   * What is sent to an origin that the caller did not name. A list of what is harmless, since no
   * list of what is secret could be complete (Authorization, Cookie, X-Api-Key, …).
   */
  private static final Set<String> HARMLESS =
      Set.of(
          "accept",
          "accept-charset",
          "accept-encoding",
          "accept-language",
          "cache-control",
          "content-encoding",
          "content-language",
          "content-type",
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "pragma",
          "range",
          "user-agent");

  private final int budget;
  private final Set<String> visited = new HashSet<>();
  private int followed;

  RedirectPolicy(HttpRequest request) {
    this.budget = request.maxRedirects();
  }

  /**
   * The request that the answer asks for instead; empty if the answer is the caller's: no redirect,
   * none wanted, or one to a scheme that is not ours (W-160).
   *
   * @param canSendAgain whether the body is still to be had
   */
  Optional<Hop> next(Hop hop, int status, List<HttpHeader> answer, boolean canSendAgain)
      throws InternetException {
    Optional<String> location =
        isRedirect(status) && budget > 0 ? location(answer) : Optional.empty();
    if (location.isEmpty()) {
      return Optional.empty();
    }
    Optional<Target> target = hop.target().redirected(location.get());
    if (target.isEmpty()) {
      return Optional.empty();
    }
    checkSecurity(hop, target.get());
    Hop next = redirected(hop, status, target.get(), canSendAgain);
    count(hop, next, !Headers.values(answer, "Set-Cookie").isEmpty());
    return Optional.of(next);
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /** Of two places nobody knows which is meant, and someone may have planted the other. */
  private static Optional<String> location(List<HttpHeader> answer) throws InternetException {
    List<String> locations =
        Headers.values(answer, "Location").stream()
            .filter(location -> !location.isEmpty())
            .distinct()
            .toList();
    if (locations.size() > 1) {
      throw new InternetException(
          InternetError.HTTP_REDIRECT_FAILED, "a redirect leads to more than one place");
    }
    return locations.stream().findFirst();
  }

  private static void checkSecurity(Hop hop, Target target) throws InternetException {
    if (hop.target().origin().secure() && !target.origin().secure()) {
      throw new InternetException(
          InternetError.HTTPS_TO_HTTP_ON_REDIR,
          "a redirect leads from https to http, which is not followed: " + target.uri());
    }
  }

  private static Hop redirected(Hop hop, int status, Target target, boolean canSendAgain)
      throws InternetException {
    boolean becomesGet = becomesGet(hop.method(), status);
    boolean sameOrigin = target.origin().equals(hop.target().origin());
    if (!becomesGet && !canSendAgain) {
      throw new InternetException(
          InternetError.HTTP_REDIRECT_FAILED,
          "a redirect asks for the body again, and a stream can be sent only once: "
              + target.uri());
    }
    List<HttpHeader> kept =
        hop.headers().stream()
            .filter(header -> sameOrigin || isHarmless(header))
            .filter(header -> !becomesGet || !isAboutContent(header))
            .toList();
    return new Hop(becomesGet ? "GET" : hop.method(), target, kept, becomesGet ? null : hop.body());
  }

  /** 303 says so; for 301 and 302 it is what all clients do with a POST (W-158). */
  private static boolean becomesGet(String method, int status) {
    return switch (status) {
      case 303 -> !method.equals("HEAD");
      case 301, 302 -> method.equals("POST");
      default -> false;
    };
  }

  private static boolean isHarmless(HttpHeader header) {
    return !header.secret() && HARMLESS.contains(header.name().toLowerCase(Locale.ROOT));
  }

  private static boolean isAboutContent(HttpHeader header) {
    return header.name().toLowerCase(Locale.ROOT).startsWith("content-");
  }

  /** A server may send a client round once to see a cookie come back; that is no loop. */
  private void count(Hop hop, Hop next, boolean withCookie) throws InternetException {
    visited.add(key(hop));
    boolean seen = !visited.add(key(next));
    if (seen && !withCookie) {
      throw new InternetException(
          InternetError.TOO_MANY_REDIRECTS, "redirects lead in a circle: " + next.target().uri());
    }
    if (++followed > budget) {
      throw new InternetException(
          InternetError.TOO_MANY_REDIRECTS,
          "more than " + budget + " redirects, the last one to " + next.target().uri());
    }
  }

  private static String key(Hop hop) {
    return hop.method() + " " + hop.target().uri();
  }
}
