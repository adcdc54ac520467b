package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Credentials;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.Secret;
import org.patchbay.api.StatusEvent;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.internal.PlainPatchbay;

/** Against the servers and proxies that people have. */
class HttpRealServerTest {
  private static final String REAL = "org.patchbay.provider.http.RealServers#";
  private static final int MEGABYTE = 1 << 20;

  private final PlainPatchbay patchbay = PlainPatchbay.with(new HttpProvider(), Client.PROPERTIES);
  private final List<StatusEvent> events = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    patchbay.close();
  }

  private HttpConnection connect(RealServers.Target target, ConnectRequest request)
      throws IOException {
    InternetSession session =
        patchbay.internet().open(target.way().options().listener(events::add));
    return session.connect(HttpConnection.HTTP, request);
  }

  private HttpConnection connect(RealServers.Target target) throws IOException {
    return connect(target, target.request());
  }

  private static byte[] fetch(HttpConnection http, HttpRequest request, int status)
      throws IOException {
    try (HttpResponse response = http.send(request)) {
      assertThat(response.status()).isEqualTo(status);
      return response.bytes(2 * MEGABYTE);
    }
  }

  private long dialled() {
    return events.stream()
        .filter(event -> event.status() == InternetStatus.CONNECTED_TO_SERVER)
        .count();
  }

  @ParameterizedTest
  @MethodSource(REAL + "servers")
  void filesComeWholeOverOneNetworkConnection(RealServers.Target target) throws IOException {
    HttpConnection http = connect(target);

    byte[] first = fetch(http, HttpRequest.get("/f1m"), 200);
    for (int i = 0; i < 20; i++) {
      assertThat(fetch(http, HttpRequest.get("/f1k"), 200)).hasSize(1024);
    }

    assertThat(first).hasSize(MEGABYTE).isEqualTo(fetch(http, HttpRequest.get("/f1m"), 200));
    assertThat(dialled()).isEqualTo(keeps(target) ? 1 : 22);
  }

  @ParameterizedTest
  @MethodSource(REAL + "servers")
  void connectingAgainDialsNoMore(RealServers.Target target) throws IOException {
    InternetSession session =
        patchbay.internet().open(target.way().options().listener(events::add));
    ConnectRequest request = target.request();
    for (int i = 0; i < 5; i++) {
      try (HttpConnection http = session.connect(HttpConnection.HTTP, request)) {
        assertThat(fetch(http, HttpRequest.get("/f1k"), 200)).hasSize(1024);
      }
    }

    assertThat(dialled()).isEqualTo(keeps(target) ? 1 : 5);
  }

  /** One proxy closes after each request that it forwards. */
  private static boolean keeps(RealServers.Target target) {
    return target.secure() || !target.way().name().equals("tinyproxy");
  }

  @ParameterizedTest
  @MethodSource(REAL + "servers")
  void partsAndTheRestOfTheSameVersionAreThoseOfTheWhole(RealServers.Target target)
      throws IOException {
    HttpConnection http = connect(target);
    byte[] whole;
    String version;
    try (HttpResponse response = http.get("/f1m")) {
      whole = response.bytes(2 * MEGABYTE);
      version = response.header("ETag").orElseThrow();
    }

    byte[] part = fetch(http, HttpRequest.get("/f1m").header("Range", "bytes=1000-1999"), 206);
    byte[] rest = fetch(http, HttpRequest.get("/f1m").resume(1_000_000, version), 206);

    assertThat(part).isEqualTo(Arrays.copyOfRange(whole, 1000, 2000));
    assertThat(rest).isEqualTo(Arrays.copyOfRange(whole, 1_000_000, whole.length));
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> http.send(HttpRequest.get("/f1m").resume(1_000_000, "\"another\"")))
        .returns(InternetError.RESUME_FAILED, InternetException::error);
    nothingIsLeft(http);
  }

  /** Some say where the content ends, some only that it does. */
  private static void nothingIsLeft(HttpConnection http) throws IOException {
    boolean says;
    try (HttpResponse response =
        http.send(HttpRequest.get("/f1k").header("Range", "bytes=1024-"))) {
      assertThat(response.status()).isEqualTo(416);
      says = response.header("Content-Range").isPresent();
    }
    if (says) {
      fetch(http, HttpRequest.get("/f1k").resume(1024), 416);
    } else {
      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.send(HttpRequest.get("/f1k").resume(1024)))
          .returns(InternetError.RESUME_FAILED, InternetException::error);
    }
  }

  @ParameterizedTest
  @MethodSource(REAL + "servers")
  void whatIsNotThereOrNotAllowedIsAnAnswer(RealServers.Target target) throws IOException {
    HttpConnection http = connect(target);

    fetch(http, HttpRequest.get("/no-such-file"), 404);
    fetch(http, HttpRequest.of("PUT", "/f1k").body(HttpBody.of(new byte[10])), 405);
    try (HttpResponse head = http.send(HttpRequest.of("HEAD", "/f1m"))) {
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("Content-Length")).contains("1048576");
      assertThat(head.bytes(10)).isEmpty();
    }
    assertThat(fetch(http, HttpRequest.get("/f1k"), 200)).hasSize(1024);
  }

  @ParameterizedTest
  @MethodSource(REAL + "secured")
  void aLoginLetsInAndAWrongOneDoesNot(RealServers.Target target) throws IOException {
    ConnectRequest request = target.request();

    assertThat(
            fetch(
                connect(target, request.login("bob", Secret.of("secret"))),
                HttpRequest.get(target.path()),
                200))
        .hasSize(1024);
    fetch(
        connect(target, request.login("bob", Secret.of("wrong"))),
        HttpRequest.get(target.path()),
        401);
    fetch(connect(target, request), HttpRequest.get(target.path()), 401);
  }

  @ParameterizedTest
  @MethodSource(REAL + "secured")
  void aCallerThatIsAskedLetsIn(RealServers.Target target) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpConnection http =
        connect(
            target,
            target
                .request()
                .credentials(
                    challenge ->
                        Optional.of(
                            new Credentials(
                                "bob",
                                Secret.of(asked.getAndIncrement() == 0 ? "wrong" : "secret")))));

    for (int i = 0; i < 5; i++) {
      assertThat(fetch(http, HttpRequest.get(target.path()), 200)).hasSize(1024);
    }
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest
  @MethodSource(REAL + "gzip")
  void whatComesCodedIsDecoded(RealServers.Target target) throws IOException {
    HttpConnection http = connect(target);

    try (HttpResponse response = http.get(target.path())) {
      boolean forwarded = response.header("Via").isPresent(); // nginx codes nothing for proxies
      assertThat(response.header("Content-Encoding").isPresent()).isEqualTo(!forwarded);
      assertThat(response.bytes(MEGABYTE)).hasSize(1024);
    }
  }

  @ParameterizedTest
  @MethodSource(REAL + "redirects")
  void redirectsAreFollowed(RealServers.Target target) throws IOException {
    HttpConnection http = connect(target);

    try (HttpResponse response = http.get(target.path())) {
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.uri().getPath()).isEqualTo("/f1k");
      assertThat(response.bytes(MEGABYTE)).hasSize(1024);
    }
  }

  @ParameterizedTest
  @MethodSource(REAL + "servers")
  void aPortWhereNobodyListensIsAFailureByEveryWay(RealServers.Target target) throws IOException {
    HttpConnection http = connect(target, ConnectRequest.to(target.host()).port(1).context("real"));

    ProxyServer proxy = target.way().options().proxy();
    if (proxy != null && proxy.type() == ProxyServer.Type.HTTP) {
      try (HttpResponse answer = http.get("/")) {
        assertThat(answer.status()).isBetween(500, 504); // the proxy's own words
      }
    } else {
      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.get("/"))
          .returns(
              proxy == null ? InternetError.CANNOT_CONNECT : InternetError.PROXY_SERVER_UNREACHABLE,
              InternetException::error);
    }
  }
}
