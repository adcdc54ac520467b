package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.api.TlsOptions;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpCancellation;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.internal.PlainPatchbay;
import org.patchbay.provider.http.h2.H2Limits;

/** Many requests at once on one HTTP/2 connection, against a server that is not ours. */
class MultiplexingWireTest {
  private static final HttpLimits LIMITS = HttpLimits.DEFAULT;
  private static final int LARGE = 3 << 20;
  private static final int SMALL = 1000;

  private ExecutorService threads;
  private MultiplexingServer server;
  private Client client;

  @BeforeEach
  void open() throws Exception {
    threads = Executors.newCachedThreadPool();
    server = new MultiplexingServer(250);
    client = new Client(LIMITS);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    threads.shutdownNow();
  }

  private HttpConnection connect() throws IOException {
    TlsOptions tls = TlsOptions.DEFAULT.trusting(List.of(FrameServer.IDENTITY.authority()));
    return client.connect(server.port(), request -> request.secure().tls(tls));
  }

  private HttpConnection connect(HttpLimits limits) throws IOException {
    client.close();
    client = new Client(limits);
    return connect();
  }

  private static HttpLimits streams(int most, int window, int connections, long waitMillis) {
    H2Limits all = LIMITS.streams();
    return LIMITS
        .withConnections(connections, waitMillis)
        .withStreams(
            true,
            new H2Limits(
                most, window, all.headerLines(), all.headerLineBytes(), all.headerListBytes()));
  }

  private long connections() {
    return client.steps().stream().filter(step -> step.equals("CONNECTED_TO_SERVER")).count();
  }

  private static String path(int count, long seed) {
    return "/bytes/" + count + "/" + seed;
  }

  private static void download(HttpConnection http, int count, long seed) throws IOException {
    try (HttpResponse response = http.get(path(count, seed))) {
      assertThat(response.version()).isEqualTo("HTTP/2");
      assertThat(response.bytes(count + 1)).isEqualTo(MultiplexingServer.bytes(count, seed));
    }
  }

  private static void upload(HttpConnection http, int count, long seed, boolean chunked)
      throws IOException {
    byte[] bytes = MultiplexingServer.bytes(count, seed);
    HttpBody body = chunked ? HttpBody.of(bytes).chunked() : HttpBody.of(bytes);
    assertThat(Client.text(http, HttpRequest.of("PUT", "/sum").body(body)))
        .isEqualTo("200 " + MultiplexingServer.sum(bytes));
  }

  private void all(List<Callable<Object>> tasks) throws Exception {
    List<Future<Object>> running = new ArrayList<>();
    for (Callable<Object> task : tasks) {
      running.add(threads.submit(task));
    }
    for (Future<Object> one : running) {
      one.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void requestsThatComeAtOnceMakeOneConnection() throws Exception {
    HttpConnection http = connect();
    CyclicBarrier together = new CyclicBarrier(32);
    List<Callable<Object>> tasks = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      int seed = i;
      tasks.add(
          () -> {
            together.await(10, TimeUnit.SECONDS);
            download(http, SMALL, seed);
            return "";
          });
    }

    all(tasks);

    assertThat(connections()).isEqualTo(1);
  }

  @Test
  void eachOfManyGetsWhatIsItsOwn() throws Exception {
    long seed = Long.getLong("patchbay.http2.seed", System.nanoTime());
    System.out.println("seed " + seed);
    HttpConnection http = connect();
    List<Callable<Object>> tasks = new ArrayList<>();
    for (int thread = 0; thread < 24; thread++) {
      Random random = new Random(seed + thread);
      tasks.add(
          () -> {
            for (int i = 0; i < 25; i++) {
              something(http, random);
            }
            return "";
          });
    }

    all(tasks);

    download(http, SMALL, 1);
    assertThat(connections()).isEqualTo(1);
  }

  private static void something(HttpConnection http, Random random) throws IOException {
    int count = random.nextInt(4) == 0 ? random.nextInt(LARGE) : random.nextInt(SMALL);
    long seed = random.nextInt();
    switch (random.nextInt(8)) {
      case 0, 1 -> upload(http, count, seed, random.nextBoolean());
      case 2 -> {
        try (HttpResponse left = http.get(path(LARGE, seed))) {
          left.body().readNBytes(random.nextInt(SMALL));
        }
      }
      case 3 -> cancelled(http, path(LARGE, seed), random.nextInt(SMALL));
      default -> download(http, count, seed);
    }
  }

  private static void cancelled(HttpConnection http, String path, int after) throws IOException {
    HttpCancellation cancellation = new HttpCancellation();
    try (HttpResponse response = http.send(HttpRequest.get(path).cancelledBy(cancellation))) {
      response.body().readNBytes(after);
      cancellation.cancel();
      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> response.body().readAllBytes())
          .returns(InternetError.OPERATION_CANCELLED, InternetException::error);
    }
  }

  @Test
  void aBodyThatNobodyReadsHoldsNoOtherUp() throws Exception {
    HttpConnection http = connect(streams(128, 65_535, 1, 5_000));
    List<HttpResponse> unread = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      unread.add(http.get(path(LARGE, i)));
    }

