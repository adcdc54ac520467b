package org.patchbay.provider.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.patchbay.provider.http.ScriptedServer.status;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.internal.PlainPatchbay;
import org.patchbay.servers.EmbeddedHttpServer;
import org.patchbay.spi.ConnectionProvider;
import org.patchbay.spi.ResumableDownload;

/** Downloads that one provider begins and another goes on with. */
class HttpResumeWireTest {
  private static final String CONTENT = "0123456789";
  private static final String TAG = "ETag: \"v1\"\r\n";
  private static final String LENGTH = "Content-Length: 10\r\n";
  private static final String WHOLE = "HTTP/1.1 200 OK\r\n" + TAG + LENGTH + "\r\n" + CONTENT;
  private static final String REST =
      "HTTP/1.1 206 Partial Content\r\n"
          + TAG
          + "Content-Range: bytes 4-9/10\r\nContent-Length: 6\r\n\r\n456789";

  /** What the server gives to whoever asks for a part, and to all others. */
  private volatile String part = REST;

  private volatile String whole = WHOLE;
  private final Deque<HttpSession> sessions = new ArrayDeque<>();
  private ScriptedServer server;
  private Client client;

  @BeforeEach
  void open() throws IOException {
    server = ScriptedServer.replying(request -> request.has("Range") ? part : whole);
    ConnectionProvider provider = new HttpProvider();
    client =
        new Client(
            context -> {
              sessions.push((HttpSession) provider.connect(context));
              return sessions.getFirst();
            });
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  private HttpSession connected() throws IOException {
    client.to(server);
    return sessions.getFirst();
  }

  private static Map<String, String> bookmark(HttpSession session, HttpRequest request)
      throws IOException {
    try (HttpResponse response = session.send(request)) {
      return bookmark(response.body());
    }
  }

  private static Map<String, String> bookmark(InputStream body) {
    return body instanceof ResumableDownload download ? download.bookmark() : Map.of();
  }

  private Map<String, String> bookmark() throws IOException {
    return bookmark(connected(), HttpRequest.get("/f"));
  }

  private static String rest(HttpSession session, Map<String, String> bookmark, long offset)
      throws IOException {
    try (InputStream in = session.resume(bookmark, offset)) {
      return new String(in.readAllBytes(), US_ASCII);
    }
  }

  private static ThrowableAssertAlternative<InternetException> failing(
      ThrowingCallable call, InternetError error) {
    return assertThatExceptionOfType(InternetException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.error()).as(e.getMessage()).isEqualTo(error));
  }

  @Test
  void anotherProviderReadsTheRest() throws IOException {
    Map<String, String> bookmark = bookmark();

    assertThat(rest(connected(), bookmark, 4)).isEqualTo("456789");

    ScriptedServer.Request asked = server.request(1);
    assertThat(asked.method() + " " + asked.path()).isEqualTo("GET /f");
    assertThat(asked.header("Range")).isEqualTo("bytes=4-");
    assertThat(asked.header("If-Range")).isEqualTo("\"v1\"");
    assertThat(asked.header("Accept-Encoding")).isEqualTo("identity");
  }

  @Test
  void theRestCanItselfBeResumed() throws IOException {
    Map<String, String> bookmark = bookmark();
    try (InputStream in = connected().resume(bookmark, 4)) {
      assertThat(bookmark(in)).isEqualTo(bookmark);
    }
    part = REST.replace("4-9", "7-9").replace("Length: 6", "Length: 3").replace("456789", "789");

    assertThat(rest(connected(), bookmark, 7)).isEqualTo("789");
  }

  @Test
  void theCallersHeadersGoWithItExceptConditions() throws IOException {
    HttpRequest request =
        HttpRequest.get("/f?q=a%20b")
            .header("X-Key", "k: 1")
            .header("X-Key", "k2")
            .header("Accept-Encoding", "gzip")
            .header("If-None-Match", "\"v0\"");
    Map<String, String> bookmark = bookmark(connected(), request);

    rest(connected(), bookmark, 4);

    ScriptedServer.Request asked = server.request(1);
    assertThat(asked.path()).isEqualTo("/f?q=a%20b");
    assertThat(asked.header("X-Key")).isEqualTo("k: 1, k2");
    assertThat(asked.header("Accept-Encoding")).isEqualTo("identity");
    assertThat(asked.has("If-None-Match")).isFalse();
  }

