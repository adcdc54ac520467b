package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.patchbay.provider.http.Client.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;

/** What servers do to the bodies of their answers. */
class HttpBodyWireTest {
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

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
  void aChunkedBodyIsPutTogetherAndItsConnectionKept() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.replying(request -> CHUNKED + "5\r\nhello\r\n1;x=y\r\n!\r\n0\r\n\r\n")) {
      HttpConnection http = client.to(server);

      assertThat(text(http, "/")).isEqualTo("200 hello!");
      assertThat(text(http, "/")).isEqualTo("200 hello!");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
        CHUNKED + "20\r\nhalf",
        CHUNKED + "4\r\nhalf\r\n"
      })
  void aBodyThatIsCutOffEndsWithAnError(String answer) throws IOException {
    try (ScriptedServer server =
        ScriptedServer.of(
            (request, out, socket) -> {
              out.write(answer.getBytes(StandardCharsets.US_ASCII));
              socket.close();
            })) {
      HttpConnection http = client.to(server);

      try (HttpResponse response = http.get("/")) {
        assertThatExceptionOfType(InternetException.class)
            .isThrownBy(() -> response.body().readAllBytes())
            .returns(InternetError.TRUNCATED, InternetException::error);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "HTTP/2.0 200 OK\r\n\r\n",
        "HTTP/1.1 099 Odd\r\n\r\n"
      })
  void anAnswerThatCouldBeReadInTwoWaysOrInNoneIsRefused(String answer) throws IOException {
    try (ScriptedServer server =
        ScriptedServer.of(
            (request, out, socket) -> {
              out.write(answer.getBytes(StandardCharsets.US_ASCII));
              socket.close();
            })) {
      HttpConnection http = client.to(server);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.get("/"))
          .returns(InternetError.HTTP_INVALID_SERVER_RESPONSE, InternetException::error);
    }
  }

  @Test
  void aHeaderWithoutEndIsRefused() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.replying(
            request -> "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(101) + "\r\n")) {
      HttpConnection http = client.to(server);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.get("/"))
          .returns(InternetError.LIMIT_EXCEEDED, InternetException::error);
    }
  }

  @Test
  void closingAnAnswerThatNeverEndsReturnsAtOnce() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    try (ScriptedServer server =
        ScriptedServer.of(
            (request, out, socket) -> {
              out.write(CHUNKED.getBytes());
              try {
                while (true) {
                  out.write("5\r\nhello\r\n".getBytes());
                }
              } catch (IOException e) {
                gone.countDown();
              }
            })) {
      HttpConnection http = client.to(server);
      HttpResponse response = http.get("/");
      response.body().readNBytes(10);

      Assertions.assertThatCode(response::close).doesNotThrowAnyException();

      assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void closingAnAnswerThatIsAsGoodAsReadKeepsItsConnection() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.replying(request -> CHUNKED + "5\r\nhello\r\n0\r\n\r\n")) {
      HttpConnection http = client.to(server);

      for (int i = 0; i < 3; i++) {
        try (HttpResponse response = http.get("/")) {
          assertThat(response.body().readNBytes(5)).asString().isEqualTo("hello");
        }
      }

      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void closingAnAnswerThatStallsReturnsAtOnce() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.replying(
            request -> "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nstalls")) {
      HttpResponse response = client.to(server).get("/");
      long before = System.nanoTime();

      response.close();

      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void codedBodiesAreDecodedAndTheirHeadersLeftAlone() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.of((request, out, socket) -> send(out, request.path()))) {
      HttpConnection http = client.to(server);

      for (String coding : new String[] {"gzip", "deflate", "raw", "none"}) {
        try (HttpResponse response = http.get("/" + coding)) {
          assertThat(response.length()).isEqualTo(coding.equals("none") ? 5 : -1);
          assertThat(response.bytes(100)).asString().isEqualTo("hello");
          assertThat(response.header("Content-Length")).isPresent();
        }
      }

      assertThat(server.request(0).header("Accept-Encoding")).isEqualTo("gzip, deflate");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void anUndecodedBodyIsAskedForAndGivenAsItIs() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.of((request, out, socket) -> send(out, request.path()))) {
      HttpConnection http = client.to(server);

      try (HttpResponse response = http.send(HttpRequest.get("/gzip").undecoded())) {
        assertThat(response.length()).isEqualTo(coded("/gzip").length);
        assertThat(response.bytes(100)).isEqualTo(coded("/gzip"));
      }

      assertThat(server.request(0).has("Accept-Encoding")).isFalse();
    }
  }

  @Test
  void aCodedBodyThatIsNoneFailsWhenItIsRead() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.replying(
            request ->
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n"
                    + "x".repeat(20))) {
      try (HttpResponse response = client.to(server).get("/")) {
        assertThatExceptionOfType(InternetException.class)
            .isThrownBy(() -> response.body().readAllBytes())
            .returns(InternetError.DECODING_FAILED, InternetException::error);
      }
    }
  }

  @Test
  void aBodyThatDecodesToFarMoreThanWasSentIsCutOff() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream coder = new GZIPOutputStream(bytes)) {
      coder.write(new byte[16 << 20]);
    }
    try (ScriptedServer server =
        ScriptedServer.of(
            (request, out, socket) -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n".getBytes());
              out.write(("Content-Length: " + bytes.size() + "\r\n\r\n").getBytes());
              out.write(bytes.toByteArray());
            })) {
      try (HttpResponse response = client.to(server).get("/")) {
        assertThatExceptionOfType(InternetException.class)
            .isThrownBy(() -> response.body().transferTo(OutputStream.nullOutputStream()))
            .returns(InternetError.LIMIT_EXCEEDED, InternetException::error)
            .withMessageContaining("decodedRatio");
      }
    }
  }

  @Test
  void anAnswerTellsWhetherItsEndCanBeTold() throws IOException {
    String untold = "HTTP/1.0 200 OK\r\n\r\nhello";
    try (ScriptedServer server =
        ScriptedServer.of(
            (request, out, socket) -> {
              boolean told = request.path().equals("/chunks");
              out.write((told ? CHUNKED + "0\r\n\r\n" : untold).getBytes());
              socket.close();
            })) {
      HttpConnection http = client.to(server);

      try (HttpResponse chunks = http.get("/chunks");
          HttpResponse closed = http.get("/")) {
        assertThat(chunks.complete()).isTrue();
        assertThat(closed.complete()).isFalse();
      }
    }
  }

  @Test
  void trailersAreThereWhenTheBodyHasBeenRead() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.replying(request -> CHUNKED + "5\r\nhello\r\n0\r\nDigest: x\r\n\r\n")) {
      try (HttpResponse response = client.to(server).get("/")) {
        assertThat(response.trailers()).isEmpty();
        response.bytes(100);
        assertThat(response.trailers()).containsExactly(new HttpHeader("Digest", "x"));
      }
    }
  }

  @Test
  void aLargeBodyIsStreamed() throws IOException {
    long size = 64L << 20;
    try (ScriptedServer server =
        ScriptedServer.of(
            (request, out, socket) -> {
              out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n").getBytes());
              byte[] piece = new byte[1 << 20];
              for (long sent = 0; sent < size; sent += piece.length) {
                out.write(piece);
              }
            })) {
      try (HttpResponse response = client.to(server).get("/")) {
        assertThat(response.length()).isEqualTo(size);
        assertThat(response.body().transferTo(OutputStream.nullOutputStream())).isEqualTo(size);
      }
    }
  }

  private static void send(OutputStream out, String path) throws IOException {
    byte[] body = coded(path);
    String coding =
        switch (path) {
          case "/gzip" -> "Content-Encoding: gzip\r\n";
          case "/none" -> "";
          default -> "Content-Encoding: deflate\r\n";
        };
    out.write(("HTTP/1.1 200 OK\r\n" + coding).getBytes());
    out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes());
    out.write(body);
  }

  private static byte[] coded(String path) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream coder =
        switch (path) {
          case "/gzip" -> new GZIPOutputStream(bytes);
          case "/deflate" -> new DeflaterOutputStream(bytes);
          case "/raw" -> new DeflaterOutputStream(bytes, new Deflater(9, true));
          default -> bytes;
        }) {
      coder.write("hello".getBytes());
    }
    return bytes.toByteArray();
  }
}
