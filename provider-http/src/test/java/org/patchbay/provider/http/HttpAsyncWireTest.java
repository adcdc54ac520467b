package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patchbay.provider.http.Client.text;
import static org.patchbay.provider.http.ScriptedServer.ok;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpCancellation;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;

/** Requests that threads of the core send: each ends by itself. */
class HttpAsyncWireTest {
  private static final HttpRequest SILENT = HttpRequest.get("/silent");

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private Client client;
  private ScriptedServer server;

  @BeforeEach
  void open() throws IOException {
    client = new Client(HttpLimits.DEFAULT.withConnections(2, 20_000));
    server =
        ScriptedServer.of(
            (request, out, socket) -> {
              switch (request.path()) {
                case "/silent" -> asked.countDown();
                case "/half" ->
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello".getBytes());
                case "/slow" -> {
                  asked.countDown();
                  await();
                  out.write(ok("slow").getBytes());
                }
                default -> out.write(ok("hello").getBytes());
              }
            });
  }

  private void await() throws IOException {
    try {
      if (!goOn.await(10, TimeUnit.SECONDS)) {
        throw new IOException("the test waits no longer");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @AfterEach
  void close() throws IOException {
    goOn.countDown();
    client.close();
    server.close();
  }

  private static <T> T result(CompletableFuture<T> future) throws Exception {
    return future.get(5, TimeUnit.SECONDS);
  }

  /** What the thread that sends comes back with. */
  private static CompletableFuture<InternetError> end(
      CompletableFuture<?>[] sent, HttpConnection http, HttpRequest request) {
    CompletableFuture<InternetError> error = new CompletableFuture<>();
    sent[0] =
        http.async(
            () -> {
              try {
                http.send(request).bytes(100);
              } catch (InternetException e) {
                error.complete(e.error());
              }
            });
    return error;
  }

  @Test
  void requestsGoSideBySide() throws Exception {
    HttpConnection http = client.to(server);
    CompletableFuture<HttpResponse> slow = http.sendAsync(HttpRequest.get("/slow"));
    assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

    try (HttpResponse quick = result(http.sendAsync(HttpRequest.get("/")))) {
      assertThat(quick.bytes(10)).asString().isEqualTo("hello");
    }
    goOn.countDown();
    try (HttpResponse late = result(slow)) {
      assertThat(late.bytes(10)).asString().isEqualTo("slow");
    }
  }

  @Test
  void cancellingOneLeavesTheOthersAndTheConnection() throws Exception {
    HttpConnection http = client.to(server);
    CompletableFuture<HttpResponse> slow = http.sendAsync(HttpRequest.get("/slow"));
    assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<?>[] sent = new CompletableFuture<?>[1];
    CompletableFuture<InternetError> error = end(sent, http, SILENT);
    assertThatThrownBy(() -> error.get(100, TimeUnit.MILLISECONDS)).isNotNull();

    sent[0].cancel(true);

    assertThat(result(error)).isEqualTo(InternetError.OPERATION_CANCELLED);
    goOn.countDown();
    try (HttpResponse late = result(slow)) {
      assertThat(late.bytes(10)).asString().isEqualTo("slow");
    }
    assertThat(text(http, "/")).isEqualTo("200 hello");
  }

  @Test
  void aRequestEndsWhileItWaitsForANetworkConnection() throws Exception {
    HttpConnection http = client.to(server);
    try (HttpResponse one = http.get("/half");
        HttpResponse other = http.get("/half")) {
      CompletableFuture<?>[] sent = new CompletableFuture<?>[1];
      CompletableFuture<InternetError> error = end(sent, http, HttpRequest.get("/"));
      assertThatThrownBy(() -> error.get(100, TimeUnit.MILLISECONDS)).isNotNull();

      sent[0].cancel(true);

      assertThat(result(error)).isEqualTo(InternetError.OPERATION_CANCELLED);
      assertThat(one.status() + other.status()).isEqualTo(400);
    }
  }

  @Test
  void aRequestEndsWhileItsBodyIsReadAndOthersGoOn() throws Exception {
    HttpConnection http = client.to(server);
    CompletableFuture<HttpResponse> slow = http.sendAsync(HttpRequest.get("/slow"));
    assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<?>[] sent = new CompletableFuture<?>[1];
    CompletableFuture<InternetError> error = end(sent, http, HttpRequest.get("/half"));
    assertThatThrownBy(() -> error.get(200, TimeUnit.MILLISECONDS)).isNotNull();

    sent[0].cancel(true);

    assertThat(result(error)).isEqualTo(InternetError.OPERATION_CANCELLED);
    goOn.countDown();
    try (HttpResponse late = result(slow)) {
      assertThat(late.bytes(10)).asString().isEqualTo("slow");
    }
  }

  @Test
  void aRequestEndsWhileItDials() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 2; i++) { // one more than asked for is let in
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()));
        sockets.add(socket);
      }
      HttpConnection http = client.connect(full.getLocalPort(), request -> request);
      CompletableFuture<?>[] sent = new CompletableFuture<?>[1];
      CompletableFuture<InternetError> error = end(sent, http, HttpRequest.get("/"));
      assertThatThrownBy(() -> error.get(200, TimeUnit.MILLISECONDS)).isNotNull();