    for (int i = 0; i < 20; i++) {
      download(http, 100_000, i);
      upload(http, 100_000, i, false);
    }

    for (int i = 0; i < unread.size(); i += 13) {
      assertThat(unread.get(i).bytes(LARGE + 1)).isEqualTo(MultiplexingServer.bytes(LARGE, i));
    }
    for (HttpResponse response : unread) {
      response.close();
    }
    assertThat(connections()).isEqualTo(1);
  }

  @Test
  void whereAllStreamsAreInUseAnotherConnectionIsMade() throws Exception {
    HttpConnection http = connect(streams(2, 65_535, 3, 300));
    List<HttpResponse> open = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      open.add(http.get(path(LARGE, i)));
    }
    assertThat(connections()).isEqualTo(3);

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> http.get(path(SMALL, 0)))
        .returns(InternetError.TIMEOUT, InternetException::error)
        .withMessageContaining("all streams of 3 network connections");
    open.get(0).close();
    download(http, SMALL, 7);

    for (HttpResponse response : open) {
      response.close();
    }
    assertThat(connections()).isEqualTo(3);
  }

  @Test
  void theServerSaysHowManyStreamsThereAre() throws Exception {
    server.close();
    server = new MultiplexingServer(3);
    HttpConnection http = connect();
    download(http, SMALL, 1);
    List<HttpResponse> open = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      open.add(http.get(path(LARGE, i)));
    }

    assertThat(connections()).isEqualTo(3);
    for (HttpResponse response : open) {
      response.close();
    }
  }

  @Test
  void whoWaitsForAStreamGetsTheNextOneThatIsFree() throws Exception {
    HttpConnection http = connect(streams(1, 65_535, 1, 10_000));
    HttpResponse first = http.get(path(LARGE, 1));
    CountDownLatch asking = new CountDownLatch(1);
    Future<Object> second =
        threads.submit(
            () -> {
              asking.countDown();
              download(http, SMALL, 2);
              return "";
            });
    asking.await();

    first.close();

    second.get(5, TimeUnit.SECONDS);
    assertThat(connections()).isEqualTo(1);
  }

  @Test
  void anIdleConnectionHasNoThreadAndServesAgain() throws Exception {
    HttpConnection http = connect();
    download(http, SMALL, 1);

    awaitNoReader();
    upload(http, LARGE, 2, true);

    assertThat(connections()).isEqualTo(1);
  }

  @Test
  void closingTheHandleEndsTheReaderUnderWhoIsReading() throws Exception {
    HttpConnection http = connect();
    HttpResponse open = http.get(path(LARGE, 1));
    assertThat(readers()).isPositive();

    http.close();

    awaitNoReader();
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> open.body().readAllBytes())
        .returns(InternetError.INVALID_HANDLE, InternetException::error);
  }

  @Test
  void downloadsThatShareAConnectionOutliveTheirProvider() throws Exception {
    TlsOptions tls = TlsOptions.DEFAULT.trusting(List.of(FrameServer.IDENTITY.authority()));
    try (PlainPatchbay patchbay = new PlainPatchbay();
        InternetSession session = patchbay.internet().open(SessionOptions.agent("test"))) {
      long first = patchbay.add(new HttpProvider(), Client.PROPERTIES);
      HttpConnection http =
          session.connect(
              HttpConnection.HTTP,
              ConnectRequest.to("localhost").port(server.port()).secure().tls(tls));
      List<HttpResponse> begun = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        begun.add(http.get(path(LARGE, i)));
        byte[] start = begun.get(i).body().readNBytes(SMALL);
        assertThat(start).isEqualTo(Arrays.copyOf(MultiplexingServer.bytes(LARGE, i), SMALL));
      }
      patchbay.add(new HttpProvider(), Client.PROPERTIES);
      patchbay.remove(first);

      for (int i = 0; i < 5; i++) {
        byte[] whole = MultiplexingServer.bytes(LARGE, i);
        assertThat(begun.get(i).body().readAllBytes())
            .isEqualTo(Arrays.copyOfRange(whole, SMALL, LARGE));
        begun.get(i).close();
      }
      upload(http, LARGE, 1, false);
    }
    awaitNoReader();
  }

  @Test
  void withoutItHttp11IsSpoken() throws Exception {
    HttpConnection http = connect(LIMITS.withStreams(false, LIMITS.streams()));

    try (HttpResponse response = http.get(path(SMALL, 1))) {
      assertThat(response.version()).isEqualTo("HTTP/1.1");
      assertThat(response.bytes(SMALL)).isEqualTo(MultiplexingServer.bytes(SMALL, 1));
    }
  }

  @Test
  void aStreamIsSentOnceThoughTheServerHasClosedMeanwhile() throws Exception {
    FrameServer.Script answering =
        peer -> {
          peer.settings();
          while (true) {
            FramePeer.Request request = peer.request();
            peer.answer(request, request.header(":method"));
          }
        };
    try (FrameServer frames = new FrameServer(answering)) {
      TlsOptions tls = TlsOptions.DEFAULT.trusting(List.of(FrameServer.IDENTITY.authority()));
      HttpConnection http = client.connect(frames.port(), r -> r.secure().tls(tls));
      assertThat(Client.text(http, "/")).isEqualTo("200 GET");
      awaitNoReader();
      frames.dropConnections();

      HttpBody once = HttpBody.of(new ByteArrayInputStream(new byte[4]), 4);
      assertThat(Client.text(http, HttpRequest.of("POST", "/").body(once))).isEqualTo("200 POST");
      assertThat(frames.connections()).isEqualTo(2);
    }
  }

  @Test
  void theServerIsToldWhatIsNotWantedAnyMore() throws Exception {
    FrameServer.Script silent =
        peer -> {
          FramePeer.Request request = peer.settings().request();
          peer.head(request, 0, "200").data(request, 0, "hello");
          peer.request();
        };
    try (FrameServer frames = new FrameServer(silent)) {
      TlsOptions tls = TlsOptions.DEFAULT.trusting(List.of(FrameServer.IDENTITY.authority()));
      HttpConnection http = client.connect(frames.port(), r -> r.secure().tls(tls));
      http.get("/left").close();
      HttpCancellation cancellation = new HttpCancellation();
      Future<HttpResponse> waiting =
          threads.submit(() -> http.send(HttpRequest.get("/b").cancelledBy(cancellation)));
      assertThat(frames.hasCome("GET /b"::equals, Duration.ofSeconds(5))).isTrue();

      cancellation.cancel();

      assertThat(failure(waiting)).isEqualTo(InternetError.OPERATION_CANCELLED);
      for (String reset : List.of("RST_STREAM 1 CANCEL", "RST_STREAM 3 CANCEL")) {
        assertThat(frames.hasCome(reset::equals, Duration.ofSeconds(5))).isTrue();
      }
      assertThat(frames.connections()).isEqualTo(1);
    }
  }

  /** Gives leave to send for ever and reads none of it. */
  private static void deaf(FramePeer peer, CountDownLatch end) throws Exception {
    peer.settings(4, 1 << 30).send(FramePeer.WINDOW_UPDATE, 0, 0, 1 << 30);
    FramePeer.Request first = peer.request();
    peer.answer(first, "first");
    peer.begun();
    end.await();
  }

  @Test
  void aWriteThatIsStuckEndsWhenItsRequestIsCancelled() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (FrameServer frames = new FrameServer(peer -> deaf(peer, end))) {
      HttpConnection http = connect(frames, Client.SHORT);
      Client.text(http, "/");
      HttpCancellation cancellation = new HttpCancellation();
      HttpRequest large = HttpRequest.of("PUT", "/").body(HttpBody.of(new byte[64 << 20]));
      Future<HttpResponse> stuck = threads.submit(() -> http.send(large.cancelledBy(cancellation)));
      assertThat(frames.hasCome("PUT /"::equals, Duration.ofSeconds(5))).isTrue();

      cancellation.cancel();

      assertThat(failure(stuck)).isEqualTo(InternetError.OPERATION_CANCELLED);
      end.countDown();
    }
  }

  @Test
  void aWriteThatIsStuckEndsInTime() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (FrameServer frames = new FrameServer(peer -> deaf(peer, end))) {
      HttpConnection http = connect(frames, Client.SHORT.withSilence(Duration.ofMillis(700)));
      Client.text(http, "/");
      HttpRequest large = HttpRequest.of("PUT", "/").body(HttpBody.of(new byte[64 << 20]));
      Future<HttpResponse> stuck = threads.submit(() -> http.send(large));
      assertThat(frames.hasCome("PUT /"::equals, Duration.ofSeconds(5))).isTrue();
      Future<HttpResponse> behind = threads.submit(() -> http.get("/next"));

      assertThat(failure(stuck)).isEqualTo(InternetError.TIMEOUT);
      assertThat(failure(behind)).isEqualTo(InternetError.TIMEOUT);
      end.countDown();
    }
  }

  private HttpConnection connect(FrameServer frames, Timeouts timeouts) throws IOException {
    TlsOptions tls = TlsOptions.DEFAULT.trusting(List.of(FrameServer.IDENTITY.authority()));
    return client.connect(frames.port(), r -> r.secure().tls(tls).timeouts(timeouts));
  }

  private static @Nullable InternetError failure(Future<?> future) throws Exception {
    try {
      future.get(5, TimeUnit.SECONDS);
      throw new AssertionError("nothing failed");
    } catch (ExecutionException e) {
      return e.getCause() instanceof InternetException failed ? failed.error() : null;
    }
  }

  private static long readers() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .filter(frame -> frame.getClassName().endsWith(".h2.Reader"))
        .filter(frame -> frame.getMethodName().equals("run"))
        .count();
  }

  private static void awaitNoReader() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (readers() > 0 && System.nanoTime() - end < 0) {
      new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    }
    assertThat(readers()).isZero();
  }
}
