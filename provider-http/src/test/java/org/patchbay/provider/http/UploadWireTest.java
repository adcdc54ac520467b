package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.patchbay.provider.http.Client.text;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.Secret;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;

/** Bodies that are sent only when the server wants them (RFC 9110 §10.1.1), or in chunks. */
class UploadWireTest {
  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  private static final String CHALLENGE =
      "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=r\r\nContent-Length: 0\r\n\r\n";

  private final List<String> came = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private Client client;

  @BeforeEach
  void open() throws IOException {
    client = new Client();
  }

  @AfterEach
  void close() {
    client.close();
  }

  /** What a server says when it has the header of a request, and when it has the body. */
  private record Turn(String toTheHeader, String toTheBody) {}

  private ServerSocket serving(Turn... turns) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread server =
        new Thread(
            () -> {
              while (!listener.isClosed() && turn.get() < turns.length) {
                try {
                  serve(listener.accept(), turns);
                } catch (IOException e) {
                  // The client drops what it cannot use again, or the test is over.
                }
              }
            });
    server.setDaemon(true);
    server.start();
    return listener;
  }

  private void serve(Socket accepted, Turn... turns) throws IOException {
    try (Socket socket = accepted) {
      OutputStream out = socket.getOutputStream();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        came.add(head);
        Turn now = turns[turn.getAndIncrement()];
        out.write(now.toTheHeader.getBytes(StandardCharsets.ISO_8859_1));
        if (!now.toTheBody.isEmpty()) {
          char[] body = new char[2];
          came.add(String.valueOf(body, 0, in.read(body)));
          out.write(now.toTheBody.getBytes(StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  private static String head(BufferedReader in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      head.append(line).append('\n');
    }
    return head.toString();
  }

  private static HttpRequest post() {
    return HttpRequest.of("POST", "/").body(HttpBody.of("hi"));
  }

  private static HttpRequest stream() {
    return HttpRequest.of("POST", "/")
        .body(HttpBody.of(new ByteArrayInputStream("hi".getBytes()), 2));
  }

  @Test
  void aBodyIsSentWhenTheServerWantsIt() throws IOException {
    try (ServerSocket server = serving(new Turn(CONTINUE, OK))) {
      HttpConnection http = client.connect(server.getLocalPort(), request -> request);

      assertThat(text(http, post().expectContinue())).isEqualTo("200 ");

      assertThat(came.get(0)).contains("Expect: 100-continue");
      assertThat(came.get(1)).isEqualTo("hi");
      assertThat(client.events())
          .anyMatch(e -> e.status() == InternetStatus.INTERMEDIATE_RESPONSE && e.value() == 100);
    }
  }

  @Test
  void aServerThatSaysNothingGetsTheBodyAfterAWhile() throws IOException {
    try (ServerSocket server = serving(new Turn("", OK))) {
      HttpConnection http = client.connect(server.getLocalPort(), request -> request);

      assertThat(text(http, post().expectContinue())).isEqualTo("200 ");

      assertThat(came.get(1)).isEqualTo("hi");
    }
  }

  @Test
  void aRefusedBodyIsNotSentAndItsConnectionNotUsedAgain() throws IOException {
    String refusal = "HTTP/1.1 413 Large\r\nContent-Length: 0\r\n\r\n";
    try (ServerSocket server = serving(new Turn(refusal, ""), new Turn("", OK))) {
      HttpConnection http = client.connect(server.getLocalPort(), request -> request);

      assertThat(text(http, post().expectContinue())).isEqualTo("413 ");
      assertThat(text(http, post())).isEqualTo("200 ");

      assertThat(came).hasSize(3);
      assertThat(came.get(2)).isEqualTo("hi");
    }
  }

  @Test
  void anExpectationThatCannotBeMetIsLeftOut() throws IOException {
    String refusal = "HTTP/1.1 417 No\r\nContent-Length: 0\r\n\r\n";
    try (ServerSocket server = serving(new Turn(refusal, ""), new Turn("", OK))) {
      HttpConnection http = client.connect(server.getLocalPort(), request -> request);

      assertThat(text(http, stream().expectContinue())).isEqualTo("200 ");

      assertThat(came.get(1)).doesNotContain("Expect");
      assertThat(came.get(2)).isEqualTo("hi");
    }
  }

  @Test
  void aStreamIsKeptBackUntilTheServerHasAskedForItsLogin() throws IOException {
    try (ServerSocket server = serving(new Turn(CHALLENGE, ""), new Turn("", OK))) {
      HttpConnection http =
          client.connect(
              server.getLocalPort(), request -> request.login("bob", Secret.of("secret")));

      assertThat(text(http, stream())).isEqualTo("200 ");

      assertThat(came.get(0)).contains("Expect: 100-continue");
      assertThat(came.get(1)).contains("Authorization: Basic");
      assertThat(came.get(2)).isEqualTo("hi");
    }
  }

  @Test
  void aStreamIsKeptBackThroughARedirectThatWantsItElsewhere() throws IOException {
    String redirect = "HTTP/1.1 307 Go\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n";
    try (ServerSocket server = serving(new Turn(redirect, ""), new Turn("", OK))) {
      HttpConnection http = client.connect(server.getLocalPort(), request -> request);

      assertThat(text(http, stream().expectContinue())).isEqualTo("200 ");

      assertThat(came.get(1)).startsWith("POST /b ");
      assertThat(came.get(2)).isEqualTo("hi");
    }
  }

  @Test
  void withoutABodyNothingIsExpected() throws IOException {
    try (ServerSocket server = serving(new Turn(OK, ""))) {
      HttpConnection http = client.connect(server.getLocalPort(), request -> request);

      text(http, HttpRequest.get("/").expectContinue());

      assertThat(came.get(0)).doesNotContain("Expect");
    }
  }

  @Test
  void aKnownBodyIsSentInChunksIfThatIsWanted() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ScriptedServer.ok("x"))) {
      HttpConnection http = client.to(server);

      text(http, HttpRequest.of("PUT", "/").body(HttpBody.of("hi").chunked()));

      assertThat(server.request(0).header("Transfer-Encoding")).isEqualTo("chunked");
      assertThat(server.request(0).has("Content-Length")).isFalse();
      assertThat(server.request(0).text()).isEqualTo("hi");
    }
  }

  @Test
  void aBodyThatCannotBeReadIsTheCallersFault() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ScriptedServer.ok("x"))) {
      HttpConnection http = client.to(server);
      HttpBody broken =
          HttpBody.of(
              new java.io.InputStream() {
                @Override
                public int read() throws IOException {
                  throw new IOException("broken disk");
                }
              },
              5);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.send(HttpRequest.of("PUT", "/").body(broken)))
          .returns(InternetError.INVALID_OPERATION, InternetException::error)
          .withMessageContaining("broken disk");
    }
  }
}
