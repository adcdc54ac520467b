package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.patchbay.provider.http.Client.text;
import static org.patchbay.provider.http.ScriptedServer.ok;
import static org.patchbay.provider.http.ScriptedServer.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.provider.http.ScriptedServer.Request;

/** Requests and answers on one origin, through the whole core. */
class HttpExchangeWireTest {
  private Client client;

  @BeforeEach
  void open() throws IOException {
    client = new Client();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void connectingTouchesNoNetwork() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x"))) {
      client.to(server);

      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void aRequestCarriesHostAgentAndAcceptedCodingsAndNoMore() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x"))) {
      text(client.to(server), "a?b=c");

      Request request = server.request(0);
      assertThat(request.path()).isEqualTo("/a?b=c");
      assertThat(request.headers())
          .containsOnlyKeys("Host", "User-Agent", "Accept-Encoding")
          .containsEntry("Host", "localhost:" + server.port())
          .containsEntry("User-Agent", "test/1");
    }
  }

  @Test
  void requestsInTurnShareOneNetworkConnection() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("hello"))) {
      HttpConnection http = client.to(server);

      for (int i = 0; i < 5; i++) {
        assertThat(text(http, "/" + i)).isEqualTo("200 hello");
      }

      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void theStepsOfAnExchangeAreToldInOrder() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x"))) {
      HttpConnection http = client.to(server);

      text(http, "/");
      text(http, "/");

      assertThat(client.steps())
          .containsExactly(
              "RESOLVING_NAME",
              "NAME_RESOLVED",
              "CONNECTING_TO_SERVER",
              "CONNECTED_TO_SERVER",
              "SENDING_REQUEST",
              "REQUEST_SENT",
              "RECEIVING_RESPONSE",
              "RESPONSE_RECEIVED",
              "SENDING_REQUEST",
              "REQUEST_SENT",
              "RECEIVING_RESPONSE",
              "RESPONSE_RECEIVED");
    }
  }

  @Test
  void anErrorStatusIsAnAnswerAndItsLineTheLastResponse() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> status("404 Not Here"))) {
      HttpConnection http = client.to(server);

      try (HttpResponse response = http.get("/")) {
        assertThat(http.lastResponse().strip()).isEqualTo("HTTP/1.1 404 Not Here");
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.reason()).isEqualTo("Not Here");
        assertThat(response.uri()).hasToString(server.url("/"));
      }
    }
  }

  @Test
  void headHasHeadersAndNoBody() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.replying(request -> "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")) {
      HttpConnection http = client.to(server);

      for (int i = 0; i < 2; i++) {
        try (HttpResponse response = http.send(HttpRequest.of("HEAD", "/"))) {
          assertThat(response.header("content-length")).contains("1000");
          assertThat(response.length()).isZero();
          assertThat(response.body().read()).isEqualTo(-1);
        }
      }

      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aBodyOfKnownLengthIsSentWithItsLengthAndAnotherChunked() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok(request.text()))) {
      HttpConnection http = client.to(server);
      HttpRequest put = HttpRequest.of("PUT", "/");
      ByteArrayInputStream stream = new ByteArrayInputStream("some more".getBytes());

      assertThat(text(http, put.body(HttpBody.of("some")))).isEqualTo("200 some");
      assertThat(text(http, put.body(HttpBody.of(stream, -1)))).isEqualTo("200 some more");

      assertThat(server.request(0).header("Content-Length")).isEqualTo("4");
      assertThat(server.request(1).header("Transfer-Encoding")).isEqualTo("chunked");
      assertThat(server.request(1).has("Content-Length")).isFalse();
    }
  }

  @Test
  void aBodyThatEndsEarlyIsNotPassedForWhole() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x"))) {
      HttpConnection http = client.to(server);
      HttpBody lying = HttpBody.of(new ByteArrayInputStream(new byte[5]), 10);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.send(HttpRequest.of("POST", "/").body(lying)))
          .returns(InternetError.TRUNCATED, InternetException::error)
          .withMessageContaining("5 bytes short");
    }
  }

  @Test
  void aPostWithoutBodySaysSo() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x"))) {
      text(client.to(server), HttpRequest.of("POST", "/"));

      assertThat(server.request(0).header("Content-Length")).isEqualTo("0");
    }
  }

  @Test
  void aLengthGivenAsHeaderIsRefused() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x"))) {
      HttpConnection http = client.to(server);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.send(HttpRequest.get("/").header("content-length", "3")))
          .returns(InternetError.INVALID_PARAMETER, InternetException::error);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void anIdempotentRequestDoesNotNoticeThatItsKeptConnectionWasClosed() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x"))) {
      HttpConnection http = client.to(server);
      text(http, "/");
      server.dropConnections();

      assertThat(text(http, "/")).isEqualTo("200 x");
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void aPostIsNotSentOnAConnectionThatTheServerHasClosed() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x"))) {
      HttpConnection http = client.to(server);
      text(http, "/");
      server.dropConnections();
      HttpBody once = HttpBody.of(new ByteArrayInputStream("once".getBytes()), 4);

      assertThat(text(http, HttpRequest.of("POST", "/").body(once))).isEqualTo("200 x");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aPostThatMayHaveArrivedIsNotSentAgain() throws IOException {
    AtomicInteger count = new AtomicInteger();
    try (ScriptedServer server =
        ScriptedServer.of(
            (request, out, socket) -> {
              if (count.incrementAndGet() == 1) {
                out.write(ok("x").getBytes());
              } else {
                socket.close();
              }
            })) {
      HttpConnection http = client.to(server);
      text(http, "/");

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.send(HttpRequest.of("POST", "/").body(HttpBody.of("pay"))))
          .returns(InternetError.HTTP_INVALID_SERVER_RESPONSE, InternetException::error);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aServerThatClosesWithoutAnAnswerIsAnError() throws IOException {
    try (ScriptedServer server = ScriptedServer.of((request, out, socket) -> socket.close())) {
      HttpConnection http = client.to(server);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.get("/"))
          .returns(InternetError.HTTP_INVALID_SERVER_RESPONSE, InternetException::error);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void nobodyListeningIsCannotConnect() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    HttpConnection http = client.connect(port, request -> request);

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> http.get("/"))
        .returns(InternetError.CANNOT_CONNECT, InternetException::error);
  }

  @Test
  void anUnknownHostIsNameNotResolvedWhenARequestIsSent() throws IOException {
    HttpConnection http = client.connect(ConnectRequest.to("no-such-host.invalid"));

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> http.get("/"))
        .returns(InternetError.NAME_NOT_RESOLVED, InternetException::error);
  }

  @Test
  void aHostThatCouldNotStandInAHeaderIsRefusedAtOnce() {
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> client.connect(ConnectRequest.to("a/b@c")))
        .returns(InternetError.INVALID_PARAMETER, InternetException::error);
  }

  @Test
  void aTunnelIsNotTheCallersToMake() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x"))) {
      HttpConnection http = client.to(server);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.send(HttpRequest.of("CONNECT", "/")))
          .returns(InternetError.INVALID_PARAMETER, InternetException::error);
    }
  }

  @Test
  void anAnswerThatRefusesABodyHalfWayIsHeard() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(
              () -> {
                try (Socket socket = listener.accept()) {
                  socket.getInputStream().readNBytes(1000);
                  socket.getOutputStream().write(status("413 Too Large").getBytes());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      HttpConnection http = client.connect(listener.getLocalPort(), request -> request);
      HttpBody large = HttpBody.of(new ByteArrayInputStream(new byte[16 << 20]), 16 << 20);

      try (HttpResponse response = http.send(HttpRequest.of("POST", "/").body(large))) {
        assertThat(response.status()).isEqualTo(413);
      }
      served.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void aRequestDoesNotWaitForEverForANetworkConnection() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("leaked"));
        Client narrow = new Client(HttpLimits.DEFAULT.withConnections(1, 50))) {
      HttpConnection http = narrow.to(server);
      http.get("/");

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.get("/"))
          .returns(InternetError.TIMEOUT, InternetException::error)
          .withMessageContaining("responses left open");
    }
  }

  @Test
  void closingTheConnectionEndsTheWaitForANetworkConnection() throws Exception {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("leaked"));
        Client narrow = new Client(HttpLimits.DEFAULT.withConnections(1, 60_000))) {
      HttpConnection http = narrow.to(server);
      http.get("/");
      CompletableFuture<Throwable> waiting =
          CompletableFuture.supplyAsync(() -> catchThrowable(() -> http.get("/")));
      while (!isWaitingInThePool()) {
        Thread.onSpinWait();
      }

      http.close();

      assertThat(waiting.get(5, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              InternetException.class,
              e -> assertThat(e.error()).isEqualTo(InternetError.OPERATION_CANCELLED));
    }
  }

  @Test
  void aSilentServerIsATimeoutAndIsNotAskedAgain() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.replying(request -> request.path().equals("/") ? ok("x") : "")) {
      HttpConnection http =
          client.connect(
              server.port(),
              request -> request.timeouts(Client.SHORT.withSilence(Duration.ofMillis(100))));
      text(http, "/");

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.get("/silence"))
          .returns(InternetError.TIMEOUT, InternetException::error);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void closingTheConnectionEndsARequestThatIsUnderWay() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (ScriptedServer server = ScriptedServer.of((request, out, socket) -> asked.countDown())) {
      HttpConnection http = client.to(server);
      CompletableFuture<Throwable> waiting =
          CompletableFuture.supplyAsync(() -> catchThrowable(() -> http.get("/")));
      assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

      http.close();

      assertThat(waiting.get(2, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              InternetException.class,
              e -> assertThat(e.error()).isEqualTo(InternetError.OPERATION_CANCELLED));
    }
  }

  @Test
  void interimAnswersAreToldAndSkipped() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.replying(
            request -> "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + ok("x"))) {
      assertThat(text(client.to(server), "/")).isEqualTo("200 x");

      assertThat(client.steps()).contains("INTERMEDIATE_RESPONSE");
    }
  }

  private static boolean isWaitingInThePool() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Stream::of)
        .anyMatch(
            frame ->
                frame.getClassName().equals(OriginConnections.class.getName())
                    && frame.getMethodName().equals("enter"));
  }

  @Test
  void theTimeoutsOfAnOpenConnectionCanBeChanged() throws Exception {
    try (ScriptedServer silent =
            ScriptedServer.replying(
                request -> request.path().equals("/silent") ? "" : ok("hello"));
        Client own = new Client()) {
      HttpConnection http = own.to(silent);
      assertThat(text(http, "/")).isEqualTo("200 hello");

      http.timeouts(Client.SHORT.withSilence(Duration.ofMillis(200)));

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.get("/silent"))
          .extracting(InternetException::error)
          .isEqualTo(InternetError.TIMEOUT);
    }
  }
}
