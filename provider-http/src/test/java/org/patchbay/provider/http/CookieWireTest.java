package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.http.Client.text;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.http.HttpRequest;

/** Cookies are the session's. */
class CookieWireTest {
  private Client client;
  private ScriptedServer server;

  @BeforeEach
  void open() throws IOException {
    client = new Client();
    server =
        ScriptedServer.replying(
            request ->
                "HTTP/1.1 200 OK\r\n"
                    + switch (request.path()) {
                      case "/set" ->
                          "Set-Cookie: a=1; Path=/\r\nSet-Cookie: b=2; Path=/deep; HttpOnly\r\n"
                              + "Set-Cookie: s=3; Secure; Path=/\r\n"
                              + "Set-Cookie: x=4; Domain=example.org; Path=/\r\n";
                      case "/unset" -> "Set-Cookie: a=; Path=/; Max-Age=0\r\n";
                      default -> "";
                    }
                    + "Content-Length: 0\r\n\r\n");
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void aCookieOfOneConnectionIsSentByAnotherOfTheSession() throws IOException {
    text(client.to(server), "/set");
    text(client.to(server), "/other");
    text(client.to(server), "/deep/x");

    assertThat(server.request(0).has("Cookie")).isFalse();
    assertThat(server.request(1).header("Cookie")).isEqualTo("a=1");
    assertThat(server.request(2).header("Cookie")).isEqualTo("b=2; a=1");
    assertThat(client.steps()).contains("COOKIE_RECEIVED", "COOKIE_SENT");
  }

  @Test
  void anotherSessionDoesNotSeeIt() throws IOException {
    text(client.to(server), "/set");
    try (Client other = new Client()) {
      text(other.to(server), "/other");
    }

    assertThat(server.request(1).has("Cookie")).isFalse();
  }

  @Test
  void anExpiredCookieIsGone() throws IOException {
    text(client.to(server), "/set");
    text(client.to(server), "/unset");
    text(client.to(server), "/other");

    assertThat(server.request(2).has("Cookie")).isFalse();
  }

  @Test
  void aRequestWithoutCookiesNeitherSendsNorKeepsThem() throws IOException {
    text(client.to(server), HttpRequest.get("/set").withoutCookies());
    text(client.to(server), "/set");
    text(client.to(server), HttpRequest.get("/other").withoutCookies());

    assertThat(server.requests()).noneMatch(request -> request.has("Cookie"));
  }
}
