package org.patchbay.itests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.patchbay.tck.Login;

/** A page that asks for a login (RFC 7617). */
final class PrivatePages implements HttpHandler {
  private final String expected;

  PrivatePages(Login login) {
    String pair = login.user() + ":" + login.password();
    expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        byte[] text = SampleContent.TEXT.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
      } else {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"itests\"");
        exchange.sendResponseHeaders(401, -1);
      }
    }
  }
}
