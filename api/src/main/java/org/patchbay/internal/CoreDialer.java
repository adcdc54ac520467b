package org.patchbay.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.ProxyServer;
import org.patchbay.spi.Dialer;
import org.patchbay.spi.ProxyLogin;
import org.patchbay.spi.SecureDialogue;

/** The one door to the network, for one connection. */
final class CoreDialer implements Dialer {
  private static final int MOST_LOGINS = 6;

  private final Lent lent;
  private final Route route;
  private final TlsLayer tls;

  CoreDialer(Lent lent, Route route, TlsLayer tls) {
    this.lent = lent;
    this.route = route;
    this.tls = tls;
  }

  @Override
  public Socket connect(String host, int port) throws InternetException {
    return connect(route, host, port);
  }

  @Override
  public Socket connectForTls(String host, int port) throws InternetException {
    return connect(route.under(true), host, port);
  }

  private Socket connect(Route way, String host, int port) throws InternetException {
    InternetException last = null;
    for (InetSocketAddress address : resolve(way, host, port)) {
      try {
        return dial(way, address);
      } catch (InternetException e) {
        last = e;
      } catch (IOException e) {
        last = new InternetException(InternetError.CANNOT_CONNECT, e.toString(), e);
      }
    }
    throw last == null
        ? new InternetException(InternetError.NAME_NOT_RESOLVED, host + " has no address")
        : last;
  }

  /** Once more where a proxy hangs up after it has asked for a login. */
  private Socket dial(Route way, InetSocketAddress address) throws IOException {
    ProxyLogin login = null;
    for (int again = 0; ; again++) {
      LentSocket socket = new LentSocket(lent, way, LentSocket.Role.MAIN).goingOn(login);
      try {
        socket.connect(address, 0);
        return socket;
      } catch (InternetException e) {
        if (again == MOST_LOGINS || !(e.getCause() instanceof ConnectTunnel.HungUp challenged)) {
          throw e;
        }
        login = challenged.goingOn();
      }
    }
  }

  @Override
  public ProxyLogin forwardingLogin(String host, int port) throws InternetException {
    ProxyServer proxy = forwardingProxy(host, port);
    return proxy == null ? (method, target, challenges) -> null : lent.proxyLogin(proxy);
  }

  @Override
  public @Nullable ProxyServer forwardingProxy(String host, int port) throws InternetException {
    ProxyServer proxy = route.under(false).proxyFor(host, port);
    return proxy != null && proxy.type() == ProxyServer.Type.HTTP ? proxy : null;
  }

  @Override
  public Socket connectToProxy(String host, int port) throws InternetException {
    LentSocket socket = new LentSocket(lent, route.under(false), LentSocket.Role.FORWARDED);
    try {
      socket.connect(InetSocketAddress.createUnresolved(host, port), 0);
      return socket;
    } catch (InternetException e) {
      throw e;
    } catch (IOException e) {
      throw new InternetException(InternetError.PROXY_SERVER_UNREACHABLE, e.toString(), e);
    }
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws InternetException {
    return resolve(route, host, port);
  }

  private List<InetSocketAddress> resolve(Route way, String host, int port)
      throws InternetException {
    way.checkHost(host, port);
    if (way.proxyFor(host, port) != null) {
      return List.of(InetSocketAddress.createUnresolved(host, port));
    }
    lent.status(InternetStatus.RESOLVING_NAME, host, 0);
    InetAddress[] addresses = way.resolve(host, lent.timeouts().connect());
    lent.status(InternetStatus.NAME_RESOLVED, addresses[0].getHostAddress(), 0);
    return Stream.of(addresses).map(address -> new InetSocketAddress(address, port)).toList();
  }

  @Override
  public SocketFactory sockets() {
    return new Sockets(LentSocket.Role.MAIN);
  }

  @Override
  public SocketFactory dataSockets() {
    return new Sockets(LentSocket.Role.DATA);
  }

  @Override
  public ServerSocketFactory listeners() {
    return new Listeners();
  }

  @Override
  public SSLSocket secure(Socket connected, String host, int port) throws IOException {
    return secure(connected, host, port, List.of());
  }

  @Override
  public SSLSocket secure(Socket connected, String host, int port, List<String> protocols)
      throws IOException {
    return tls.over(connected, host, port, protocols);
  }

  @Override
  public SecureDialogue secureDialogue(String host, int port, String highestVersion)
      throws InternetException {
    return tls.dialogue(host, port, highestVersion);
  }

  /** Lends sockets to libraries that make them by a factory. */
  private final class Sockets extends SocketFactory {
    private final LentSocket.Role role;

    Sockets(LentSocket.Role role) {
      this.role = role;
    }

    @Override
    public Socket createSocket() {
      return new LentSocket(lent, route, role);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return connected(InetSocketAddress.createUnresolved(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected(
          InetSocketAddress.createUnresolved(host, port), new InetSocketAddress(local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    private Socket connected(InetSocketAddress remote, @Nullable InetSocketAddress local)
        throws IOException {
      Socket socket = createSocket();
      if (local != null) {
        socket.bind(local);
      }
      socket.connect(remote);
      return socket;
    }
  }

  /** Lends listening sockets. */
  private final class Listeners extends ServerSocketFactory {
    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return createServerSocket(port, 1);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
      return new LentServerSocket(lent, route, port, backlog, null);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress local)
        throws IOException {
      return new LentServerSocket(lent, route, port, backlog, local);
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
      throw new IOException("an unbound listener is not lent");
    }
  }
}
