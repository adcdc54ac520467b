package org.patchbay.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One network connection of the pool: each read is bounded by the deadline of its exchange, and
 * bytes that nobody asked for are noticed.
 */
final class WireConnection extends DefaultBHttpClientConnection {
  private final ResponseParser parser;
  private volatile @Nullable ExchangeDeadline deadline;

  private WireConnection(Http1Config http1, ResponseParser parser) {
    super(http1, null, null, null, null, null, null, config -> parser);
    this.parser = parser;
  }

  static WireConnection of(Http1Config http1) {
    return new WireConnection(http1, new ResponseParser(http1));
  }

  /** When the exchange that is under way must be over; null before the first one. */
  @Nullable ExchangeDeadline deadline() {
    return deadline;
  }

  /** An exchange has this connection now. */
  void begin(ExchangeDeadline exchange, Timeout silence) {
    deadline = exchange;
    setSocketTimeout(silence);
  }

  /**
   * Whether the server has sent more than it was asked for. Whoever reads on would take it for the
   * answer to the next request (RFC 9112 §9.2).
   */
  boolean hasSurplus() throws IOException {
    return hasReadSurplus() || ensureOpen().getInputStream().available() > 0;
  }

  /** The same of what has been read already: no look at the socket, which costs a microsecond. */
  boolean hasReadSurplus() {
    return parser.buffered() > 0;
  }

  @Override
  public void bind(Socket socket) throws IOException {
    bind(new TimedHolder(socket));
  }

  @Override
  public void bind(SSLSocket secure, Socket socket) throws IOException {
    bind(new TimedHolder(secure, socket));
  }

  private final class TimedHolder extends SocketHolder {
    TimedHolder(Socket socket) {
      super(socket);
    }

    TimedHolder(SSLSocket secure, Socket socket) {
      super(secure, socket);
    }

    @Override
    protected InputStream getInputStream(Socket socket) throws IOException {
      return new WireInput(super.getInputStream(socket), socket, WireConnection.this);
    }
  }
}
