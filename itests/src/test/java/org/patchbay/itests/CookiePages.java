package org.patchbay.itests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A page that sets a cookie (RFC 6265), and says which one came. */
final class CookiePages implements HttpHandler {
  static final String COOKIE = "taste=sweet";

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String came = exchange.getRequestHeaders().getFirst("Cookie");
      byte[] text = (came == null ? "none" : came).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Set-Cookie", COOKIE + "; Path=/");
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
    }
  }
}
