package org.patchbay.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.Secret;

/**
 * Asks a proxy for a way to a host, on a socket that is connected to the proxy: CONNECT (RFC 9110
 * §9.3.6) or SOCKS. The host's name goes to the proxy unresolved.
 */
final class ProxyTunnel {
  private static final int LONGEST_ANSWER = 16 * 1024;

  private final ProxyServer proxy;
  private final Socket socket;

  ProxyTunnel(ProxyServer proxy, Socket socket) {
    this.proxy = proxy;
    this.socket = socket;
  }

  void open(String host, int port) throws IOException {
    switch (proxy.type()) {
      case HTTP -> connect(host, port);
      case SOCKS4 -> new SocksTunnel(proxy, socket).open4(host, port);
      case SOCKS5 -> new SocksTunnel(proxy, socket).open5(host, port);
    }
  }

  private void connect(String host, int port) throws IOException {
    String authority = RequestRules.authority(host, port);
    StringBuilder request = new StringBuilder("CONNECT " + authority + " HTTP/1.1\r\n");
    request.append("Host: ").append(authority).append("\r\n");
    if (proxy.user() != null) {
      byte[] login = (proxy.user() + ":" + password(proxy)).getBytes(StandardCharsets.UTF_8);
      request.append("Proxy-Authorization: Basic ");
      request.append(Base64.getEncoder().encodeToString(login)).append("\r\n");
    }
    socket
        .getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    String answer = readHeader(socket.getInputStream());
    if (!answer.matches("(?s)HTTP/1\\.[01] 2\\d\\d.*")) {
      throw refused(authority, answer.lines().findFirst().orElse("nothing"));
    }
  }

  /** Reads byte by byte: what follows the header belongs to whoever uses the tunnel. */
  private String readHeader(InputStream in) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0 || header.size() == LONGEST_ANSWER) {
        throw refused("a tunnel", "an answer that does not end");
      }
      header.write(next);
      matched = next == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : next == '\r' ? 1 : 0;
    }
    return header.toString(StandardCharsets.ISO_8859_1);
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

  static IOException refused(String target, @Nullable String answer) {
    return new IOException(
        "it gave no way to " + target + ": " + RequestRules.printable(String.valueOf(answer)));
  }
}