  @Test
  void cookiesAndLoginGoWithItAsUsual() throws IOException {
    String challenge = status("401 Unauthorized", "WWW-Authenticate: Basic realm=\"r\"");
    try (ScriptedServer guarded =
        ScriptedServer.replying(
            request ->
                !request.has("Authorization")
                    ? challenge
                    : request.has("Range")
                        ? REST
                        : WHOLE.replace("\r\n\r\n", "\r\nSet-Cookie: a=b\r\n\r\n"))) {
      client.to(guarded, "bob", "secret");
      Map<String, String> bookmark = bookmark(sessions.getFirst(), HttpRequest.get("/f"));
      client.connect(guarded.port(), request -> request.login("bob", Secret.of("secret")));

      assertThat(rest(sessions.getFirst(), bookmark, 4)).isEqualTo("456789");
      assertThat(guarded.request(3).header("Cookie")).isEqualTo("a=b");

      Map<String, String> bare =
          bookmark(sessions.getFirst(), HttpRequest.get("/f").withoutCookies());
      rest(sessions.getFirst(), bare, 4);
      assertThat(guarded.request(5).has("Cookie")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 206})
  void contentThatHasChangedIsNotGoneOnWith(int status) throws IOException {
    Map<String, String> bookmark = bookmark();
    part = (status == 200 ? WHOLE : REST).replace("v1", "v2");

    failing(() -> connected().resume(bookmark, 4), InternetError.RESUME_FAILED)
        .withMessageContaining("has changed")
        .withMessageContaining("ETag was \"v1\", is \"v2\"");
  }

  @Test
  void contentThatHasLostItsVersionHasChanged() throws IOException {
    Map<String, String> bookmark = bookmark();
    part = WHOLE.replace(TAG, "");

    failing(() -> connected().resume(bookmark, 4), InternetError.RESUME_FAILED)
        .withMessageContaining("has changed");
  }

  @Test
  void aServerThatIgnoresRangesIsSaidToDoSo() throws IOException {
    Map<String, String> bookmark = bookmark();
    part = WHOLE;

    failing(() -> connected().resume(bookmark, 4), InternetError.RESUME_FAILED)
        .withMessageContaining("nothing but the whole");
  }

  @ParameterizedTest
  @CsvSource({
    "'ETag: \"v1\"\r\n', ''",
    "bytes 4-9/10, bytes 3-9/10",
    "bytes 4-9/10, bytes 4-9/11",
    "bytes 4-9/10, bytes 4-8/10",
    "'Content-Range: bytes 4-9/10\r\n', ''",
    "Content-Range, 'Content-Encoding: gzip\r\nContent-Range'",
    "'Length: 6\r\n\r\n456789', 'Length: 5\r\n\r\n45678'",
    "206 Partial Content, 404 Not Found",
    "206 Partial Content, 412 Precondition Failed",
    "206 Partial Content, 302 Found",
  })
  void aPartThatIsNotProvablyTheRestIsRefused(String inRest, String instead) throws IOException {
    Map<String, String> bookmark = bookmark();
    part = REST.replace(inRest, instead);

    failing(() -> connected().resume(bookmark, 4), InternetError.RESUME_FAILED)
        .withMessageContaining("GET /f cannot go on at byte 4");
    assertThat(part).isNotEqualTo(REST);
  }

  @ParameterizedTest
  @CsvSource({"45678, TRUNCATED", "456789x, RESUME_FAILED"})
  void aPartInChunksMustBeAsLongAsItsRange(String data, InternetError error) throws IOException {
    Map<String, String> bookmark = bookmark();
    part =
        REST.replace("Content-Length: 6", "Transfer-Encoding: chunked")
            .replace("456789", data.length() + "\r\n" + data + "\r\n0\r\n\r\n");
    InputStream in = connected().resume(bookmark, 4);

    failing(in::readAllBytes, error);
    failing(in::read, error);
    in.close();
  }

  @Test
  void aPartThatIsCutOffIsTruncated() throws IOException {
    Map<String, String> bookmark = bookmark();
    part = REST.replace("\r\n\r\n456789", "\r\nConnection: close\r\n\r\n45");
    InputStream in = connected().resume(bookmark, 4);
    assertThat(in.readNBytes(2)).asString(US_ASCII).isEqualTo("45");
    server.dropConnections();

    failing(in::read, InternetError.TRUNCATED);
    in.close();
  }

  @Test
  void nothingIsAskedForAtTheEnd() throws IOException {
    Map<String, String> bookmark = bookmark();

    assertThat(rest(connected(), bookmark, 10)).isEmpty();
    failing(() -> connected().resume(bookmark, 11), InternetError.RESUME_FAILED);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void theEndOfWhatHadNoLengthIsWhereTheServerHasNothing() throws IOException {
    whole =
        "HTTP/1.1 200 OK\r\n" + TAG + "Transfer-Encoding: chunked\r\n\r\n4\r\n0123\r\n0\r\n\r\n";
    Map<String, String> bookmark = bookmark();
    part = status("416 Range Not Satisfiable", "Content-Range: bytes */4");

    assertThat(rest(connected(), bookmark, 4)).isEmpty();
    failing(() -> connected().resume(bookmark, 5), InternetError.RESUME_FAILED);
    failing(() -> connected().resume(bookmark, 3), InternetError.RESUME_FAILED);
    part = status("416 Range Not Satisfiable", "Content-Range: bytes */4", "ETag: \"v2\"");
    failing(() -> connected().resume(bookmark, 4), InternetError.RESUME_FAILED);
  }

  @Test
  void aTimeWillDoAndMayBeLeftOutOfThePart() throws IOException {
    String modified = "Last-Modified: Tue, 02 Jan 2024 03:04:05 GMT\r\n";
    whole = WHOLE.replace(TAG, modified + "Date: Tue, 02 Jan 2024 04:04:05 GMT\r\n");
    Map<String, String> bookmark = bookmark();

    part = REST.replace(TAG, modified);
    assertThat(rest(connected(), bookmark, 4)).isEqualTo("456789");
    part = REST.replace(TAG, "");
    assertThat(rest(connected(), bookmark, 4)).isEqualTo("456789");
    part = REST.replace(TAG, modified.replace(":05", ":06"));
    failing(() -> connected().resume(bookmark, 4), InternetError.RESUME_FAILED);
    assertThat(server.request(1).header("If-Range")).isEqualTo("Tue, 02 Jan 2024 03:04:05 GMT");
  }

  @ParameterizedTest
  @CsvSource({
    "200 OK, 203 Changed",
    "200 OK, 404 Not Found",
    "ETag, 'Content-Encoding: br\r\nETag'",
  })
  void anAnswerThatIsNotThePlainContentIsNotResumable(String inWhole, String instead)
      throws IOException {
    whole = WHOLE.replace(inWhole, instead);

    assertThat(bookmark()).isEmpty();
    assertThat(bookmark(connected(), HttpRequest.get("/f").undecoded())).isEmpty();
  }

  @Test
  void whatIsDecodedHereBeginsAgainAndWhatIsHandedOutCodedDoesNot() throws IOException {
    whole = WHOLE.replace("ETag", "Content-Encoding: gzip\r\nETag");

    assertThat(bookmark()).containsKey(ResumableDownload.FROM_START);
    assertThat(bookmark(connected(), HttpRequest.get("/f").undecoded())).isEmpty();
  }

  @Test
  void whatBeginsAgainMustBeAsLongAsWasTold() throws IOException {
    String unproven = WHOLE.replace(TAG, "");
    whole = unproven;
    Map<String, String> bookmark = bookmark();

    whole = unproven.replace(LENGTH, "Content-Length: 12\r\n") + "ab";
    failing(() -> connected().resume(bookmark, 0), InternetError.RESUME_FAILED);
    String chunked = unproven.replace(LENGTH, "Transfer-Encoding: chunked\r\n");
    whole = chunked.replace(CONTENT, "a\r\n" + CONTENT + "\r\n0\r\n\r\n");
    assertThat(rest(connected(), bookmark, 0)).isEqualTo(CONTENT);
    whole = chunked.replace(CONTENT, "4\r\n0123\r\n0\r\n\r\n");
    failing(() -> rest(connected(), bookmark, 0), InternetError.TRUNCATED);
  }

  @ParameterizedTest
  @CsvSource({
    "'ETag: ', 'ETag: W/'",
    "'ETag: \"v1\"\r\n', ''",
    "ETag, 'Accept-Ranges: none\r\nETag'",
  })
  void anAnswerWhoseRestCouldNotBeToldBeginsAgain(String inWhole, String instead)
      throws IOException {
    whole = WHOLE.replace(inWhole, instead);
    Map<String, String> bookmark = bookmark();

    assertThat(bookmark).containsKey(ResumableDownload.FROM_START);
    assertThat(rest(connected(), bookmark, 0)).isEqualTo(CONTENT);
    assertThat(server.request(1).has("Range")).isFalse();
    whole = WHOLE.replace("200 OK", "404 Not Found");
    failing(() -> connected().resume(bookmark, 0), InternetError.RESUME_FAILED);
  }

  @Test
  void onlyAPlainGetIsResumable() throws IOException {
    HttpSession http = connected();
    part = WHOLE;

    assertThat(bookmark(http, HttpRequest.get("/f"))).isNotEmpty();
    assertThat(bookmark(http, HttpRequest.of("POST", "/f"))).isEmpty();
    assertThat(bookmark(http, HttpRequest.get("/f").body(HttpBody.of("x")))).isEmpty();
    assertThat(bookmark(http, HttpRequest.get("/f").header("Range", "bytes=0-9"))).isEmpty();
    part = REST;
    assertThat(bookmark(http, HttpRequest.get("/f").header("Range", "bytes=4-"))).isEmpty();
  }

  @Test
  void afterARedirectItIsTheLastTargetThatIsGoneOnWith() throws IOException {
    try (ScriptedServer elsewhere =
            ScriptedServer.replying(
                request -> status("302 Found", "Location: " + server.url("/f")));
        ScriptedServer here =
            ScriptedServer.replying(
                request ->
                    request.path().equals("/f") ? status("302 Found", "Location: /g") : WHOLE)) {
      client.to(here);
      assertThat(bookmark(sessions.getFirst(), HttpRequest.get("/f")))
          .containsEntry("target", "/g");
      client.to(elsewhere);
      assertThat(bookmark(sessions.getFirst(), HttpRequest.get("/f"))).isEmpty();
    }
  }

  @Test
  void whatIsNoBookmarkIsRefused() throws IOException {
    HttpSession http = connected();
    Map<String, String> bookmark = bookmark();

    failing(() -> http.resume(Map.of(), 4), InternetError.RESUME_FAILED);
    failing(() -> http.resume(bookmark, -1), InternetError.INVALID_PARAMETER);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void theTextOfABookmarkTellsNoHeaders() throws IOException {
    Map<String, String> bookmark =
        bookmark(connected(), HttpRequest.get("/f").header("X-Key", "secret"));

    assertThat(HttpBookmark.parse(bookmark))
        .hasToString("HttpBookmark[/f Validator[field=ETag, value=\"v1\"]]");
  }

  @Test
  void aRealServerGivesTheRest(@TempDir Path folder) throws IOException {
    byte[] content = new byte[3 << 20];
    new Random(1).nextBytes(content);
    Path file = Files.write(folder.resolve("f.bin"), content);
    int half = 1_234_567;
    try (EmbeddedHttpServer real = EmbeddedHttpServer.serving(folder).start()) {
      client.connect(real.port(), request -> request);
      Map<String, String> bookmark;
      try (HttpResponse begun = sessions.getFirst().send(HttpRequest.get("/f.bin"))) {
        assertThat(begun.body().readNBytes(half)).isEqualTo(Arrays.copyOf(content, half));
        bookmark = bookmark(begun.body());
      }
      client.connect(real.port(), request -> request);
      try (InputStream rest = sessions.getFirst().resume(bookmark, half)) {
        assertThat(rest.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, half, 3 << 20));
      }

      content[half]++;
      Files.write(file, content);
      failing(() -> sessions.getFirst().resume(bookmark, half), InternetError.RESUME_FAILED)
          .withMessageContaining("has changed");
    }
  }

  @Test
  void aDownloadThroughTheCoreOutlivesItsProvider(@TempDir Path folder) throws IOException {
    byte[] content = new byte[3 << 20];
    new Random(2).nextBytes(content);
    Files.write(folder.resolve("f.bin"), content);
    try (EmbeddedHttpServer real = EmbeddedHttpServer.serving(folder).start();
        PlainPatchbay patchbay = new PlainPatchbay();
        InternetSession session = patchbay.internet().open(SessionOptions.agent("test"))) {
      long first = patchbay.add(new HttpProvider(), Client.PROPERTIES);
      HttpConnection http =
          session.connect(HttpConnection.HTTP, ConnectRequest.to("localhost").port(real.port()));
      try (HttpResponse response = http.get("/f.bin")) {
        InputStream body = response.body();
        byte[] begun = body.readNBytes(1_234_567);
        patchbay.add(new HttpProvider(), Client.PROPERTIES);
        patchbay.remove(first);
        byte[] rest = body.readAllBytes();

        assertThat(begun).isEqualTo(Arrays.copyOf(content, begun.length));
        assertThat(rest).isEqualTo(Arrays.copyOfRange(content, begun.length, content.length));
      }
    }
  }
}
