package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.TlsOptions;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpCancellation;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;

/**
 * HTTP/2 with the servers that people have, if there are any: {@code
 * -Dpatchbay.http2.servers=nginx=localhost:8443,apache=localhost:8444
 * -Dpatchbay.http2.certificate=cert.pem}. They must serve {@code /f1k}, {@code /f1m} and {@code
 * /f256m} of 1 KiB, 1 MiB and 256 MiB.
 */
class Http2RealServerTest {
  private static final String PROPERTY = "patchbay.http2.servers";
  private static final ConcurrentMap<String, String> DIGESTS = new ConcurrentHashMap<>();

  private Client client;

  /** One of them. */
  record Server(String name, String host, int port) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Server> servers() {
    String servers = System.getProperty(PROPERTY, "");
    assumeFalse(servers.isBlank(), "no real servers: -D" + PROPERTY + "=name=host:port,...");
    return Stream.of(servers.split(",")).map(Http2RealServerTest::parse);
  }

  private static Server parse(String text) {
    List<String> parts = List.of(text.strip().split("[=:]"));
    return new Server(parts.get(0), parts.get(1), Integer.parseInt(parts.get(2)));
  }

  @BeforeEach
  void open() throws IOException {
    client = new Client();
  }

  @AfterEach
  void close() {
    client.close();
  }

  private HttpConnection to(Server server) throws IOException {
    TlsOptions tls =
        TlsOptions.DEFAULT.trusting(Path.of(System.getProperty("patchbay.http2.certificate")));
    return client.connect(
        ConnectRequest.to(server.host()).port(server.port()).secure().tls(tls).context("c"));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void speaksHttp2(Server server) throws Exception {
    HttpConnection http = to(server);
    try (HttpResponse response = http.get("/f1k")) {
      assertThat(response.version()).isEqualTo("HTTP/2");
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.length()).isEqualTo(1024);
      assertThat(response.bytes(2000)).hasSize(1024);
    }
    assertThat(client.steps()).filteredOn(step -> step.equals("CONNECTED_TO_SERVER")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void answersWithoutABody(Server server) throws Exception {
    HttpConnection http = to(server);
    try (HttpResponse head = http.send(HttpRequest.of("HEAD", "/f1m"))) {
      assertThat(head.header("content-length")).contains("1048576");
      assertThat(head.body().read()).isNegative();
    }
    assertThat(Client.text(http, HttpRequest.get("/none"))).startsWith("404 ");
    try (HttpResponse part = http.send(HttpRequest.get("/f1m").resume(1_048_570))) {
      assertThat(part.status()).isEqualTo(206);
      assertThat(part.bytes(100)).hasSize(6);
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aLargeFileComesWhole(Server server) throws Exception {
    HttpConnection http = to(server);
    long begun = System.nanoTime();
    String first = digest(http, "/f256m");
    System.out.printf(
        "%s: 256 MiB over HTTP/2 in %d ms%n",
        server, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    assertThat(digest(http, "/f256m")).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aLargeBodyThatIsNotWantedIsAnswered(Server server) throws Exception {
    HttpConnection http = to(server);
    HttpRequest post = HttpRequest.of("POST", "/f1k").body(HttpBody.of(new byte[8 << 20]));
    assertThat(Client.text(http, post)).startsWith(server.name().equals("nginx") ? "405" : "");
    assertThat(Client.text(http, "/f1k")).startsWith("200 ");
    assertThat(Client.text(http, post.expectContinue())).isNotEmpty();
    assertThat(Client.text(http, "/f1k")).startsWith("200 ");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aCancelledDownloadLeavesTheOthersAlone(Server server) throws Exception {
    HttpConnection http = to(server);
    HttpCancellation cancellation = new HttpCancellation();
    try (HttpResponse large = http.send(HttpRequest.get("/f256m").cancelledBy(cancellation));
        HttpResponse other = http.get("/f1m")) {
      assertThat(large.body().read()).isNotNegative();
      cancellation.cancel();
      assertThat(failure(() -> large.body().readAllBytes()))
          .isEqualTo(InternetError.OPERATION_CANCELLED);
      assertThat(other.bytes(2 << 20)).hasSize(1 << 20);
    }
    assertThat(Client.text(http, "/f1k")).startsWith("200 ");
    assertThat(client.steps()).filteredOn(step -> step.equals("CONNECTED_TO_SERVER")).hasSize(1);
  }

  /** Small and large ones from many threads, some of them given up half-way. */
  @ParameterizedTest
  @MethodSource("servers")
  void manyStreamsAtOnceGetWhatIsTheirs(Server server) throws Exception {
    long seed = Long.getLong("patchbay.http2.seed", System.nanoTime());
    System.out.println(server + ": seed " + seed);
    HttpConnection http = to(server);
    List<String> files = List.of("/f1k", "/f1k", "/f1k", "/f1m", "/f1m", "/f256m");
    for (String file : List.of("/f1k", "/f1m")) {
      DIGESTS.put(server + file, digest(http, file));
    }
    AtomicInteger whole = new AtomicInteger();
    AtomicInteger left = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(32);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      Random random = new Random(seed + i);
      all.add(
          threads.submit(
              () -> {
                String file = files.get(random.nextInt(files.size()));
                boolean leaves = file.equals("/f256m") || random.nextInt(10) == 0;
                if (leaves) {
                  leave(http, file, random.nextInt(500_000));
                  left.incrementAndGet();
                } else {
                  assertThat(digest(http, file)).isEqualTo(DIGESTS.get(server + file));
                  whole.incrementAndGet();
                }
                return null;
              }));
    }
    for (Future<?> one : all) {
      one.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    long connections =
        client.steps().stream().filter(step -> step.equals("CONNECTED_TO_SERVER")).count();
    System.out.printf(
        "%s: %d whole, %d left, %d network connections%n",
        server, whole.get(), left.get(), connections);
    assertThat(Client.text(http, "/f1k")).startsWith("200 ");
  }

  private static void leave(HttpConnection http, String file, int after) throws IOException {
    try (HttpResponse response = http.get(file)) {
      response.body().readNBytes(after);
    }
  }

  private static String digest(HttpConnection http, String file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (HttpResponse response = http.get(file)) {
      InputStream in = response.body();
      byte[] buffer = new byte[1 << 16];
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        digest.update(buffer, 0, got);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Something that ends in a failure. */
  private interface Failing {
    void run() throws IOException;
  }

  private static InternetError failure(Failing action) throws IOException {
    try {
      action.run();
      throw new AssertionError("nothing failed");
    } catch (InternetException e) {
      return e.error();
    }
  }
}
