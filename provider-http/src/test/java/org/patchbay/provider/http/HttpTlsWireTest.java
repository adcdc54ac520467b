package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.patchbay.provider.http.Client.text;
import static org.patchbay.provider.http.ScriptedServer.ok;
import static org.patchbay.provider.http.ScriptedServer.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.TlsOptions;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.servers.TlsIdentity;

/** https. */
class HttpTlsWireTest {
  private static final TlsIdentity IDENTITY = TlsIdentity.localhost();

  private Client client;

  @BeforeEach
  void open() throws IOException {
    client = new Client();
  }

  @AfterEach
  void close() {
    client.close();
  }

  private HttpConnection to(ScriptedServer server) throws InternetException {
    TlsOptions trusting = TlsOptions.DEFAULT.trusting(List.of(IDENTITY.authority()));
    return client.connect(server.port(), request -> request.secure().tls(trusting));
  }

  @Test
  void requestsInTurnShareOneNetworkConnection() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(IDENTITY, request -> ok("secret"))) {
      HttpConnection http = to(server);

      try (HttpResponse response = http.get("/x")) {
        assertThat(response.uri()).hasToString("https://localhost:" + server.port() + "/x");
        assertThat(response.bytes(100)).asString().isEqualTo("secret");
      }
      assertThat(text(http, "/")).isEqualTo("200 secret");

      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aStreamIsNotSentOnAConnectionThatTheServerHasClosed() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(IDENTITY, request -> ok("x"))) {
      HttpConnection http = to(server);
      text(http, "/");
      server.dropConnections();
      HttpBody once = HttpBody.of(new ByteArrayInputStream(new byte[4]), 4);

      assertThat(text(http, HttpRequest.of("POST", "/").body(once))).isEqualTo("200 x");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aCertificateThatIsNotTrustedIsNamed() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.replying(TlsIdentity.expired(), request -> ok("x"))) {
      HttpConnection http = to(server);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.get("/"))
          .returns(InternetError.SEC_CERT_DATE_INVALID, InternetException::error);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aRedirectToHttpIsNotFollowed() throws IOException {
    try (ScriptedServer open = ScriptedServer.replying(request -> ok("open"));
        ScriptedServer server =
            ScriptedServer.replying(
                IDENTITY, request -> status("302 Found", "Location: " + open.url("/")))) {
      HttpConnection http = to(server);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> http.get("/"))
          .returns(InternetError.HTTPS_TO_HTTP_ON_REDIR, InternetException::error);
      assertThat(open.connections()).isZero();
    }
  }

  @Test
  void aSecureCookieIsNotSentInTheOpen() throws IOException {
    try (ScriptedServer open = ScriptedServer.replying(request -> ok("open"));
        ScriptedServer server =
            ScriptedServer.replying(
                IDENTITY,
                request ->
                    status("204 No Content", "Set-Cookie: s=1; Secure", "Set-Cookie: t=2"))) {
      text(to(server), "/");
      text(to(server), "/");
      text(client.to(open), "/");

      assertThat(server.request(1).header("Cookie").split("; "))
          .containsExactlyInAnyOrder("s=1", "t=2");
      assertThat(open.request(0).header("Cookie")).isEqualTo("t=2");
    }
  }
}
