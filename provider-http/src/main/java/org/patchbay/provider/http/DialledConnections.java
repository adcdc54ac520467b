package org.patchbay.provider.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;
import org.patchbay.spi.Dialer;

/**
 * Gives the pool's connections sockets of the core's, which resolves, asks the policy, passes
 * proxies, bounds every wait and tells of it; the pool thinks that it goes direct.
 */
final class DialledConnections implements HttpClientConnectionOperator {
  private final Dialer dialer;

  DialledConnections(Dialer dialer) {
    this.dialer = dialer;
  }

  @Override
  public void connect(
      ManagedHttpClientConnection connection,
      HttpHost host,
      @Nullable InetSocketAddress localAddress,
      TimeValue connectTimeout,
      SocketConfig socketConfig,
      HttpContext context)
      throws IOException {
    boolean secure = URIScheme.HTTPS.same(host.getSchemeName());
    boolean forwarded =
        !secure && dialer.forwardingProxy(host.getHostName(), host.getPort()) != null;
    Socket socket =
        forwarded
            ? dialer.connectToProxy(host.getHostName(), host.getPort())
            : dialer.connect(host.getHostName(), host.getPort());
    connection.bind(socket);
    if (secure) {
      connection.bind(dialer.secure(socket, host.getHostName(), host.getPort()), socket);
    }
  }

  @Override
  public void upgrade(ManagedHttpClientConnection connection, HttpHost host, HttpContext context) {
    throw new UnsupportedOperationException("TLS begins when the connection does");
  }
}
