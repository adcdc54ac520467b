package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.patchbay.provider.http.Client.text;
import static org.patchbay.provider.http.ScriptedServer.ok;
import static org.patchbay.provider.http.ScriptedServer.status;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.Secret;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;

/** What an HTTP proxy is asked for. */
class ProxyWireTest {
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
}
