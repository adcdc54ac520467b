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
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;

/** When a login is sent, and when not. */
class AuthenticationWireTest {
  private static final String BASIC = "Basic Ym9iOnNlY3JldA==";
  private static final String CHALLENGE = "WWW-Authenticate: Basic realm=\"r\"";

  private Client client;
  private ScriptedServer server;

  @BeforeEach
  void open() throws IOException {
    client = new Client();
    server =
        ScriptedServer.replying(
            request ->
                request.path().startsWith("/open") || request.header("Authorization").equals(BASIC)
                    ? ok("in")
                    : status("401 Unauthorized", CHALLENGE));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void aLoginIsSentOnlyAfterAChallengeAndOnTheSameNetworkConnection() throws IOException {
    HttpConnection http = client.to(server, "bob", "secret");

    assertThat(text(http, "/dir/a")).isEqualTo("200 in");

    assertThat(server.request(0).has("Authorization")).isFalse();
    assertThat(server.request(1).header("Authorization")).isEqualTo(BASIC);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void aLoginOnceAskedForGoesWithRequestsBelowThatPathOnly() throws IOException {
    HttpConnection http = client.to(server, "bob", "secret");
    text(http, "/dir/a");

    text(http, "/dir/deeper/b");
    text(http, "/open");

    assertThat(server.requests()).hasSize(4);
    assertThat(server.request(2).header("Authorization")).isEqualTo(BASIC);
    assertThat(server.request(3).has("Authorization")).isFalse();
  }

  @Test
  void eachPathThatAskedForALoginIsRemembered() throws IOException {
    HttpConnection http = client.to(server, "bob", "secret");
    text(http, "/one/a");
    text(http, "/two/a");

    text(http, "/one/b");
    text(http, "/two/b");

    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void aWrongPasswordIsTriedOnceAndThe401HandedOver() throws IOException {
    HttpConnection http = client.to(server, "bob", "wrong");

    assertThat(text(http, "/")).startsWith("401");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void withoutCredentialsThe401IsHandedOver() throws IOException {
    assertThat(text(client.to(server), "/")).startsWith("401");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aRequestWithoutAuthenticationGetsThe401() throws IOException {
    HttpConnection http = client.to(server, "bob", "secret");

    assertThat(text(http, HttpRequest.get("/").withoutAuthentication())).startsWith("401");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aHeaderOfTheCallersOwnIsLeftAlone() throws IOException {
    HttpConnection http = client.to(server, "bob", "secret");

    assertThat(text(http, HttpRequest.get("/").header("Authorization", "Bearer x")))
        .startsWith("401");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aStreamThatMetAChallengeHasToBeSentAgainByTheCallerAndCarriesTheLoginThen()
      throws IOException {
    HttpConnection http = client.to(server, "bob", "secret");

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> http.send(put("first")))
        .returns(InternetError.FORCE_RETRY, InternetException::error);

    assertThat(text(http, put("second"))).isEqualTo("200 in");
    assertThat(server.request(1).text()).isEqualTo("second");
  }

  private static HttpRequest put(String body) {
    return HttpRequest.of("PUT", "/up")
        .body(HttpBody.of(new ByteArrayInputStream(body.getBytes()), -1));
  }

  @Test
  void aDigestIsComputedCountedAndRenewedWhenItsNonceGrowsOld() throws IOException {
    try (ScriptedServer digests =
        ScriptedServer.replying(
            request -> {
              String login = request.header("Authorization");
              boolean old = login.contains("nonce=\"one\"") && login.contains("nc=00000002");
              boolean good = login.startsWith("Digest ") && !old;
              return good
                  ? ok("in")
                  : status(
                      "401 Unauthorized",
                      CHALLENGE,
                      "WWW-Authenticate: Digest realm=\"r\", qop=\"auth\", nonce=\""
                          + (old ? "two\", stale=true" : "one\""));
            })) {
      HttpConnection http = client.to(digests, "bob", "secret");

      assertThat(text(http, "/a")).isEqualTo("200 in");
      assertThat(text(http, "/b")).isEqualTo("200 in");

      assertThat(digests.requests()).hasSize(4);
      assertThat(digests.request(1).header("Authorization"))
          .contains("nonce=\"one\"", "nc=00000001", "uri=\"/a\"");
      assertThat(digests.request(3).header("Authorization"))
          .contains("nonce=\"two\"", "nc=00000001", "uri=\"/b\"");
    }
  }
}
