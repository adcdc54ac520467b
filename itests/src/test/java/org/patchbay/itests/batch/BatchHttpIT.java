package org.patchbay.itests.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.servers.EmbeddedHttpServer;
import org.patchbay.servers.TlsIdentity;

/** Every {@code http.} operation, TLS, and what their failures are called. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchHttpIT {
  private final Path folder;
  private final Path trust;
  private final EmbeddedHttpServer server;
  private final BatchProcess batch;

  BatchHttpIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("f"), "0123456789");
    trust = TlsIdentity.localhost().writeAuthority(folder.resolve("trust.pem"));
    server =
        EmbeddedHttpServer.serving(folder)
            .writable()
            .handle(
                "/echo",
                exchange -> {
                  byte[] body =
                      (exchange.getRequestMethod()
                              + " "
                              + exchange.getRequestURI()
                              + " "
                              + exchange.getRequestHeaders().get("X-a")
                              + " "
                              + exchange.getRequestHeaders().getFirst("Transfer-Encoding")
                              + " "
                              + new String(exchange.getRequestBody().readAllBytes(), UTF_8))
                          .getBytes(UTF_8);
                  exchange.sendResponseHeaders(200, body.length);
                  exchange.getResponseBody().write(body);
                  exchange.close();
                })
            .start();
    batch = BatchProcess.start();
  }

  @AfterAll
  void stop() throws IOException {
    batch.close();
    server.close();
  }

  @Test
  void anAnswerHasItsStatusHeadersAndBody() throws Exception {
    JsonObject answer = ask(http("/f"));

    assertThat(answer.getInt("status", 0)).isEqualTo(200);
    assertThat(answer.get("headers").toString())
        .containsIgnoringCase("[\"content-length\",\"10\"]");
    assertThat(body(answer)).isEqualTo("0123456789");
  }

  @Test
  void aRefusalIsAnAnswer() throws Exception {
    JsonObject answer = ask(http("/nope"));

    assertThat(answer.getBoolean("ok", false)).isTrue();
    assertThat(answer.getInt("status", 0)).isEqualTo(404);
  }

  @Test
  void theRequestGoesOutAsItWasGiven() throws Exception {
    JsonArray headers =
        new JsonArray()
            .add(new JsonArray().add("X-A").add("2"))
            .add(new JsonArray().add("X-A").add("1"));
    JsonObject request = http("/echo/%2f;x?a=b%20c").add("method", "PROPFIND");
    request.add("headers", headers).add("bodyBase64", base64("body"));

    assertThat(body(ask(request))).isEqualTo("PROPFIND /echo/%2f;x?a=b%20c [2, 1] null body");
    assertThat(body(ask(request.add("chunkedUpload", true)))).endsWith("[2, 1] chunked body");
  }

  @Test
  void aLoginGoesAsTheRequestAllows() throws Exception {
    try (FaultyServer asking =
        new FaultyServer(
            peer -> {
              boolean known = FaultyServer.readHeader(peer).contains("Authorization: Basic YTpi");
              FaultyServer.say(
                  peer,
                  (known ? "HTTP/1.1 200 OK" : "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=r")
                      + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            })) {
      JsonObject request = at(asking.port(), "/").add("user", "a").add("password", "b");

      assertThat(ask(request).getInt("status", 0)).isEqualTo(200);
      assertThat(ask(request.add("auth", "digest")).getInt("status", 0)).isEqualTo(401);
      assertThat(ask(request.set("auth", "basic")).getInt("status", 0)).isEqualTo(200);
      assertThat(ask(at(asking.port(), "/")).getInt("status", 0)).isEqualTo(401);
    }
  }

  @Test
  void aBodyIsKeptBackUntilItIsWanted() throws Exception {
    try (FaultyServer choosy =
        FaultyServer.answering(
            "HTTP/1.1 413 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
      JsonObject request = at(choosy.port(), "/").add("method", "PUT").add("expectContinue", true);

      assertThat(ask(request.add("bodyBase64", base64("x".repeat(100_000)))).getInt("status", 0))
          .isEqualTo(413);
    }
  }

  @Test
  void aFileIsPut() throws Exception {
    JsonObject request = http("/new").add("method", "PUT").add("bodyBase64", base64("abc"));

    assertThat(ask(request).getInt("status", 0)).isBetween(200, 204);
    assertThat(folder.resolve("new")).hasContent("abc");
  }

  @Test
  void partsAreFetchedAndResumed() throws Exception {
    JsonObject part = ask(http("/f").add("range", "4-7"));
    assertThat(part.getInt("status", 0)).isEqualTo(206);
    assertThat(body(part)).isEqualTo("4567");
    assertThat(body(ask(http("/f").add("offset", 8)))).isEqualTo("89");
    assertThat(error(http("/echo").add("offset", 3))).isEqualTo("RESUME_FAILED");
    assertThat(error(http("/f").add("offset", 11))).isEqualTo("RESUME_FAILED");
    assertThat(ask(http("/f").add("offset", 10)).getInt("status", 0)).isEqualTo(416);
    assertThat(ask(http("/nope").add("offset", 3)).getInt("status", 0)).isEqualTo(404);
    assertThat(error(http("/f").add("maxBytes", 9))).isEqualTo("TOO_LARGE");
  }

  @Test
  void theStepsOfASessionShareTheirCookiesAndDefaults() throws Exception {
    try (FaultyServer cookies =
        new FaultyServer(
            peer -> {
              String header = FaultyServer.readHeader(peer);
              String body = header.contains("Cookie: a=b") ? "known" : "new";
              FaultyServer.say(
                  peer,
                  "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nConnection: close\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body);
            })) {
      JsonArray steps =
          new JsonArray().add(new JsonObject()).add(new JsonObject().add("path", "/2"));
      steps.add(new JsonObject().add("path", "/a b")).add(new JsonObject().add("op", "ftp.get"));

      JsonArray results =
          ask(at(cookies.port(), "/").set("op", "http.session").add("steps", steps))
              .get("results")
              .asArray();

      assertThat(body(results.get(0).asObject())).isEqualTo("new");
      assertThat(body(results.get(1).asObject())).isEqualTo("known");
      assertThat(results.get(2).asObject().getString("error", "")).isEqualTo("INVALID_ARGUMENT");
      assertThat(results.get(3).asObject().getString("error", "")).isEqualTo("INVALID_ARGUMENT");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 200 OK|Content-Length: 9||abc', TRUNCATED",
    "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||9|abc', TRUNCATED",
    "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||zz|abc|', PROTOCOL_ERROR",
    "'HTTP/1.1 200 OK|Content-Encoding: gzip|Content-Length: 3||abc', PROTOCOL_ERROR",
    "'220 I am no web server|', PROTOCOL_ERROR",
    "'HTTP/1.1 302 Found|Location: ftp://127.0.0.1/x|Content-Length: 0||', REDIRECT_REFUSED",
    "'HTTP/1.1 302 Found|Location: http://||', REDIRECT_REFUSED",
    "'HTTP/1.1 302 Found|Location: /|Content-Length: 0||', TOO_MANY_REDIRECTS",
  })
  void aFaultyServerIsToldByItsFault(String answer, String error) throws Exception {
    try (FaultyServer faulty = FaultyServer.answering(answer.replace("|", "\r\n"))) {
      assertThat(error(at(faulty.port(), "/"))).isEqualTo(error);
    }
  }

  @Test
  void whoIsToFollowNoRedirectsGetsThem() throws Exception {
    try (FaultyServer faulty =
        FaultyServer.answering("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")) {
      JsonObject answer = ask(at(faulty.port(), "/").add("followRedirects", false));

      assertThat(answer.getInt("status", 0)).isEqualTo(302);
      assertThat(error(at(faulty.port(), "/").add("maxRedirects", 0)))
          .isEqualTo("TOO_MANY_REDIRECTS");
    }
  }

  @Test
  void resetAndSilenceAreTold() throws Exception {
    try (FaultyServer faulty =
            FaultyServer.resetting("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
        FaultyServer silent = FaultyServer.silent()) {
      assertThat(error(at(faulty.port(), "/"))).isIn("CONNECTION_RESET", "TRUNCATED");
      assertThat(error(at(silent.port(), "/").add("timeoutMs", 200))).isEqualTo("TIMEOUT");
      assertThat(error(at(silent.port(), "/").add("totalTimeoutMs", 200))).isEqualTo("TIMEOUT");
    }
  }

  @Test
  void aTrickleEndsWhenTheTimeOfTheWholeIsUp() throws Exception {
    try (FaultyServer trickle =
        new FaultyServer(
            peer -> {
              FaultyServer.readHeader(peer);
              FaultyServer.say(peer, "HTTP/1.1 200 OK\r\n\r\n");
              while (!peer.isClosed()) {
                FaultyServer.say(peer, "x");
                peer.setSoTimeout(20);
                try {
                  peer.getInputStream().read();
                } catch (java.net.SocketTimeoutException e) {
                  continue;
                }
              }
            })) {
      assertThat(error(at(trickle.port(), "/").add("totalTimeoutMs", 300))).isEqualTo("TIMEOUT");
    }
  }

  @Test
  void everyFaultOfACertificateHasItsName() throws Exception {
    JsonObject trusting = new JsonObject().add("tlsTrust", trust.toString());
    assertThat(error(TlsIdentity.localhost(), trusting)).isEqualTo("none");
    assertThat(error(TlsIdentity.localhost(), new JsonObject())).isEqualTo("CERT_UNTRUSTED");
    assertThat(error(TlsIdentity.expired(), trusting)).isEqualTo("CERT_EXPIRED");
    assertThat(error(TlsIdentity.elsewhere(), trusting)).isEqualTo("CERT_HOST_MISMATCH");
    assertThat(error(TlsIdentity.expired(), new JsonObject().add("tlsVerify", false)))
        .isEqualTo("none");
    try (FaultyServer plain = new FaultyServer(peer -> FaultyServer.say(peer, "220 hello\r\n"))) {
      assertThat(error(at(plain.port(), "/").add("scheme", "https"))).isEqualTo("TLS_FAILURE");
    }
  }

  private String error(TlsIdentity identity, JsonObject options) throws Exception {
    try (EmbeddedHttpServer https = EmbeddedHttpServer.serving(folder).tls(identity).start()) {
      JsonObject request = at(https.port(), "/f").set("host", "localhost").add("scheme", "https");
      return error(request.merge(options));
    }
  }

  private JsonObject http(String path) {
    return at(server.port(), path);
  }

  private static JsonObject at(int port, String path) {
    return new JsonObject()
        .add("op", "http.request")
        .add("host", "127.0.0.1")
        .add("port", port)
        .add("path", path);
  }

  private JsonObject ask(JsonObject request) throws Exception {
    return batch.ask(request);
  }

  private String error(JsonObject request) throws Exception {
    return ask(request).getString("error", "none");
  }

  private static String body(JsonObject answer) {
    return new String(Base64.getDecoder().decode(answer.getString("bodyBase64", "?")), UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
