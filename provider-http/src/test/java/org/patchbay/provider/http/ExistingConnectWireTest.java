package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.http.Client.text;
import static org.patchbay.provider.http.ScriptedServer.ok;
import static org.patchbay.provider.http.ScriptedServer.status;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.Secret;
import org.patchbay.api.TlsOptions;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.servers.TlsIdentity;

/** connect() to an origin that the session knows costs nothing. */
class ExistingConnectWireTest {
  private Client client;

  @BeforeEach
  void open() throws IOException {
    client = new Client();
  }

  @AfterEach
  void close() {
    client.close();
  }

  private String fetch(ScriptedServer server, UnaryOperator<ConnectRequest> more)
      throws IOException {
    try (HttpConnection http = client.connect(server.port(), more)) {
      return text(http, "/");
    }
  }

  @Test
  void connectingAgainUsesTheNetworkConnectionThatIsThere() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x"))) {
      for (int i = 0; i < 5; i++) {
        assertThat(fetch(server, asked -> asked)).isEqualTo("200 x");
      }

      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.requests()).hasSize(5);
    }
  }

  @Test
  void underTlsThereIsOneHandshake() throws IOException {
    TlsIdentity identity = TlsIdentity.localhost();
    TlsOptions trusting = TlsOptions.DEFAULT.trusting(List.of(identity.authority()));
    try (ScriptedServer server = ScriptedServer.replying(identity, request -> ok("x"))) {
      fetch(server, asked -> asked.secure().tls(trusting));
      fetch(server, asked -> asked.secure().tls(trusting).existing());

      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aLoginThatWasAskedForOnceIsKnownButOnlyToTheSameLogin() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.replying(
            request ->
                request.has("Authorization")
                    ? ok("in")
                    : status("401 Unauthorized", "WWW-Authenticate: Basic realm=\"r\""))) {
      UnaryOperator<ConnectRequest> bob = asked -> asked.login("bob", Secret.of("secret"));

      assertThat(fetch(server, bob)).isEqualTo("200 in");
      assertThat(fetch(server, bob)).isEqualTo("200 in");
      assertThat(server.requests()).hasSize(3);

      assertThat(fetch(server, asked -> asked)).startsWith("401");
      assertThat(fetch(server, asked -> asked.login("ann", Secret.of("x")))).isEqualTo("200 in");
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @Test
  void oneThatTheServerHasClosedMeanwhileIsDialledAnew() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x"))) {
      fetch(server, asked -> asked);
      server.dropConnections();

      assertThat(fetch(server, asked -> asked)).isEqualTo("200 x");
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void anAnswerThatWasLeftOpenIsNotMetByTheNext() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x".repeat(100_000)))) {
      HttpConnection first = client.to(server);
      HttpResponse open = first.get("/");
      first.close();

      assertThat(open.isOpen()).isFalse();
      assertThat(fetch(server, asked -> asked)).endsWith("xxx");
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void theEndOfTheSessionClosesTheNetworkConnection() throws IOException, InterruptedException {
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x"))) {
      fetch(server, asked -> asked);

      client.close();

      assertThat(server.awaitEnd()).isTrue();
    }
  }

  @Test
  void anotherConfigurationHoldsForTheNextConnect() throws InternetException, IOException {
    HttpLimits[] configured = {HttpLimits.DEFAULT};
    try (ScriptedServer server = ScriptedServer.replying(request -> ok("x"));
        Client other = new Client(context -> HttpSession.open(context, () -> configured[0]))) {
      other.to(server).close();
      HttpConnection before = other.to(server);
      text(before, "/");
      before.close();
      configured[0] = HttpLimits.DEFAULT.withConnections(1, 10);

      assertThat(text(other.to(server), "/")).isEqualTo("200 x");
      assertThat(server.connections()).isEqualTo(2);
    }
  }
}
