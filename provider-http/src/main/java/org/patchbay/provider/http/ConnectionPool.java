package org.patchbay.provider.http;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.provider.http.h2.H2Connection;
import org.patchbay.spi.Dialer;

/**
 * The network connections below one HTTP connection, by origin, never shared with another. Has no
 * thread: those in use are counted, those that are kept wait in line. What is in use when all of it
 * is closed is the core's to cut, as it lent the sockets. Thread-safe.
 */
final class ConnectionPool {
  /** Two of these make up most of an idle connection; a header and a small body fit in. */
  private static final int BUFFER = 3 * 1024;

  /** Origins that redirects lead to and that are remembered, beside the connection's own. */
  private static final int ELSEWHERE = 16;

  private static final String H2 = "h2";
  private static final List<String> OFFERED = List.of(H2, "http/1.1");

  private final Dialer dialer;
  private final Http1Config http1;
  private final Origin home;
  private final int most;
  private final HttpLimits limits;
  private final Executor executor;
  private final ConcurrentMap<Origin, OriginConnections> origins = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * @param executor for those who read what comes for many requests at once
   */
  ConnectionPool(Dialer dialer, Origin home, HttpLimits limits, Executor executor) {
    this.limits = limits;
    this.executor = executor;
    this.dialer = dialer;
    this.home = home;
    this.most = limits.connections();
    this.http1 =
        Http1Config.custom()
            .setBufferSize(BUFFER)
            .setMaxHeaderCount(limits.headerLines() + 1) // the library refuses the last one
            .setMaxLineLength(limits.headerLineBytes())
            .build();
  }

  /**
   * Lends a network connection, a kept one if there is any.
   *
   * @param afresh not one that has been kept
   * @param deadline when it must be there at the latest
   * @param wait how long to wait while all are in use
   */
  Loan lease(Origin origin, boolean afresh, ExchangeDeadline deadline, Timeout wait)
      throws IOException {
    deadline.millisLeft();
    OriginConnections there = at(origin);
    there.enter(deadline, wait);
    try {
      requireOpen();
      WireConnection kept = afresh ? null : there.poll();
      return new Loan(this, there, kept == null ? dial(origin) : kept);
    } catch (IOException | RuntimeException e) {
      there.leave();
      throw e;
    }
  }

  /**
   * Sets a stream of HTTP/2 aside; waits as {@link #lease} does.
   *
   * @return the connection to take it from, null if the origin speaks HTTP/1.1 only
   */
  @Nullable H2Connection reserve(Origin origin, ExchangeDeadline deadline, Timeout wait)
      throws IOException {
    if (!origin.secure() || !limits.http2()) {
      return null;
    }
    OriginConnections there = at(origin);
    if (there.streams().isForsaken()) {
      return null;
    }
    deadline.millisLeft();
    return there.streams().reserve(deadline, wait, changed -> dial(origin, there, changed));
  }

  /** From now on HTTP/1.1 is spoken with an origin. */
  void forsakeStreams(Origin origin) throws InternetException {
    at(origin).streams().forsake();
  }

  /** Drops what is kept. */
  void forgetKept() {
    origins.values().forEach(OriginConnections::closeKept);
  }

  boolean isClosed() {
    return closed;
  }

  /** Closes what is kept; those who wait for a connection find out at once. */
  void close() {
    closed = true;
    origins.values().forEach(OriginConnections::close);
  }

  private void requireOpen() throws InternetException {
    if (closed) {
      throw new InternetException(
          InternetError.CONNECTION_ABORTED, "the connection was closed under the request");
    }
  }

  private OriginConnections at(Origin origin) throws InternetException {
    OriginConnections there = origins.get(origin);
    if (there != null) {
      return there;
    }
    if (origins.size() > ELSEWHERE) {
      forgetElsewhere();
    }
    there = origins.computeIfAbsent(origin, o -> new OriginConnections(o, most));
    if (closed) {
      there.close();
    }
    return there;
  }

  private void forgetElsewhere() {
    origins.forEach(
        (origin, connections) -> {
          if (!origin.equals(home) && origins.remove(origin, connections)) {
            connections.closeKept();
            connections.keepNoMore();
          }
        });
  }

  private @Nullable H2Connection dial(Origin origin, OriginConnections there, Runnable changed)
      throws IOException {
    Socket socket = dialer.connectForTls(origin.host(), origin.port());
    SSLSocket secure = dialer.secure(socket, origin.host(), origin.port(), OFFERED);
    if (secure.getApplicationProtocol().equals(H2)) {
      return H2Connection.over(secure, socket, limits.streams(), executor, changed);
    }
    WireConnection connection = WireConnection.of(http1);
    connection.bind(secure, socket);
    there.keep(connection, Loan.KEPT_MILLIS);
    return null;
  }

  private WireConnection dial(Origin origin) throws IOException {
    WireConnection connection = WireConnection.of(http1);
    Socket socket = connect(origin.host(), origin.port(), origin.secure());
    if (origin.secure()) {
      connection.bind(dialer.secure(socket, origin.host(), origin.port()), socket);
    } else {
      connection.bind(socket);
    }
    return connection;
  }

  private Socket connect(String host, int port, boolean secure) throws IOException {
    if (secure) {
      return dialer.connectForTls(host, port);
    }
    return dialer.forwardingProxy(host, port) == null
        ? dialer.connect(host, port)
        : dialer.connectToProxy(host, port);
  }
}
