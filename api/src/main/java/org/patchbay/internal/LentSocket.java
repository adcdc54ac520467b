package org.patchbay.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.ProxyServer;
import org.patchbay.spi.ProxyLogin;

/**
 * A socket of the core's: its {@code connect()} asks policy, resolves, goes through the proxy and
 * tells of it; it is known to its connection until it is closed.
 */
final class LentSocket extends Socket implements Belongings.LentResource {
  private final Lent lent;
  private final Route route;
  private final Role role;
  private @Nullable ProxyLogin loginBegun;
  private volatile boolean announced;
  private volatile int portUnderTls;
  private volatile BooleanSupplier endMustBeAnnounced = () -> false;
  private volatile @Nullable Thread dialledBy;

  /** What a socket is for. */
  enum Role {
    /** The connection itself: status events, receive timeout. */
    MAIN,
    /** The same, to a proxy that forwards each request: it is asked for no tunnel. */
    FORWARDED,
    /** A further connection of the dialogue: no events, data timeout. */
    DATA
  }

  LentSocket(Lent lent, Route route, Role role) {
    this.lent = lent;
    this.route = route;
    this.role = role;
    lent.belongings().lend(this);
  }

  /** Goes on with a login that the proxy wanted on another network connection. */
  LentSocket goingOn(@Nullable ProxyLogin login) {
    loginBegun = login;
    return this;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  /**
   * Connects; the shorter of the given timeout and the connection's own holds, 0 stands for none.
   */
  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    if (!(endpoint instanceof InetSocketAddress target)) {
      throw new IllegalArgumentException("not an internet address: " + endpoint);
    }
    try {
      bringUp(() -> dial(target, bound(timeoutMillis)));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** A step on the way to where it can be used. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  /**
   * Does a step that the calling thread waits for: if its call is cancelled, this socket is closed.
   *
   * @throws InternetException if it has been cancelled already
   */
  void bringUp(Step step) throws IOException {
    dialledBy = Thread.currentThread();
    try {
      AsyncCall<?> call = AsyncThread.call();
      if (call != null) {
        call.requireWanted();
      }
      step.run();
    } finally {
      dialledBy = null;
    }
  }

  @Override
  public boolean isDialledBy(Thread thread) {
    return dialledBy == thread;
  }

  private void dial(InetSocketAddress target, int timeoutMillis) throws IOException {
    String host = target.getHostString();
    ProxyServer proxy = route.proxyFor(host, target.getPort());
    if (proxy == null) {
      InetSocketAddress address = resolved(target);
      route.checkAddress(address.getAddress(), address.getPort());
      reach(address, target, timeoutMillis);
    } else {
      route.checkHost(host, target.getPort());
      dialThrough(proxy, target, timeoutMillis);
    }
    super.setTcpNoDelay(true);
    super.setSoTimeout(Math.toIntExact(silence().toMillis()));
  }

  private void dialThrough(ProxyServer proxy, InetSocketAddress target, int timeoutMillis)
      throws InternetException {
    try {
      InetSocketAddress server = InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
      reach(resolved(server), server, timeoutMillis);
      super.setSoTimeout(timeoutMillis);
      if (role != Role.FORWARDED) {
        ProxyLogin login = loginBegun == null ? lent.proxyLogin(proxy) : loginBegun;
        new ProxyTunnel(proxy, this, login, timeoutMillis)
            .open(target.getHostString(), target.getPort());
      }
    } catch (IOException e) {
      throw new InternetException(
          InternetError.PROXY_SERVER_UNREACHABLE,
          "no way through the proxy " + proxy + ": " + Border.text(e),
          e);
    }
  }

  private InetSocketAddress resolved(InetSocketAddress target) throws InternetException {
    InetAddress known = target.getAddress();
    if (known != null) {
      return target;
    }
    String host = target.getHostString();
    route.checkHost(host, target.getPort());
    tell(InternetStatus.RESOLVING_NAME, host);
    InetAddress found = route.resolve(host, lent.timeouts().connect())[0];
    tell(InternetStatus.NAME_RESOLVED, found.getHostAddress());
    return new InetSocketAddress(found, target.getPort());
  }

  private void reach(InetSocketAddress address, InetSocketAddress target, int timeoutMillis)
      throws InternetException {
    String text = address.getAddress().getHostAddress();
    tell(InternetStatus.CONNECTING_TO_SERVER, text);
    announced = role != Role.DATA;
    try {
      super.connect(address, timeoutMillis);
    } catch (SocketTimeoutException e) {
      throw unreachable(InternetError.TIMEOUT, target, address, e);
    } catch (IOException e) {
      throw unreachable(InternetError.CANNOT_CONNECT, target, address, e);
    }
    tell(InternetStatus.CONNECTED_TO_SERVER, text);
  }

  private static InternetException unreachable(
      InternetError error, InetSocketAddress target, InetSocketAddress address, IOException e) {
    String message =
        "cannot connect to %s port %d (%s): %s"
            .formatted(
                target.getHostString(),
                target.getPort(),
                address.getAddress().getHostAddress(),
                Border.text(e));
    return new InternetException(error, message, e);
  }

  private int bound(int timeoutMillis) {
    int own = Math.toIntExact(lent.timeouts().connect().toMillis());
    return timeoutMillis == 0 ? own : Math.min(own, timeoutMillis);
  }

  private Duration silence() {
    return role == Role.DATA ? lent.timeouts().data() : lent.timeouts().receive();
  }

  private void tell(InternetStatus status, @Nullable String text) {
    if (role != Role.DATA) {
      lent.status(status, text == null ? "" : text, 0);
    }
  }

  /**
   * From now on TLS lies over this socket: it reports the port that TLS sessions are known by,
   * which JSSE reads here, and tells an end that comes without warning from one that was announced.
   */
  void layUnderTls(int port) {
    portUnderTls = port;
  }

  /** Whether an end without warning is an error, asked when it comes. */
  void requireAnnouncedEnd(BooleanSupplier required) {
    endMustBeAnnounced = required;
  }

  @Override
  public int getPort() {
    return portUnderTls == 0 ? super.getPort() : portUnderTls;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream in = super.getInputStream();
    return portUnderTls == 0 ? in : new AnnouncedEnd(in, () -> endMustBeAnnounced.getAsBoolean());
  }

  /** A socket that was accepted rather than connected. */
  void accepted() throws IOException {
    super.setTcpNoDelay(true);
    super.setSoTimeout(Math.toIntExact(silence().toMillis()));
  }

  @Override
  public void retime() {
    try {
      super.setSoTimeout(Math.toIntExact(silence().toMillis()));
    } catch (SocketException e) {
      return; // closed: there is nothing to wait for
    }
  }

  @Override
  public void reset(Executor told) {
    try {
      super.setSoLinger(true, 0);
    } catch (IOException e) {
      // Not connected or closed already: there is nothing to reset.
    }
    boolean tells = takeLeave();
    try {
      super.close();
    } catch (IOException e) {
      // Closing is all that can be done.
    }
    if (tells) {
      told.execute(
          () -> {
            tell(InternetStatus.CLOSING_CONNECTION, "");
            tell(InternetStatus.CONNECTION_CLOSED, "");
          });
    }
  }

  @Override
  public void close() throws IOException {
    boolean tells = takeLeave();
    if (tells) {
      tell(InternetStatus.CLOSING_CONNECTION, "");
    }
    super.close();
    if (tells) {
      tell(InternetStatus.CONNECTION_CLOSED, "");
    }
  }

  /** Whether the listener has to be told of the close, for this is the first. */
  private boolean takeLeave() {
    lent.belongings().returned(this);
    boolean tells = announced && !isClosed();
    announced = false;
    return tells;
  }
}
