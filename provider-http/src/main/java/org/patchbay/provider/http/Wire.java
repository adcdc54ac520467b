package org.patchbay.provider.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ProxyServer;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.Dialer;
import org.patchbay.spi.StatusSink;

/**
 * The network connections below one HTTP connection, kept alive and used again, never shared with
 * another: a pool of its own, without threads. Thread-safe.
 */
final class Wire implements AutoCloseable {
  private static final int BUFFER = 8 * 1024;

  /** Connections to the origins that redirects lead to, beside those to the connection's own. */
  private static final int ELSEWHERE = 16;

  private final PoolingHttpClientConnectionManager pool;
  private final Set<LeaseRequest> waiting = ConcurrentHashMap.newKeySet();
  private final Dialer dialer;
  private final StatusSink status;
  private final Timeout silence;
  private final Timeout wait;

  Wire(ConnectContext context, Timeout silence, HttpLimits limits) {
    this.pool = pool(context, limits);
    this.dialer = context.dialer();
    this.status = context.status();
    this.silence = silence;
    this.wait = Timeout.ofMilliseconds(limits.waitMillis());
  }

  private static PoolingHttpClientConnectionManager pool(
      ConnectContext context, HttpLimits limits) {
    Http1Config http1 =
        Http1Config.custom()
            .setBufferSize(BUFFER)
            .setMaxHeaderCount(limits.headerLines() + 1) // the library refuses the last one
            .setMaxLineLength(limits.headerLineBytes())
            .build();
    PoolingHttpClientConnectionManager pool =
        new PoolingHttpClientConnectionManager(
            new DialledConnections(context.dialer()),
            PoolConcurrencyPolicy.STRICT,
            PoolReusePolicy.LIFO,
            TimeValue.NEG_ONE_MILLISECOND,
            socket -> WireConnection.of(http1));
    // MessageExchange looks whether a kept connection still stands where it matters.
    pool.setDefaultConnectionConfig(
        ConnectionConfig.custom()
            .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
            .build());
    pool.setDefaultMaxPerRoute(limits.connections());
    pool.setMaxTotal(limits.connections() + ELSEWHERE);
    return pool;
  }

  /**
   * Sends a request and gives the answer as soon as its header is here.
   *
   * @param afresh on no connection that has been kept
   */
  WireAnswer exchange(
      Origin origin, ClassicHttpRequest request, ExchangeDeadline deadline, boolean afresh)
      throws IOException, HttpException {
    HttpClientContext context = HttpClientContext.create();
    ConnectionEndpoint endpoint = lease(origin, deadline);
    MessageExchange messages = new MessageExchange(status, deadline);
    try {
      if (afresh && endpoint.isConnected()) {
        endpoint.close(CloseMode.IMMEDIATE);
      }
      if (!endpoint.isConnected()) {
        pool.connect(endpoint, silence, context);
      }
      endpoint.setSocketTimeout(silence);
      ClassicHttpResponse response = endpoint.execute("", request, messages, context);
      TimeValue keepAlive =
          messages.isReusable() ? WireAnswer.keepAlive(request, response, context) : null;
      return WireAnswer.of(response, new Loan(pool, endpoint, messages.used(), keepAlive));
    } catch (IOException | HttpException | RuntimeException e) {
      new Loan(pool, endpoint, null, null).discard();
      throw e;
    }
  }

  /** The proxy that is given requests to an origin as they are; null if they go there. */
  @Nullable ProxyServer forwardingProxy(Origin origin) {
    return origin.secure() ? null : dialer.forwardingProxy(origin.host(), origin.port());
  }

  /** Drops what is kept: one stale connection is seldom alone. */
  void forgetKept() {
    pool.closeIdle(TimeValue.ZERO_MILLISECONDS);
  }

  @Override
  public void close() {
    pool.close(CloseMode.GRACEFUL);
    // The pool forgets those who wait; they would find out by their timeout only.
    waiting.forEach(LeaseRequest::cancel);
  }

  private ConnectionEndpoint lease(Origin origin, ExchangeDeadline deadline) throws IOException {
    Timeout most = deadline.atMost(wait);
    HttpRoute route = new HttpRoute(origin.httpHost(), null, origin.secure());
    LeaseRequest lease = null;
    try {
      lease = pool.lease("", route, most, null);
      waiting.add(lease);
      if (pool.isClosed()) {
        lease.cancel();
      }
      return lease.get(most);
    } catch (TimeoutException e) {
      throw new InternetException(
          InternetError.TIMEOUT,
          "all "
              + pool.getMaxPerRoute(route)
              + " network connections to "
              + origin
              + " stayed in use for "
              + most
              + "; are responses left open?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a network connection");
    } catch (ExecutionException | IllegalStateException e) {
      throw new InternetException(
          InternetError.CONNECTION_ABORTED, "the connection was closed under the request", e);
    } finally {
      if (lease != null) {
        waiting.remove(lease);
      }
    }
  }
}
