package org.patchbay.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.Secret;
import org.patchbay.spi.ProxyLogin;

/**
 * Asks a proxy for a way to a host, on a socket that is connected to the proxy: CONNECT (RFC 9110
 * §9.3.6) or SOCKS. The host's name goes to the proxy unresolved.
 */
final class ProxyTunnel {
  private static final int LONGEST_QUOTE = 200;

  private final ProxyServer proxy;
  private final Socket socket;
  private final InputStream in;
  private final ProxyLogin login;

  /**
   * On a socket that is connected to the proxy.
   *
   * @param millis the bound of all that the proxy says before it lets through
   */
  ProxyTunnel(ProxyServer proxy, Socket socket, ProxyLogin login, int millis) throws IOException {
    this.proxy = proxy;
    this.socket = socket;
    this.in = new HurriedInput(socket, millis);
    this.login = login;
  }

  void open(String host, int port) throws IOException {
    switch (proxy.type()) {
      case HTTP -> new ConnectTunnel(in, socket.getOutputStream(), login).open(host, port);
      case SOCKS4 -> new SocksTunnel(proxy, in, socket.getOutputStream()).open4(host, port);
      case SOCKS5 -> new SocksTunnel(proxy, in, socket.getOutputStream()).open5(host, port);
    }
  }

  /** A proxy's password as text, empty if it has none. */
  static String password(ProxyServer proxy) throws IOException {
    Secret secret = proxy.password();
    try {
      return secret == null ? "" : secret.use(String::new);
    } catch (IllegalStateException e) {
      throw new IOException("its password has been erased", e);
    }
  }

  static IOException refused(String target, String answer) {
    return new IOException(
        "it gave no way to " + target + ": " + shortened(RequestRules.printable(answer)));
  }

  private static String shortened(String answer) {
    return answer.length() <= LONGEST_QUOTE ? answer : answer.substring(0, LONGEST_QUOTE) + "…";
  }
}
