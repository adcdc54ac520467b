package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.patchbay.provider.http.Client.text;
import static org.patchbay.provider.http.ScriptedServer.ok;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpCall;
import org.patchbay.api.http.HttpCancellation;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;

/** Requests that their callers end, and that other threads send. */
class CancellationWireTest {
  private final HttpCancellation cancellation = new HttpCancellation();
  private final CountDownLatch asked = new CountDownLatch(1);
  private ExecutorService threads;
  private Client client;
  private ScriptedServer server;

  @BeforeEach
  void open() throws IOException {
    threads = Executors.newCachedThreadPool();
    client = new Client(HttpLimits.DEFAULT.withConnections(1, 20_000));
    server =
        ScriptedServer.replying(
            request -> {
              if (request.path().equals("/silent")) {
                asked.countDown();
                return "";
              }
              if (request.path().equals("/nonsense")) {
                return "nonsense\r\n\r\n";
              }
              return request.path().equals("/half")
                  ? "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello"
                  : ok("hello");
            });
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
    threads.shutdownNow();
  }

  private HttpRequest get(String target) {
    return HttpRequest.get(target).cancelledBy(cancellation);
  }

  private CompletableFuture<Throwable> failure(HttpConnection http, String target) {
    return CompletableFuture.supplyAsync(
        () -> catchThrowable(() -> http.send(get(target))), threads);
  }

  private static void assertCancelled(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            InternetException.class,
            e -> assertThat(e.error()).isEqualTo(InternetError.OPERATION_CANCELLED));
  }

  @Test
  void aRequestIsCancelledBeforeItIsSent() throws IOException {
    HttpConnection http = client.to(server);
    cancellation.cancel();

    assertCancelled(catchThrowable(() -> http.send(get("/"))));

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aRequestIsCancelledWhileItWaitsForItsAnswerAndTheConnectionStaysUsable() throws Exception {
    HttpConnection http = client.to(server);
    CompletableFuture<Throwable> failure = failure(http, "/silent");
    assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

    cancellation.cancel();

    assertCancelled(failure.get(2, TimeUnit.SECONDS));
    assertThat(text(http, "/")).isEqualTo("200 hello");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aRequestIsCancelledWhileItsBodyIsRead() throws Exception {
    HttpConnection http = client.to(server);
    HttpResponse response = http.send(get("/half"));
    response.body().readNBytes(5);
    CompletableFuture<Throwable> failure =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> response.body().read()), threads);

    cancellation.cancel();

    assertCancelled(failure.get(2, TimeUnit.SECONDS));
    response.close();
    assertThat(text(http, "/")).isEqualTo("200 hello");
  }

  @Test
  void aRequestIsCancelledWhileItWaitsForANetworkConnection() throws Exception {
    HttpConnection http = client.to(server);
    HttpResponse inTheWay = http.get("/half");
    CompletableFuture<Throwable> failure = failure(http, "/");

    cancellation.cancel();

    assertCancelled(failure.get(2, TimeUnit.SECONDS));
    inTheWay.close();
  }

  @Test
  void anAnswerThatHasBeenReadIsNotHurtByALaterCancellation() throws IOException {
    HttpConnection http = client.to(server);
    text(http, get("/"));

    cancellation.cancel();

    assertThat(text(http, "/")).isEqualTo("200 hello");
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void anotherThreadSendsAndItsFutureHasTheAnswer() throws Exception {
    HttpConnection http = client.to(server);

    try (HttpResponse response =
        HttpCall.send(http, HttpRequest.get("/"), threads).get(5, TimeUnit.SECONDS)) {
      assertThat(response.bytes(10)).asString().isEqualTo("hello");
    }
  }

  @Test
  void cancellingTheFutureCancelsTheRequest() throws Exception {
    HttpConnection http = client.to(server);
    CompletableFuture<HttpResponse> answer =
        HttpCall.send(http, HttpRequest.get("/silent"), threads);
    assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

    answer.cancel(true);

    assertThat(text(http, HttpRequest.get("/"))).isEqualTo("200 hello");
  }

  @Test
  void aFailureIsTheFuturesToo() throws IOException {
    HttpConnection http = client.to(server);

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(
            () ->
                HttpCall.send(http, HttpRequest.get("/nonsense"), threads).get(5, TimeUnit.SECONDS))
        .withCauseInstanceOf(InternetException.class);
  }
}
