package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpResponse;

/** One answer is closed while another thread reads it; the connection has others. */
class ConcurrentCloseWireTest {
  private static final int LARGE = 1 << 20;

  private Client client;
  private ScriptedServer server;

  @BeforeEach
  void open() throws IOException {
    client = new Client(HttpLimits.DEFAULT.withConnections(4, 5_000));
    server =
        ScriptedServer.replying(
            request ->
                request.path().equals("/half")
                    ? "HTTP/1.1 200 OK\r\n"
                        + "Cache-Control: max-age=60\r\n"
                        + "Content-Length: 9\r\n\r\n"
                        + "hello"
                    : ScriptedServer.ok("x".repeat(LARGE)));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  private interface Closing {
    void of(HttpResponse answer) throws IOException;
  }

  private static final List<Closing> WAYS =
      List.of(answer -> answer.body().close(), HttpResponse::close);

  @ParameterizedTest(name = "by {0}: 0 the body, 1 the answer; a cache of {1} bytes")
  @CsvSource({"0, 0", "1, 0", "0, 4000000", "1, 4000000"})
  void theReaderHearsOfItAndTheOtherAnswersComeWhole(int way, String cache) throws Exception {
    HttpConnection http =
        client.connect(server.port(), request -> request.option(HttpConnection.CACHE, cache));
    try (HttpResponse other = http.get("/large");
        HttpResponse read = http.get("/half")) {
      AtomicReference<Throwable> failure = new AtomicReference<>();
      Thread reader = reader(read.body(), failure);
      awaitInside(reader);

      WAYS.get(way).of(read);

      reader.join(5_000);
      assertThat(failure.get())
          .isInstanceOfSatisfying(
              InternetException.class,
              e -> assertThat(e.error()).isEqualTo(InternetError.OPERATION_CANCELLED));
      assertThat(other.bytes(LARGE + 1)).hasSize(LARGE);
    }
    assertThat(Client.text(http, "/large")).hasSize("200 ".length() + LARGE);
  }

  @Test
  void whatIsClosedUnderItsReaderIsNeverGivenToTheNextRequest() throws Exception {
    HttpConnection http = client.to(server);
    for (int round = 0; round < 50; round++) {
      HttpResponse read = http.get("/large");
      InputStream body = read.body();
      CompletableFuture<Boolean> reader =
          CompletableFuture.supplyAsync(() -> catchThrowable(body::readAllBytes) == null);
      body.close();
      assertThat(Client.text(http, "/large")).hasSize("200 ".length() + LARGE);
      reader.get(5, TimeUnit.SECONDS);
      read.close();
    }
  }

  private static Thread reader(InputStream body, AtomicReference<Throwable> failure) {
    Thread reader = new Thread(() -> failure.set(catchThrowable(body::readAllBytes)));
    reader.start();
    return reader;
  }

  /** Until it waits for the server. */
  private static void awaitInside(Thread reader) {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (Stream.of(reader.getStackTrace())
        .noneMatch(frame -> frame.getClassName().startsWith("sun.nio.ch.Net"))) {
      assertThat(System.nanoTime()).as("it never waits for the server").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
