package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.patchbay.provider.http.Client.text;
import static org.patchbay.provider.http.ScriptedServer.ok;
import static org.patchbay.provider.http.ScriptedServer.status;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Credentials;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.LoginChallenge;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.Secret;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;

/** What an HTTP proxy is asked for. */
class ProxyWireTest {
  private static final String QOP = " qop=\"auth\"";

  private ScriptedServer proxy;
  private String answer = ok("forwarded");

  @BeforeEach
  void open() {
    proxy = ScriptedServer.replying(request -> answer);
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
  }

  private ProxyServer server() {
    return ProxyServer.of(ProxyServer.Type.HTTP, "localhost", proxy.port());
  }

  private Client through(ProxyServer server, String... bypass) throws InternetException {
    return new Client(new HttpProvider(), options -> options.proxy(server, bypass));
  }

  private static HttpConnection to(Client client) throws InternetException {
    return client.connect(ConnectRequest.to("unknown.invalid"));
  }

  @Test
  void requestsInTheOpenAreForwardedWithoutATunnelOverOneConnection() throws IOException {
    try (Client client = through(server())) {
      HttpConnection http = to(client);

      assertThat(text(http, "/a?b")).isEqualTo("200 forwarded");
      assertThat(text(http, "/c")).isEqualTo("200 forwarded");

      assertThat(proxy.request(0).method()).isEqualTo("GET");
      assertThat(proxy.request(0).path()).isEqualTo("http://unknown.invalid/a?b");
      assertThat(proxy.request(0).header("Host")).isEqualTo("unknown.invalid");
      assertThat(proxy.request(0).has("Proxy-Authorization")).isFalse();
      assertThat(proxy.connections()).isEqualTo(1);
    }
  }

  @Test
  void theLoginForTheProxyGoesWithEachRequest() throws IOException {
    try (Client client = through(server().login("bob", Secret.of("secret")))) {
      text(to(client), "/");

      assertThat(proxy.request(0).header("Proxy-Authorization"))
          .isEqualTo("Basic Ym9iOnNlY3JldA==");
    }
  }

