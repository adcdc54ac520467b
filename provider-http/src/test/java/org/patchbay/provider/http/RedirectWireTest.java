package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.patchbay.provider.http.Client.text;
import static org.patchbay.provider.http.ScriptedServer.ok;
import static org.patchbay.provider.http.ScriptedServer.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.StatusEvent;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;

/** Where redirects lead, and what goes along. */
class RedirectWireTest {
  private Client client;
  private ScriptedServer elsewhere;
  private ScriptedServer server;

  @BeforeEach
  void open() throws IOException {
    client = new Client();
    elsewhere = ScriptedServer.replying(request -> ok("elsewhere"));
    server = ScriptedServer.replying(this::answer);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
    elsewhere.close();
  }

  private String answer(ScriptedServer.Request request) {
    String path = request.path();
    if (path.startsWith("/count/")) {
      return status("302 Found", "Location: /count/" + (Integer.parseInt(path.substring(7)) + 1));
    }
    return switch (path) {
      case "/301", "/302", "/303", "/307", "/308" ->
          status(path.substring(1) + " Moved", "Location: there?x=y#z");
      case "/loop" -> status("302 Found", "Location: /loop");
      case "/ftp" -> status("302 Found", "Location: ftp://localhost/x");
      case "/nohost" -> status("302 Found", "Location: http:///nohost");
      case "/away" -> status("302 Found", "Location: " + elsewhere.url("/x"));
      default -> ok("here");
    };
  }

  @Test
  void aRedirectIsFollowedAndToldOnTheSameNetworkConnection() throws IOException {
    HttpConnection http = client.to(server);

    try (HttpResponse response = http.get("/302")) {
      assertThat(http.lastResponse()).contains("HTTP/1.1 302 Moved", "HTTP/1.1 200 OK");
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.uri()).hasToString(server.url("/there?x=y"));
    }

    assertThat(server.connections()).isEqualTo(1);
    assertThat(client.events())
        .filteredOn(event -> event.status() == InternetStatus.REDIRECT)
        .extracting(StatusEvent::text)
        .containsExactly(server.url("/there?x=y"));
    assertThat(client.steps())
        .containsSubsequence("RESPONSE_RECEIVED", "REDIRECT", "SENDING_REQUEST");
  }

  @Test
  void aPostBecomesAGetExceptWhereTheMethodIsToBeKept() throws IOException {
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      HttpRequest post =
          HttpRequest.of("POST", "/" + status)
              .header("Content-Type", "text/x")
              .body(HttpBody.of("form"));
      text(client.to(server), post);
    }

    assertThat(server.requests())
        .filteredOn(request -> request.path().startsWith("/there"))
        .extracting(request -> request.method() + request.text() + request.header("Content-Type"))
        .containsExactly("GET", "GET", "GET", "POSTformtext/x", "POSTformtext/x");
  }

  @Test
  void otherMethodsAreKeptBut303MakesAllButHeadAGet() throws IOException {
    for (String method : new String[] {"PUT", "HEAD"}) {
      text(client.to(server), HttpRequest.of(method, "/302"));
      text(client.to(server), HttpRequest.of(method, "/303"));
    }

    assertThat(server.requests())
        .filteredOn(request -> request.path().startsWith("/there"))
        .extracting(ScriptedServer.Request::method)
        .containsExactly("PUT", "GET", "HEAD", "HEAD");
  }

  @Test
  void aStreamCannotFollowARedirectThatKeepsTheMethod() throws IOException {
    HttpConnection http = client.to(server);
    HttpBody stream = HttpBody.of(new ByteArrayInputStream(new byte[3]), 3);

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> http.send(HttpRequest.of("POST", "/307").body(stream)))
        .returns(InternetError.HTTP_REDIRECT_FAILED, InternetException::error);
  }

  @Test
  void theBudgetIsKeptAndAnEmptyOneHandsTheFirstRedirectOver() throws IOException {
    HttpConnection http = client.to(server);

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> http.send(HttpRequest.get("/count/0").maxRedirects(3)))
        .returns(InternetError.TOO_MANY_REDIRECTS, InternetException::error);
    assertThat(server.requests()).hasSize(4);
    assertThat(text(http, HttpRequest.get("/302").maxRedirects(0))).startsWith("302");
  }

  @Test
  void aCircleIsFoundAtItsFirstTurn() throws IOException {
    HttpConnection http = client.to(server);

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> http.get("/loop"))
        .returns(InternetError.TOO_MANY_REDIRECTS, InternetException::error);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aRedirectToAnotherSchemeIsHandedOver() throws IOException {
    try (HttpResponse response = client.to(server).get("/ftp")) {
      assertThat(response.status()).isEqualTo(302);
      assertThat(response.uri()).hasToString(server.url("/ftp"));
    }
  }

  @Test
  void aRedirectWithoutHostFails() throws IOException {
    HttpConnection http = client.to(server);

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> http.get("/nohost"))
        .returns(InternetError.INVALID_URL, InternetException::error);
  }

  @Test
  void whatMayBeSecretStaysWithItsOrigin() throws IOException {
    HttpRequest request =
        HttpRequest.get("/away")
            .header("Authorization", "Bearer x")
            .header("Cookie", "a=b")
            .header("X-Api-Key", "k")
            .header("Accept", "text/html");

    assertThat(text(client.to(server), request)).isEqualTo("200 elsewhere");

    assertThat(elsewhere.request(0).headers())
        .containsOnlyKeys("Host", "User-Agent", "Accept-Encoding", "Accept")
        .containsEntry("Host", "localhost:" + elsewhere.port());
  }

  @Test
  void aLoginIsNotSentToTheOriginThatARedirectLeadsTo() throws IOException {
    try (ScriptedServer asking =
            ScriptedServer.replying(
                request -> status("401 Unauthorized", "WWW-Authenticate: Basic realm=\"r\""));
        ScriptedServer luring =
            ScriptedServer.replying(
                request -> status("302 Found", "Location: " + asking.url("/")))) {
      HttpConnection http = client.to(luring, "bob", "secret");

      assertThat(text(http, "/")).startsWith("401");
      assertThat(asking.requests()).hasSize(1);
      assertThat(asking.request(0).has("Authorization")).isFalse();
    }
  }
}
