package org.patchbay.provider.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.spi.ConnectContext;

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
  private final MessageExchange messages;
  private final Timeout silence;
  private final Timeout wait;

  Wire(ConnectContext context, Timeout silence, HttpLimits limits) {
    this.pool = pool(context, limits);
    this.messages = new MessageExchange(context.status());
    this.silence = silence;
    this.wait = Timeout.ofMilliseconds(limits.waitMillis());
  }

  private static PoolingHttpClientConnectionManager pool(
      ConnectContext context, HttpLimits limits) {
    Http1Config http1 =
        Http1Config.custom()
            .setBufferSize(BUFFER)
            .setMaxHeaderCount(limits.headerLines())
            .setMaxLineLength(limits.headerLineBytes())
            .build();
    PoolingHttpClientConnectionManager pool =
        new PoolingHttpClientConnectionManager(
            new DialledConnections(context.dialer()),
            PoolConcurrencyPolicy.STRICT,
            PoolReusePolicy.LIFO,
            TimeValue.NEG_ONE_MILLISECOND,
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(http1)
                .responseParserFactory(new DefaultHttpResponseParserFactory(http1))
                .build());
    // MessageExchange looks whether a kept connection still stands where it matters.
    pool.setDefaultConnectionConfig(
        ConnectionConfig.custom()
            .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
            .build());
    pool.setDefaultMaxPerRoute(limits.connections());
    pool.setMaxTotal(limits.connections() + ELSEWHERE);
    return pool;
  }

  /** Sends a request and gives the answer as soon as its header is here. */
  WireAnswer exchange(Origin origin, ClassicHttpRequest request) throws IOException, HttpException {
    HttpClientContext context = HttpClientContext.create();
    ConnectionEndpoint endpoint = lease(origin);
    try {
      if (!endpoint.isConnected()) {
        pool.connect(endpoint, silence, context);
      }
      endpoint.setSocketTimeout(silence);
      ClassicHttpResponse response = endpoint.execute("", request, messages, context);
      return WireAnswer.of(request, response, context, new Loan(pool, endpoint));
    } catch (IOException | HttpException | RuntimeException e) {
      new Loan(pool, endpoint).discard();
      throw e;
    }
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

  private ConnectionEndpoint lease(Origin origin) throws IOException {
    HttpRoute route = new HttpRoute(origin.httpHost(), null, origin.secure());
    LeaseRequest lease = null;
    try {
      lease = pool.lease("", route, wait, null);
      waiting.add(lease);
      if (pool.isClosed()) {
        lease.cancel();
      }
      return lease.get(wait);
    } catch (TimeoutException e) {
      throw new InternetException(
          InternetError.TIMEOUT,
          "all "
              + pool.getMaxPerRoute(route)
              + " network connections to "
              + origin
              + " stayed in use for "
              + wait
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

  /** A network connection taken from the pool, given back once. */
  record Loan(PoolingHttpClientConnectionManager pool, ConnectionEndpoint endpoint) {
    /** From now on a read waits hardly at all. */
    void hurry() {
      endpoint.setSocketTimeout(Timeout.ONE_MILLISECOND);
    }

    void giveBack(@Nullable TimeValue keepAlive) {
      pool.release(endpoint, null, keepAlive);
    }

    void discard() {
      endpoint.close(CloseMode.IMMEDIATE);
      pool.release(endpoint, null, null);
    }
  }
}
