package org.patchbay.benchmarks.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.patchbay.benchmarks.measure.Contestant;
import org.patchbay.benchmarks.measure.Sample;

/** A client that so many threads, which live as long as it, use at once. */
final class Crowd implements Contestant {
  private final String name;
  private final HttpFetch client;
  private final String path;
  private final List<Callable<Long>> shares = new ArrayList<>();
  private final ExecutorService threads;

  Crowd(String name, HttpFetch client, String path, int concurrency, int requests) {
    this.name = name;
    this.client = client;
    this.path = path;
    this.threads = Executors.newFixedThreadPool(concurrency);
    for (int thread = 0; thread < concurrency; thread++) {
      shares.add(() -> share(requests / concurrency));
    }
  }

  private long share(int requests) throws Exception {
    long bytes = 0;
    for (int request = 0; request < requests; request++) {
      bytes += client.get(path);
    }
    return bytes;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Sample run() throws Exception {
    return Sample.timed(
        () -> {
          long bytes = 0;
          for (Future<Long> share : threads.invokeAll(shares)) {
            bytes += share.get();
          }
          return bytes;
        });
  }

  @Override
  public void close() throws Exception {
    threads.shutdown();
    client.close();
  }
}
