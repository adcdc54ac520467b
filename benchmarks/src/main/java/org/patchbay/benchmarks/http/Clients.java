package org.patchbay.benchmarks.http;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.benchmarks.Patchbay;

/**
 * The clients that take part, each for one server.
 *
 * @param site the server
 * @param concurrency how many threads use a client at once
 * @param buffer bytes of the buffer that a body is read into
 */
record Clients(HttpSite site, int concurrency, int buffer) {

  /** Patchbay as it is configured by default, but for the number of connections. */
  HttpFetch patchbay() throws Exception {
    Patchbay patchbay = Patchbay.http(concurrency, site.http2());
    HttpConnection http = patchbay.session().connect(HttpConnection.HTTP, site.request());
    return new HttpFetch() {
      @Override
      public long get(String path) throws Exception {
        try (org.patchbay.api.http.HttpResponse response = http.get(path)) {
          return HttpFetch.drain(response.body(), buffer);
        }
      }

      @Override
      public void close() {
        patchbay.close();
      }
    };
  }

  /** HttpClient 5 as it comes: five connections to a server. */
  HttpFetch library() throws Exception {
    return library(HttpClientBuilder::build, PoolingHttpClientConnectionManagerBuilder.create());
  }

  /** With a connection for each thread, and cookies, redirects, logins, decoding: as Patchbay. */
  HttpFetch libraryWithAll() throws Exception {
    return library(HttpClientBuilder::build, pool());
  }

  /** The same with all switched off that can be. */
  HttpFetch libraryBare() throws Exception {
    return library(
        builder ->
            builder
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableContentCompression()
                .build(),
        pool());
  }

  private PoolingHttpClientConnectionManagerBuilder pool() {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnPerRoute(concurrency)
        .setMaxConnTotal(concurrency)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                .build());
  }

  private HttpFetch library(
      Function<HttpClientBuilder, CloseableHttpClient> make,
      PoolingHttpClientConnectionManagerBuilder pool)
      throws Exception {
    pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(site.context()));
    CloseableHttpClient client =
        make.apply(HttpClients.custom().setConnectionManager(pool.build()));
    return new HttpFetch() {
      @Override
      public long get(String path) throws Exception {
        return client.execute(
            new HttpGet(site.url(path)),
            response -> {
              try (InputStream body = response.getEntity().getContent()) {
                return HttpFetch.drain(body, buffer);
              }
            });
      }

      @Override
      public void close() throws Exception {
        client.close();
      }
    };
  }

  /** The JDK's client, HTTP/1.1. */
  HttpFetch jdk() throws Exception {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(site.context())
            .build();
    return path -> {
      HttpRequest request = HttpRequest.newBuilder(URI.create(site.url(path))).build();
      try (InputStream body =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
        return HttpFetch.drain(body, buffer);
      }
    };
  }

  /** A socket for each thread and as little HTTP as will do. */
  HttpFetch raw() {
    Map<Thread, RawHttp> sockets = new ConcurrentHashMap<>();
    return new HttpFetch() {
      @Override
      public long get(String path) throws Exception {
        RawHttp http = sockets.get(Thread.currentThread());
        if (http == null) {
          http = new RawHttp(site, buffer);
          sockets.put(Thread.currentThread(), http);
        }
        return http.get(path);
      }

      @Override
      public void close() throws Exception {
        for (RawHttp http : sockets.values()) {
          http.close();
        }
      }
    };
  }
}
