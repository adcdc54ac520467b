package org.patchbay.benchmarks.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.patchbay.benchmarks.measure.Contestant;
import org.patchbay.benchmarks.measure.Sample;

/**
 * HttpClient 5 over HTTP/2, which only its asynchronous client speaks, with all off that can be.
 */
final class AsyncClients {
  private AsyncClients() {}

  /** Each thread waits for its answer, as with Patchbay. */
  static HttpFetch awaited(HttpSite site) throws Exception {
    CloseableHttpAsyncClient client = started(site);
    return new HttpFetch() {
      @Override
      public long get(String path) throws Exception {
        return client.execute(request(site, path), null).get().getBodyBytes().length;
      }

      @Override
      public void close() throws Exception {
        client.close();
      }
    };
  }

  /** No thread waits: each answer lets the next request go. */
  static Contestant calledBack(
      String name, HttpSite site, String path, int concurrency, int requests) throws Exception {
    CloseableHttpAsyncClient client = started(site);
    return new Contestant() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Sample run() throws Exception {
        return Sample.timed(
            () -> Callbacks.run(client, request(site, path), concurrency, requests));
      }

      @Override
      public void close() throws Exception {
        client.close();
      }
    };
  }

  private static CloseableHttpAsyncClient started(HttpSite site) throws Exception {
    CloseableHttpAsyncClient client =
        HttpAsyncClients.customHttp2()
            .setTlsStrategy(
                ClientTlsStrategyBuilder.create().setSslContext(site.context()).buildAsync())
            .disableCookieManagement()
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableAuthCaching()
            .build();
    client.start();
    return client;
  }

  private static SimpleHttpRequest request(HttpSite site, String path) {
    return SimpleRequestBuilder.get(site.url(path)).build();
  }

  /** The requests of one round. */
  private static final class Callbacks implements FutureCallback<SimpleHttpResponse> {
    private final Semaphore free;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    private Callbacks(int concurrency) {
      this.free = new Semaphore(concurrency);
    }

    static long run(
        CloseableHttpAsyncClient client, SimpleHttpRequest request, int concurrency, int requests)
        throws Exception {
      Callbacks callbacks = new Callbacks(concurrency);
      for (int i = 0; i < requests; i++) {
        callbacks.free.acquire();
        client.execute(request, callbacks);
      }
      callbacks.free.acquire(concurrency);
      Exception failed = callbacks.failure.get();
      if (failed != null) {
        throw failed;
      }
      return callbacks.bytes.get();
    }

    @Override
    public void completed(SimpleHttpResponse response) {
      bytes.addAndGet(response.getBodyBytes().length);
      free.release();
    }

    @Override
    public void failed(Exception e) {
      failure.set(e);
      free.release();
    }

    @Override
    public void cancelled() {
      failed(new IllegalStateException("cancelled"));
    }
  }
}
