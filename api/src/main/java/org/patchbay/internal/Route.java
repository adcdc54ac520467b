package org.patchbay.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.SessionOptions;

/** How the connections of a session get to a host: what policy says, which proxy, which address. */
final class Route {
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");

  /** Looks names up; the system's own way has no bound. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  private final Core core;
  private final Session session;
  private final String service;
  private final boolean secure;

  /**
   * The way of connections of one service.
   *
   * @param secure whether TLS will lie over them
   */
  Route(Core core, Session session, String service, boolean secure) {
    this.secure = secure;
    this.core = core;
    this.session = session;
    this.service = service;
  }

  /**
   * A name that a server gave, in a redirect or a menu, is held to the same rules as a caller's.
   */
  void checkHost(String host, int port) throws InternetException {
    RequestRules.checkServer(host);
    core.policy().checkHost(session.owner(), service, host, port);
  }

  void checkAddress(InetAddress address, int port) throws InternetException {
    core.policy().checkAddress(session.owner(), service, address, port);
  }

  /** The way of a connection that TLS will lie over, or will not. */
  Route under(boolean tls) {
    return tls == secure ? this : new Route(core, session, service, tls);
  }

  /**
   * The proxy on the way to a host, null for none.
   *
   * @throws InternetException if the system's own selector fails: going directly might be what it
   *     is there to prevent
   */
  @Nullable ProxyServer proxyFor(String host, int port) throws InternetException {
    SessionOptions options = session.options();
    return switch (options.accessType()) {
      case DIRECT -> null;
      case PROXY ->
          ProxyBypass.names(options.proxyBypass(), scheme(), host, port)
              ? null
              : options.schemeProxies().getOrDefault(scheme(), options.proxy());
      case SYSTEM -> systemProxy(host, port);
    };
  }

  /** Lists of proxies, the JVM's and WinINet's, tell http and https apart, and nothing else. */
  private String scheme() {
    return secure && service.equals("http") ? "https" : service;
  }

  /** The first that the system names is the one it wants. */
  private @Nullable ProxyServer systemProxy(String host, int port) throws InternetException {
    ProxySelector selector = ProxySelector.getDefault();
    if (selector == null) {
      return null;
    }
    List<Proxy> proxies;
    try {
      proxies = selector.select(new URI(scheme(), null, host, port, "/", null, null));
    } catch (URISyntaxException | RuntimeException e) {
      throw new InternetException(
          InternetError.PROXY_SERVER_UNREACHABLE,
          "the system's proxy selector has no answer for " + host + ": " + Border.text(e),
          e);
    }
    if (proxies == null
        || proxies.isEmpty()
        || !(proxies.get(0).address() instanceof InetSocketAddress address)) {
      return null;
    }
    ProxyServer.Type type =
        proxies.get(0).type() == Proxy.Type.HTTP ? ProxyServer.Type.HTTP : ProxyServer.Type.SOCKS5;
    return ProxyServer.of(type, address.getHostString(), address.getPort());
  }

  /**
   * Looks a name up, within a time: the JDK's own lookup has no bound, so it runs beside the
   * caller.
   */
  InetAddress[] resolve(String host, Duration timeout) throws InternetException {
    FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> core.lookup().of(host));
    try {
      if (isLiteral(host)) {
        lookup.run();
      } else {
        core.executor().execute(lookup);
      }
      return lookup.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unresolved(host, e.getCause() instanceof UnknownHostException cause ? cause : e);
    } catch (TimeoutException e) {
      lookup.cancel(true);
      throw new InternetException(
          InternetError.TIMEOUT, "looking up \"" + host + "\" took longer than " + timeout, e);
    } catch (InterruptedException e) {
      lookup.cancel(true);
      Thread.currentThread().interrupt();
      throw new InternetException(
          InternetError.OPERATION_CANCELLED, "interrupted while looking up \"" + host + "\"", e);
    } catch (RejectedExecutionException | CancellationException e) {
      throw new InternetException(InternetError.SHUTDOWN, "Patchbay has stopped", e);
    }
  }

  /** What the JDK takes for an address at sight; other digits and dots it would look up. */
  static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
  }

  private static InternetException unresolved(String host, Exception cause) {
    return new InternetException(
        InternetError.NAME_NOT_RESOLVED, "the name \"" + host + "\" is not known", cause);
  }
}
