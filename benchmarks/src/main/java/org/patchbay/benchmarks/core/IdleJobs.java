package org.patchbay.benchmarks.core;

import static org.patchbay.benchmarks.measure.Target.moreAtMost;
import static org.patchbay.benchmarks.measure.Target.valueAtMost;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Secret;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.benchmarks.LocalServers;
import org.patchbay.benchmarks.Patchbay;
import org.patchbay.benchmarks.measure.Job;
import org.patchbay.benchmarks.measure.Measurement;
import org.patchbay.benchmarks.measure.Target;
import org.patchbay.benchmarks.measure.Unit;

/** What a session costs that does nothing but wait to be used again. */
public final class IdleJobs {
  private static final String HOST = "127.0.0.1";
  private static final String LIBRARY = "Commons Net";
  private static final double KIB = 1024;

  /** A pool's thread that comes or goes by chance is none for each session. */
  private static final double HARDLY_A_THREAD = 0.05;

  private final LocalServers servers;

  /** Jobs on the embedded servers. */
  public IdleJobs(LocalServers servers) {
    this.servers = servers;
  }

  /** All of them. */
  public List<Measurement> all() {
    return List.of(
        job("idle.ftp.heap", "Heap of an FTP session", Unit.BYTES, ftp(), moreAtMost(KIB, LIBRARY)),
        job("idle.ftp.threads", "Threads of an FTP session", Unit.THREADS, ftp(), noThread()),
        job("idle.http.heap", "Heap of an HTTP session", Unit.BYTES, http(), valueAtMost(16 * KIB)),
        job("idle.http.threads", "Threads of an HTTP session", Unit.THREADS, http(), noThread()));
  }

  private static Target noThread() {
    return valueAtMost(HARDLY_A_THREAD);
  }

  /** A way to have sessions. */
  private record Way(String name, Start start) {}

  private interface Start {
    Sitting.Opener opener() throws Exception;
  }

  private static Job job(String id, String title, Unit unit, List<Way> ways, Target target) {
    return new Job(
        id,
        title
            + " that is logged in, or has its connection kept, and idle; each of "
            + Sitting.SESSIONS,
        unit,
        ways.stream()
            .map(
                way ->
                    new Job.Entrant(
                        way.name(), () -> new Sitting(way.name(), way.start().opener(), unit)))
            .toList(),
        List.of(target));
  }

  private List<Way> ftp() {
    return List.of(new Way(Job.PATCHBAY, this::patchbayFtp), new Way(LIBRARY, this::libraryFtp));
  }

  private Sitting.Opener patchbayFtp() throws Exception {
    Patchbay patchbay = Patchbay.ftp();
    ConnectRequest request =
        ConnectRequest.to(HOST).port(servers.ftp()).login("anonymous", Secret.of("a@b.example"));
    return Sitting.Opener.of(
        count -> each(count, () -> patchbay.session().connect(FtpConnection.FTP, request)),
        patchbay);
  }

  private Sitting.Opener libraryFtp() {
    return count -> each(count, this::libraryLogin);
  }

  private AutoCloseable libraryLogin() throws IOException {
    FTPClient client = new FTPClient();
    client.connect(HOST, servers.ftp());
    if (!client.login("anonymous", "a@b.example")) {
      throw new IOException("the server answered: " + client.getReplyString());
    }
    return client::disconnect;
  }

  private static List<AutoCloseable> each(int count, Callable<AutoCloseable> open)
      throws Exception {
    List<AutoCloseable> sessions = new ArrayList<>();
    for (int session = 0; session < count; session++) {
      sessions.add(open.call());
    }
    return sessions;
  }

  private List<Way> http() {
    return List.of(
        new Way(Job.PATCHBAY, this::patchbayHttp), new Way("HttpClient 5", this::libraryHttp));
  }

  /** A handle for each network connection, as if each led to another server. */
  private Sitting.Opener patchbayHttp() throws Exception {
    Patchbay patchbay = Patchbay.http(1, false);
    ConnectRequest request = ConnectRequest.to(HOST).port(servers.http());
    return Sitting.Opener.of(
        count -> each(count, () -> used(patchbay.session().connect(HttpConnection.HTTP, request))),
        patchbay);
  }

  private static HttpConnection used(HttpConnection http) throws IOException {
    try (HttpResponse response = http.get(LocalServers.SMALL)) {
      response.body().readAllBytes();
    }
    return http;
  }

  private String url() throws IOException {
    return "http://" + HOST + ":" + servers.http() + LocalServers.SMALL;
  }

  /** One client for all: answers that are open at the same time need a connection each. */
  private Sitting.Opener libraryHttp() {
    return count -> {
      CloseableHttpClient client =
          HttpClients.custom()
              .setConnectionManager(
                  PoolingHttpClientConnectionManagerBuilder.create()
                      .setMaxConnPerRoute(count)
                      .setMaxConnTotal(count)
                      .build())
              .build();
      List<ClassicHttpResponse> open = new ArrayList<>();
      for (int session = 0; session < count; session++) {
        open.add(client.executeOpen(null, new HttpGet(url()), null));
      }
      for (ClassicHttpResponse response : open) {
        EntityUtils.consume(response.getEntity());
        response.close();
      }
      return List.of(client);
    };
  }
}
