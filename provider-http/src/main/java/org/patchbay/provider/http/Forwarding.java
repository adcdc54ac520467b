package org.patchbay.provider.http;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.spi.Dialer;
import org.patchbay.spi.ProxyLogin;

/** A proxy that forwards one hop, and the login there. Confined to one thread. */
final class Forwarding {
  private final ProxyServer proxy;
  private final ProxyLogin login;
  private final Hop hop;
  private @Nullable String prepared;

  private Forwarding(ProxyServer proxy, ProxyLogin login, Hop hop) {
    this.proxy = proxy;
    this.login = login;
    this.hop = hop;
  }

  /** Null where the hop goes to its server, or through a tunnel. */
  static @Nullable Forwarding of(Dialer dialer, Hop hop) throws InternetException {
    Origin origin = hop.target().origin();
    ProxyServer proxy =
        origin.secure() ? null : dialer.forwardingProxy(origin.host(), origin.port());
    return proxy == null
        ? null
        : new Forwarding(proxy, dialer.forwardingLogin(origin.host(), origin.port()), hop);
  }

  /** Addresses a request to the proxy, with a login if one is known. */
  void address(RequestHead head) throws IOException {
    head.setTarget(target());
    if (!hop.has("Proxy-Authorization")) {
      String authorization = prepared == null ? next(List.of()) : prepared;
      prepared = null;
      if (authorization != null) {
        head.add("Proxy-Authorization", authorization);
      }
    }
  }

  /**
   * The proxy wants a login.
   *
   * @throws InternetException if there is none left to try; the answer is closed then
   */
  void challenged(WireAnswer answer) throws IOException {
    prepared = hop.has("Proxy-Authorization") ? null : next(challenges(answer));
    if (prepared == null) {
      answer.body().close();
      throw new InternetException(
          InternetError.PROXY_SERVER_UNREACHABLE,
          "the proxy " + proxy + " wants a login, and none that there is: 407 " + answer.reason());
    }
  }

  private static List<String> challenges(WireAnswer answer) {
    List<String> lines =
        answer.headers().stream()
            .filter(line -> line.isNamed("Proxy-Authenticate"))
            .map(HttpHeader::value)
            .toList();
    return lines.isEmpty() ? List.of("none") : lines;
  }

  private @Nullable String next(List<String> challenges) throws IOException {
    try {
      return login.next(hop.method(), target(), challenges);
    } catch (IllegalStateException e) {
      throw new InternetException(
          InternetError.PROXY_SERVER_UNREACHABLE,
          "the password for the proxy " + proxy + " has been erased",
          e);
    }
  }

  /** The absolute form (RFC 9112 §3.2.2). */
  private String target() {
    return hop.target().origin() + hop.target().path();
  }
}
