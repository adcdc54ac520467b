package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.patchbay.provider.http.Client.text;
import static org.patchbay.provider.http.ScriptedServer.ok;
import static org.patchbay.provider.http.ScriptedServer.status;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;

/** What a private cache asks for and what it does not (RFC 9111). */
class CacheWireTest {
  private static final HttpRequest GET = HttpRequest.get("/a");

  private Client client;
  private ScriptedServer server;
  private UnaryOperator<String> answers = path -> fresh("x");
  private String notModified = "";

  @BeforeEach
  void open() throws IOException {
    client = new Client();
    server =
        ScriptedServer.replying(
            request ->
                request.has("If-None-Match") || request.has("If-Modified-Since")
                    ? notModified.isEmpty() ? answers.apply(request.path()) : notModified
                    : answers.apply(request.path()));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  private HttpConnection caching() throws InternetException {
    return client.connect(
        server.port(), request -> request.option(HttpConnection.CACHE, "1000000"));
  }

  private static String with(String body, String... headers) {
    return ok(body).replaceFirst("\r\n", "\r\n" + String.join("\r\n", headers) + "\r\n");
  }

  private static String fresh(String body) {
    return with(body, "Cache-Control: max-age=60", "ETag: \"1\"");
  }

  private static String date(long secondsFromNow) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.now().plusSeconds(secondsFromNow).atOffset(ZoneOffset.UTC));
  }

  private int asked() {
    return server.requests().size();
  }

  @Test
  void nothingIsKeptUnlessAsked() throws IOException {
    HttpConnection http = client.to(server);
    text(http, GET);
    text(http, GET);

    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void whatIsFreshIsNotAskedForAndHasAnAge() throws IOException {
    HttpConnection http = caching();
    text(http, GET);

    try (HttpResponse response = http.send(GET)) {
      assertThat(response.header("Age")).isPresent();
      assertThat(response.header("ETag")).contains("\"1\"");
      assertThat(response.uri().getPath()).isEqualTo("/a");
      assertThat(response.length()).isEqualTo(1);
      assertThat(response.bytes(10)).asString().isEqualTo("x");
    }
    assertThat(asked()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cache-Control: max-age=60|1",
        "cache-control: MAX-AGE=\"60\"|1",
        "Cache-Control: private, max-age=60|1",
        "Cache-Control: s-maxage=60|2",
        "Cache-Control: max-age=0|2",
        "Cache-Control: max-age=x|2",
        "Cache-Control: max-age=99999999999999|1",
        "Cache-Control: no-store, max-age=60|2",
        "Cache-Control: no-cache, max-age=60|2",
        "Cache-Control: no-cache=\"Set-Cookie\", max-age=60|2",
        "Pragma: no-cache|2",
        "Expires: {+60}|1",
        "Expires: {-60}|2",
        "Expires: 0|2",
        "Expires: soon|2",
        "Cache-Control: max-age=0{n}Expires: {+60}|2",
        "Cache-Control: max-age=60{n}Expires: {-60}|1",
        "Cache-Control: max-age=60{n}Age: 59|1",
        "Cache-Control: max-age=60{n}Age: 61|2",
        "Cache-Control: max-age=60{n}Date: {-90}|2",
        "Cache-Control: max-age=60{n}Vary: *|2",
        "Cache-Control: max-age=60{n}Vary: Cookie|2",
        "Cache-Control: max-age=60{n}Vary: Authorization, X|2",
        "Cache-Control: max-age=60{n}Vary: Accept-Language|1",
        "X: y|2"
      })
  void anAnswerIsKeptAsItsHeaderSays(String header, int requests) throws IOException {
    String lines =
        header
            .replace("{n}", "\r\n")
            .replace("{+60}", date(60))
            .replace("{-60}", date(-60))
            .replace("{-90}", date(-90));
    answers = path -> with("x", lines);
    HttpConnection http = caching();

    assertThat(text(http, GET)).isEqualTo("200 x");
    assertThat(text(http, GET)).isEqualTo("200 x");

    assertThat(asked()).isEqualTo(requests);
  }

  @ParameterizedTest
  @ValueSource(strings = {"404 Not Found", "410 Gone"})
  void thatThereIsNothingIsKeptToo(String line) throws IOException {
    answers = path -> status(line, "Cache-Control: max-age=60");
    HttpConnection http = caching();
    text(http, GET);
    text(http, GET);

    assertThat(asked()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"206 Part", "302 Found", "500 No", "503 Later", "403 No"})
  void otherAnswersAreNot(String line) throws IOException {
    answers = path -> status(line, "Cache-Control: max-age=60", "ETag: \"1\"");
    HttpConnection http = caching();
    text(http, GET);
    text(http, GET);

    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void whatIsStaleIsAskedAboutAndGoodAgain() throws IOException {
    answers = path -> with("x", "ETag: \"1\"", "Last-Modified: " + date(-1000), "X: old");
    notModified = status("304 Not Modified", "ETag: \"1\"", "Cache-Control: max-age=60", "X: new");
    HttpConnection http = caching();
    text(http, GET);

    try (HttpResponse again = http.send(GET)) {
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.header("X")).contains("new");
      assertThat(again.header("Content-Length")).contains("1");
      assertThat(again.bytes(10)).asString().isEqualTo("x");
    }
    assertThat(server.request(1).header("If-None-Match")).isEqualTo("\"1\"");
    assertThat(server.request(1).has("If-Modified-Since")).isTrue();
    text(http, GET);
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void aChangedAnswerReplacesTheOldOne() throws IOException {
    answers = path -> with("old", "ETag: \"1\"");
    HttpConnection http = caching();
    text(http, GET);
    answers = path -> fresh("new");

    assertThat(text(http, GET)).isEqualTo("200 new");
    assertThat(text(http, GET)).isEqualTo("200 new");
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void aNotModifiedOfAnotherVersionIsNotBelieved() throws IOException {
    answers = path -> with("x", "ETag: \"1\"");
    notModified = status("304 Not Modified", "ETag: \"2\"");
    HttpConnection http = caching();
    text(http, GET);
    answers = path -> with("y", "ETag: \"2\"");

    assertThat(text(http, GET)).isEqualTo("200 y");
    assertThat(server.request(2).has("If-None-Match")).isFalse();
  }

  @Test
  void aRedirectInTheWayOfTheQuestionIsNotTakenForTheAnswer() throws IOException {
    answers = path -> with("x", "ETag: \"1\"");
    HttpConnection http = caching();
    text(http, GET);
    answers = path -> path.equals("/a") ? status("302 Found", "Location: /b") : fresh("moved");
    notModified = "";

    assertThat(text(http, GET)).isEqualTo("200 moved");
    answers = path -> fresh("back");
    assertThat(text(http, GET)).isEqualTo("200 back");
  }

  @Test
  void theCallersOwnDirectivesHold() throws IOException {
    HttpConnection http = caching();
    text(http, GET);

    text(http, GET.header("Cache-Control", "no-cache"));
    assertThat(asked()).isEqualTo(2);
    text(http, GET.header("Pragma", "no-cache"));
    assertThat(asked()).isEqualTo(3);
    text(http, GET.header("Cache-Control", "no-store"));
    assertThat(asked()).isEqualTo(4);
    text(http, GET.header("Cache-Control", "min-fresh=3600"));
    assertThat(asked()).isEqualTo(5);
    text(http, GET.header("Cache-Control", "max-age=3600"));
    assertThat(text(http, GET.header("Cache-Control", "only-if-cached"))).isEqualTo("200 x");
    assertThat(text(http, HttpRequest.get("/other").header("Cache-Control", "only-if-cached")))
        .startsWith("504");
    assertThat(asked()).isEqualTo(5);
  }

  @Test
  void whatTheCallerMustNotHaveKeptIsNotKept() throws IOException {
    HttpConnection http = caching();
    text(http, GET.header("Cache-Control", "no-store"));
    text(http, GET);

    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void aPartOrAConditionOfTheCallersOwnPassesTheCacheBy() throws IOException {
    HttpConnection http = caching();
    text(http, GET);

    text(http, GET.header("Range", "bytes=0-0"));
    text(http, GET.header("If-None-Match", "\"7\""));
    text(http, HttpRequest.of("HEAD", "/a"));

    assertThat(asked()).isEqualTo(4);
    text(http, GET);
    assertThat(asked()).isEqualTo(4);
  }

  @Test
  void anAnswerForOtherWordsOfTheRequestIsNotGiven() throws IOException {
    answers = path -> with("x", "Cache-Control: max-age=60", "Vary: Accept-Language");
    HttpConnection http = caching();
    text(http, GET.header("Accept-Language", "de"));
    text(http, GET.header("Accept-Language", "en"));
    text(http, GET.header("Accept-Language", "en"));

    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void anAnswerToALoginOfTheCallersOwnIsForThatOnly() throws IOException {
    HttpConnection http = caching();
    text(http, GET.header("Authorization", "Bearer one"));
    text(http, GET.header("Authorization", "Bearer two"));
    text(http, GET);
    text(http, GET);

    assertThat(asked()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void aChangeMakesWhatIsKeptWorthless(String method) throws IOException {
    HttpConnection http = caching();
    text(http, GET);
    text(http, HttpRequest.get("/listed"));
    answers = path -> with("done", "Content-Location: /listed");
    text(http, HttpRequest.of(method, "/a").body(HttpBody.of(new byte[1])));
    answers = path -> fresh("x");

    text(http, GET);
    text(http, HttpRequest.get("/listed"));
    assertThat(asked()).isEqualTo(5);
  }

  @Test
  void aChangeThatWasRefusedChangesNothing() throws IOException {
    HttpConnection http = caching();
    text(http, GET);
    answers = path -> status("403 No");
    text(http, HttpRequest.of("DELETE", "/a"));

    assertThat(text(http, GET)).isEqualTo("200 x");
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void whatWasNotReadToItsEndIsNotKept() throws IOException {
    answers = path -> fresh("x".repeat(50_000));
    HttpConnection http = caching();
    try (HttpResponse response = http.send(GET);
        InputStream body = response.body()) {
      body.readNBytes(10);
    }
    text(http, GET);
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void whatIsTooLargeIsNotKept() throws IOException {
    answers = path -> fresh("x".repeat(260_000));
    HttpConnection http = caching();
    text(http, GET);
    text(http, GET);

    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void whatOnlyTheEndOfTheConnectionEndsIsNotKept() throws IOException {
    try (ScriptedServer closing =
        ScriptedServer.of(
            (request, out, socket) -> {
              out.write("HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\n\r\nx".getBytes());
              out.flush();
              socket.close();
            })) {
      HttpConnection http =
          client.connect(closing.port(), asked -> asked.option(HttpConnection.CACHE, "100000"));
      text(http, GET);
      text(http, GET);

      assertThat(closing.requests()).hasSize(2);
    }
  }

  @Test
  void theOldestGoesWhereThereIsNoMoreRoom() throws IOException {
    answers = path -> fresh("x".repeat(200_000));
    HttpConnection http = caching();
    for (int i = 0; i < 6; i++) {
      text(http, HttpRequest.get("/" + i));
    }

    text(http, HttpRequest.get("/5"));
    assertThat(asked()).isEqualTo(6);
    text(http, HttpRequest.get("/0"));
    assertThat(asked()).isEqualTo(7);
  }

  @Test
  void aDecodedAnswerIsNotGivenToWhoWantsItAsItIs() throws IOException {
    HttpConnection http = caching();
    text(http, GET);
    text(http, GET.undecoded());

    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void eachConnectionHasItsOwnAndTheNextToTheSamePlaceTakesItOver() throws IOException {
    UnaryOperator<ConnectRequest> caching =
        request -> request.option(HttpConnection.CACHE, "1000000");
    HttpConnection first = client.connect(server.port(), caching);
    HttpConnection beside = client.connect(server.port(), caching);
    text(first, GET);
    text(beside, GET);
    assertThat(asked()).isEqualTo(2);

    first.close();
    text(client.connect(server.port(), caching), GET);
    assertThat(asked()).isEqualTo(2);
    try (Client other = new Client()) {
      text(other.connect(server.port(), caching), GET);
      assertThat(asked()).isEqualTo(3);
    }
  }

  @Test
  void aDeployerMayForbidIt() throws IOException {
    HttpLimits none =
        new HttpLimits(8, 1000, 100, 8192, 1 << 20, 100, true, HttpLimits.DEFAULT.streams(), 0);
    try (Client forbidden = new Client(none)) {
      HttpConnection http =
          forbidden.connect(
              server.port(), request -> request.option(HttpConnection.CACHE, "1000000"));
      text(http, GET);
      text(http, GET);
    }
    assertThat(asked()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "much", "-1", "1e6"})
  void aSizeThatIsNoneIsRefused(String size) {
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(
            () -> client.connect(server.port(), asked -> asked.option(HttpConnection.CACHE, size)))
        .withMessageContaining("cache")
        .returns(InternetError.INVALID_PARAMETER, InternetException::error);
  }
}