  @Test
  void aProxyThatWantsALoginIsAFailureNotAnAnswer() throws IOException {
    answer = status("407 No", "Proxy-Authenticate: Basic realm=\"p\"");
    try (Client client = through(server())) {
      HttpConnection http = to(client);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.get("/"))
          .returns(InternetError.PROXY_SERVER_UNREACHABLE, InternetException::error);
    }
  }

  @Test
  void aRedirectIsForwardedLikeAnyRequest() throws IOException {
    try (ScriptedServer other =
            ScriptedServer.replying(
                request ->
                    request.path().endsWith("/a")
                        ? status("302 Found", "Location: http://else.invalid:81/b")
                        : ok("there"));
        Client client = through(ProxyServer.of(ProxyServer.Type.HTTP, "localhost", other.port()))) {
      assertThat(text(to(client), HttpRequest.get("/a"))).isEqualTo("200 there");

      assertThat(other.request(1).path()).isEqualTo("http://else.invalid:81/b");
    }
  }

  @Test
  void aServerThatIsBypassedIsAskedItself() throws IOException {
    try (ScriptedServer direct = ScriptedServer.replying(request -> ok("direct"));
        Client client = through(server(), "localhost")) {
      assertThat(text(client.to(direct), "/a")).isEqualTo("200 direct");

      assertThat(direct.request(0).path()).isEqualTo("/a");
      assertThat(proxy.requests()).isEmpty();
    }
  }

  @Test
  void aProxyThatIsNotThereIsNamed() throws IOException {
    ProxyServer gone = server();
    proxy.close();
    try (Client client = through(gone)) {
      HttpConnection http = to(client);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.get("/"))
          .returns(InternetError.PROXY_SERVER_UNREACHABLE, InternetException::error);
    }
  }

  @Test
  void aSecureServerIsReachedByATunnelOnly() throws IOException {
    answer = status("403 No");
    try (Client client = through(server())) {
      HttpConnection https = client.connect(ConnectRequest.to("unknown.invalid").secure());

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> https.get("/"))
          .returns(InternetError.PROXY_SERVER_UNREACHABLE, InternetException::error);

      assertThat(proxy.request(0).method()).isEqualTo("CONNECT");
      assertThat(proxy.request(0).path()).isEqualTo("unknown.invalid:443");
    }
  }

  @Test
  void aProxyThatWantsDigestGetsItWithEachRequest() throws IOException {
    try (ScriptedServer digests =
            ScriptedServer.replying(
                request ->
                    request.header("Proxy-Authorization").startsWith("Digest ")
                        ? ok("through")
                        : status(
                            "407 Login",
                            "Proxy-Authenticate: Digest realm=\"p\", nonce=\"n\"," + QOP));
        Client client =
            through(
                ProxyServer.of(ProxyServer.Type.HTTP, "localhost", digests.port())
                    .login("bob", Secret.of("secret")))) {
      HttpConnection http = to(client);

      assertThat(text(http, "/a")).isEqualTo("200 through");
      assertThat(text(http, "/b")).isEqualTo("200 through");

      assertThat(digests.requests()).hasSize(3);
      assertThat(digests.request(1).header("Proxy-Authorization"))
          .contains("uri=\"http://unknown.invalid/a\"", "nc=00000001");
      assertThat(digests.request(2).header("Proxy-Authorization"))
          .contains("uri=\"http://unknown.invalid/b\"", "nc=00000002");
      assertThat(digests.connections()).isEqualTo(1);
    }
  }

  @Test
  void aCallerIsAskedForTheProxysLoginOnceInASession() throws IOException {
    List<LoginChallenge> asked = new ArrayList<>();
    try (ScriptedServer wanting =
            ScriptedServer.replying(
                request ->
                    request.has("Proxy-Authorization")
                        ? ok("through")
                        : status("407 Login", "Proxy-Authenticate: Basic realm=\"office\""));
        Client client =
            new Client(
                new HttpProvider(),
                options ->
                    options
                        .proxy(ProxyServer.of(ProxyServer.Type.HTTP, "localhost", wanting.port()))
                        .credentials(
                            challenge -> {
                              asked.add(challenge);
                              return Optional.of(new Credentials("ann", Secret.of("x")));
                            }))) {
      assertThat(text(to(client), "/a")).isEqualTo("200 through");
      assertThat(text(client.connect(ConnectRequest.to("other.invalid")), "/b"))
          .isEqualTo("200 through");

      assertThat(asked)
          .containsExactly(
              new LoginChallenge(
                  LoginChallenge.Asker.PROXY, "localhost", wanting.port(), "basic", "office", 1));
      assertThat(wanting.request(2).has("Proxy-Authorization")).isTrue();
      assertThat(wanting.requests()).noneMatch(request -> request.has("Authorization"));
    }
  }

  @Test
  void aLoginThatTheProxyRefusesIsAFailure() throws IOException {
    answer = status("407 No", "Proxy-Authenticate: Basic realm=\"p\"");
    try (Client client = through(server().login("bob", Secret.of("secret")))) {
      HttpConnection http = to(client);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.get("/"))
          .withMessageContaining("wants a login")
          .withMessageNotContaining("secret")
          .returns(InternetError.PROXY_SERVER_UNREACHABLE, InternetException::error);
      assertThat(proxy.requests()).hasSize(1);
    }
  }

  @Test
  void eachSchemeHasItsOwnProxy() throws IOException {
    answer = status("403 No");
    try (ScriptedServer secure = ScriptedServer.replying(request -> status("403 No"));
        Client client =
            new Client(
                new HttpProvider(),
                options ->
                    options
                        .proxyFor("http", server())
                        .proxyFor(
                            "https",
                            ProxyServer.of(ProxyServer.Type.HTTP, "localhost", secure.port())))) {
      text(to(client), "/");
      HttpConnection https = client.connect(ConnectRequest.to("unknown.invalid").secure());
      assertThatExceptionOfType(InternetException.class).isThrownBy(() -> https.get("/"));

      assertThat(proxy.requests())
          .extracting(ScriptedServer.Request::method)
          .containsExactly("GET");
      assertThat(secure.requests())
          .extracting(ScriptedServer.Request::method)
          .containsExactly("CONNECT");
    }
  }

  @Test
  void aRedirectToHttpsGoesThroughTheProxyOfHttps() throws IOException {
    answer = status("302 Found", "Location: https://unknown.invalid/b");
    try (ScriptedServer secure = ScriptedServer.replying(request -> status("403 No"));
        Client client =
            new Client(
                new HttpProvider(),
                options ->
                    options
                        .proxyFor("http", server())
                        .proxyFor(
                            "https",
                            ProxyServer.of(ProxyServer.Type.HTTP, "localhost", secure.port())))) {
      HttpConnection http = to(client);

      assertThatExceptionOfType(InternetException.class).isThrownBy(() -> http.get("/"));

      assertThat(secure.request(0).path()).isEqualTo("unknown.invalid:443");
    }
  }

  @Test
  void aNameWithoutADotIsReachedDirectlyWhereThatIsAskedFor() throws IOException {
    try (ScriptedServer direct = ScriptedServer.replying(request -> ok("direct"));
        Client client = through(server(), "<local>")) {
      assertThat(text(client.to(direct), "/")).isEqualTo("200 direct");
      assertThat(proxy.requests()).isEmpty();
    }
  }
}