      sent[0].cancel(true);

      assertThat(error.get(2, TimeUnit.SECONDS)).isEqualTo(InternetError.OPERATION_CANCELLED);
    }
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void aRequestEndsInTheTlsHandshake() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      HttpConnection http = client.connect(silent.getLocalPort(), request -> request.secure());
      CompletableFuture<?>[] sent = new CompletableFuture<?>[1];
      CompletableFuture<InternetError> error = end(sent, http, HttpRequest.get("/"));
      try (Socket accepted = silent.accept()) {
        assertThat(accepted.getInputStream().read()).as("the client's hello").isPositive();

        sent[0].cancel(true);

        assertThat(error.get(2, TimeUnit.SECONDS)).isEqualTo(InternetError.OPERATION_CANCELLED);
      }
    }
  }

  @Test
  void aCancellationOfTheCallersOwnEndsItToo() throws Exception {
    HttpConnection http = client.to(server);
    HttpCancellation cancellation = new HttpCancellation();
    CompletableFuture<?>[] sent = new CompletableFuture<?>[1];
    CompletableFuture<InternetError> error = end(sent, http, SILENT.cancelledBy(cancellation));
    assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

    cancellation.cancel();

    assertThat(result(error)).isEqualTo(InternetError.OPERATION_CANCELLED);
  }

  @Test
  void cancellingAFutureDoesNotCancelWhatElseTheCallersCancellationIsFor() throws Exception {
    HttpConnection http = client.to(server);
    HttpCancellation cancellation = new HttpCancellation();
    CompletableFuture<HttpResponse> silent = http.sendAsync(SILENT.cancelledBy(cancellation));
    assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

    silent.cancel(true);

    assertThat(text(http, HttpRequest.get("/").cancelledBy(cancellation))).isEqualTo("200 hello");
  }

  @Test
  void anAnswerThatNobodyWantsAnyMoreGivesItsConnectionBack() throws Exception {
    HttpConnection http = client.to(server);
    for (int i = 0; i < 6; i++) {
      http.sendAsync(HttpRequest.get("/half")).cancel(true);
    }

    assertThat(text(http, "/")).isEqualTo("200 hello");
  }

  @Test
  void theFutureOfAFailureHasTheFailure() throws Exception {
    HttpConnection http = client.to(server);
    server.close();

    assertThatThrownBy(() -> result(http.sendAsync(HttpRequest.get("/"))))
        .cause()
        .isInstanceOfSatisfying(
            InternetException.class,
            e -> assertThat(e.error()).isEqualTo(InternetError.CANNOT_CONNECT));
  }
}
