package org.patchbay.itests.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.servers.EmbeddedFtpServer;

/** Every {@code ftp.} operation, and what its failures are called. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchFtpIT {
  private final Path folder;
  private final EmbeddedFtpServer server;
  private final BatchProcess batch;

  BatchFtpIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    server = EmbeddedFtpServer.serving(folder).user("ann", "s3same").writable().start();
    batch = BatchProcess.start();
  }

  @AfterAll
  void stop() throws IOException {
    batch.close();
    server.close();
  }

  @Test
  void filesAreSentFetchedAndResumed() throws Exception {
    Path file = folder.resolve("a");

    done(ftp("ftp.put").add("path", "a").add("bodyBase64", base64("hello")));
    done(ftp("ftp.append").add("path", "a").add("bodyBase64", base64(" world")));
    assertThat(file).hasContent("hello world");
    assertThat(body(ftp("ftp.get").add("path", "a"))).isEqualTo("hello world");
    assertThat(body(ftp("ftp.get").add("path", "a").add("offset", 6))).isEqualTo("world");
    assertThat(body(ftp("ftp.get").add("path", "a").add("mode", "active")))
        .isEqualTo("hello world");

    done(
        ftp("ftp.put")
            .add("path", "a")
            .add("offset", 11)
            .add("bodyBase64", base64("hello world!")));
    done(
        ftp("ftp.append")
            .add("path", "a")
            .add("offset", 12)
            .add("bodyBase64", base64("HELLO WORLD!?")));
    assertThat(file).hasContent("hello world!?");
  }

  @Test
  void aResumedUploadMustGoWithWhatIsThere() throws Exception {
    Files.writeString(folder.resolve("r"), "12345");

    for (String op : new String[] {"ftp.put", "ftp.append"}) {
      JsonObject request = ftp(op).add("path", "r").add("bodyBase64", base64("123456789"));
      assertThat(error(request.add("offset", 7))).isEqualTo("RESUME_FAILED");
    }
    JsonObject shorter = ftp("ftp.put").add("path", "r").add("bodyBase64", base64("123"));
    assertThat(error(shorter.add("offset", 2))).isEqualTo("RESUME_FAILED");
    JsonObject absent = ftp("ftp.put").add("path", "nope").add("bodyBase64", base64("123"));
    assertThat(error(absent.add("offset", 2))).isEqualTo("RESUME_FAILED");
    assertThat(error(ftp("ftp.get").add("path", "r").add("offset", 6))).isEqualTo("RESUME_FAILED");
    assertThat(folder.resolve("r")).hasContent("12345");
  }

  @Test
  void textsChangeTheirLineEnds() throws Exception {
    JsonObject put = ftp("ftp.put").add("path", "t").add("bodyBase64", base64("1\n2\n"));
    done(put.add("transfer", "ascii"));

    assertThat(body(ftp("ftp.get").add("path", "t").add("transfer", "ascii"))).isEqualTo("1\n2\n");
  }

  @Test
  void directoriesAreMadeListedRenamedAndRemoved() throws Exception {
    done(ftp("ftp.mkdir").add("path", "d"));
    Files.writeString(folder.resolve("d/x"), "12345");
    Files.setLastModifiedTime(
        folder.resolve("d/x"), FileTime.from(Instant.parse("2024-02-29T10:20:30Z")));

    JsonArray entries = ask(ftp("ftp.list").add("path", "d")).get("entries").asArray();
    assertThat(entries).hasSize(1);
    JsonObject entry = entries.get(0).asObject();
    assertThat(entry.names()).containsExactly("name", "type", "size", "mtime", "link");
    assertThat(entry.getString("name", "") + entry.getString("type", "") + entry.getInt("size", 0))
        .isEqualTo("xfile5");
    assertThat(entry.getString("mtime", "")).isEqualTo("2024-02-29T10:20:30Z");
    assertThat(ask(ftp("ftp.names").add("path", "d")).get("names").toString()).contains("x");
    assertThat(ask(ftp("ftp.size").add("path", "d/x")).getInt("value", 0)).isEqualTo(5);
    assertThat(ask(ftp("ftp.mtime").add("path", "d/x")).getString("value", ""))
        .isEqualTo("2024-02-29T10:20:30Z");

    done(ftp("ftp.rename").add("path", "d/x").add("to", "d/y"));
    done(ftp("ftp.delete").add("path", "d/y"));
    done(ftp("ftp.rmdir").add("path", "d"));
    assertThat(folder.resolve("d")).doesNotExist();
  }

  @Test
  void theStepsOfASessionShareALoginAndAFailedOneEndsNothing() throws Exception {
    JsonArray steps =
        new JsonArray()
            .add(step("ftp.put").add("path", "s").add("bodyBase64", base64("abc")))
            .add(step("ftp.get").add("path", "nope"))
            .add(step("ftp.get").add("path", "s").add("id", 7))
            .add(step("ftp.dance"))
            .add(step("ftp.delete").add("path", "s"));

    JsonArray results = ask(ftp("ftp.session").add("steps", steps)).get("results").asArray();

    assertThat(results.get(0)).hasToString("{\"ok\":true}");
    assertThat(results.get(1).asObject().getInt("replyCode", 0)).isEqualTo(550);
    assertThat(results.get(2)).hasToString("{\"id\":7,\"ok\":true,\"bodyBase64\":\"YWJj\"}");
    assertThat(results.get(3).asObject().getString("error", "")).isEqualTo("INVALID_ARGUMENT");
    assertThat(results.get(4)).hasToString("{\"ok\":true}");
  }

  @Test
  void theStepsAfterALostConnectionAreToldOfIt() throws Exception {
    try (FaultyServer faulty = new FaultyServer(FaultyFtp.with("DELE", FaultyFtp.HANG_UP))) {
      JsonArray steps =
          new JsonArray()
              .add(step("ftp.size").add("path", "a"))
              .add(step("ftp.delete").add("path", "a"))
              .add(step("ftp.size").add("path", "a"));

      JsonArray results =
          ask(at(faulty.port(), "ftp.session").add("steps", steps)).get("results").asArray();

      assertThat(results.get(0).asObject().getInt("value", 0)).isEqualTo(5);
      assertThat(results.get(1).asObject().getString("error", "")).isEqualTo("CONNECTION_RESET");
      assertThat(results.get(2).asObject().getString("error", "")).isEqualTo("CONNECTION_RESET");
    }
  }

  @Test
  void aRefusedLoginIsOneAndKeepsThePasswordToItself() throws Exception {
    JsonObject answer = ask(ftp("ftp.names").set("password", "not-s3same"));

    assertThat(answer.getString("error", "")).isEqualTo("LOGIN_FAILURE");
    assertThat(answer.getInt("replyCode", 0)).isEqualTo(530);
    assertThat(answer.toString()).doesNotContain("s3same");
  }

  @Test
  void moreThanMayBeIsTooLarge() throws Exception {
    Files.writeString(folder.resolve("big"), "12345");

    assertThat(error(ftp("ftp.get").add("path", "big").add("maxBytes", 4))).isEqualTo("TOO_LARGE");
    assertThat(error(ftp("ftp.list").add("path", "").add("maxBytes", 4))).isEqualTo("TOO_LARGE");
    assertThat(body(ftp("ftp.get").add("path", "big").add("maxBytes", 5))).isEqualTo("12345");
  }

  @ParameterizedTest
  @CsvSource({
    "greeting, 421 busy, SERVER_REFUSED, 421",
    "greeting, hello there, PROTOCOL_ERROR, 0",
    "greeting, '', CONNECTION_RESET, 0",
    "USER, 530 no, LOGIN_FAILURE, 530",
    "PASS, 530 no, LOGIN_FAILURE, 530",
    "PASS, '', CONNECTION_RESET, 0",
    "EPSV, 229 (|||1|), DATA_CONNECTION, 0",
    "EPSV, 229 what, PROTOCOL_ERROR, 0",
    "RETR, 425 no way, DATA_CONNECTION, 425",
    "RETR, 550 no such file, SERVER_REFUSED, 550",
    "RETR, '', CONNECTION_RESET, 0",
    "end, 426 aborted, TRUNCATED, 426",
    "end, 451 disk, SERVER_REFUSED, 451",
    "end, '', CONNECTION_RESET, 0",
    "SIZE, 213 6, TRUNCATED, 0",
  })
  void aFaultyServerIsToldByItsFault(String verb, String reply, String error, int replyCode)
      throws Exception {
    try (FaultyServer faulty = new FaultyServer(FaultyFtp.with(verb, reply))) {
      JsonObject answer = ask(at(faulty.port(), "ftp.get").add("path", "a"));

      assertThat(answer.getString("error", "")).as("%s", answer).isEqualTo(error);
      assertThat(answer.getInt("replyCode", 0)).as("%s", answer).isEqualTo(replyCode);
    }
  }

  @Test
  void aResetDataConnectionIsNoEnd() throws Exception {
    try (FaultyServer faulty = new FaultyServer(FaultyFtp.resetting("SIZE", "500 what"))) {
      assertThat(error(at(faulty.port(), "ftp.get").add("path", "a")))
          .isIn("CONNECTION_RESET", "TRUNCATED");
    }
  }

  @Test
  void aServerWithoutRestIsNotResumed() throws Exception {
    try (FaultyServer faulty = new FaultyServer(FaultyFtp.with("REST", "502 no"))) {
      JsonObject answer = ask(at(faulty.port(), "ftp.get").add("path", "a").add("offset", 2));

      assertThat(answer.getString("error", "")).isEqualTo("RESUME_FAILED");
      assertThat(answer.getInt("replyCode", 0)).isEqualTo(502);
    }
  }

  @Test
  void aServerWithoutTlsGetsNoPassword() throws Exception {
    try (FaultyServer plain = new FaultyServer(FaultyFtp.with());
        FaultyServer other =
            new FaultyServer(
                peer -> {
                  assertThat(peer.getInputStream().read()).as("a handshake").isEqualTo(22);
                  FaultyServer.say(peer, "500 what?\r\n");
                })) {
      assertThat(error(at(plain.port(), "ftp.names").add("tls", "explicit")))
          .isEqualTo("TLS_REQUIRED");
      assertThat(error(at(other.port(), "ftp.names").add("tls", "implicit")))
          .isEqualTo("TLS_FAILURE");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeoutMs", "totalTimeoutMs"})
  void silenceEnds(String bound) throws Exception {
    try (FaultyServer silent = FaultyServer.silent()) {
      assertThat(error(at(silent.port(), "ftp.names").add(bound, 200))).isEqualTo("TIMEOUT");
    }
  }

  @Test
  void whoIsNotThereIsNotReached() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    assertThat(error(at(port, "ftp.names"))).isEqualTo("CANNOT_CONNECT");
    assertThat(error(at(port, "ftp.names").set("host", "no-such-host.invalid")))
        .isEqualTo("NAME_NOT_RESOLVED");
    JsonObject proxy = new JsonObject().add("type", "socks5").add("host", "127.0.0.1");
    assertThat(error(at(port, "ftp.names").add("proxy", proxy.add("port", port))))
        .isEqualTo("PROXY_ERROR");
  }

  private JsonObject ftp(String op) {
    return at(server.port(), op).add("user", "ann").add("password", "s3same");
  }

  private static JsonObject at(int port, String op) {
    return step(op).add("host", "127.0.0.1").add("port", port);
  }

  private static JsonObject step(String op) {
    return new JsonObject().add("op", op);
  }

  private JsonObject ask(JsonObject request) throws Exception {
    return batch.ask(request);
  }

  private void done(JsonObject request) throws Exception {
    assertThat(ask(request)).hasToString("{\"id\":null,\"ok\":true}");
  }

  private String error(JsonObject request) throws Exception {
    return ask(request).getString("error", "none");
  }

  private String body(JsonObject request) throws Exception {
    JsonObject answer = ask(request);
    return new String(Base64.getDecoder().decode(answer.getString("bodyBase64", "?")), UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
