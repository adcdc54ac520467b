package org.patchbay.itests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page behind a Digest login (RFC 7616) that takes each nonce count once; it says what was sent
 * to it and sets a cookie.
 */
final class DigestPages implements HttpHandler {
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^\\s,]+))");

  private final String user;
  private final String password;
  private final Map<String, Long> counts = new ConcurrentHashMap<>();

  DigestPages(String user, String password) {
    this.user = user;
    this.password = password;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String sent =
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      if (authorization == null || !isRight(exchange, parameters(authorization))) {
        challenge(exchange);
        return;
      }
      boolean known = exchange.getRequestHeaders().containsKey("Cookie");
      exchange.getResponseHeaders().add("Set-Cookie", "member=yes; Path=/");
      byte[] text = ((known ? "again " : "first ") + sent).getBytes(StandardCharsets.ISO_8859_1);
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private void challenge(HttpExchange exchange) throws IOException {
    String nonce = UUID.randomUUID().toString();
    counts.put(nonce, 0L);
    exchange
        .getResponseHeaders()
        .add(
            "WWW-Authenticate",
            "Digest realm=\"members\", qop=\"auth\", algorithm=SHA-256, nonce=\"" + nonce + "\"");
    exchange.sendResponseHeaders(401, -1);
  }

  private boolean isRight(HttpExchange exchange, Map<String, String> given) {
    String nonce = given.getOrDefault("nonce", "");
    long count = Long.parseLong(given.getOrDefault("nc", "0"), 16);
    Long last = counts.get(nonce);
    if (last == null || count <= last) {
      return false;
    }
    counts.put(nonce, count);
    String who = hash(user + ":members:" + password);
    String what = hash(exchange.getRequestMethod() + ":" + exchange.getRequestURI());
    String response =
        hash(String.join(":", who, nonce, given.get("nc"), given.get("cnonce"), "auth", what));
    return response.equals(given.get("response")) && user.equals(given.get("username"));
  }

  private static Map<String, String> parameters(String authorization) {
    Map<String, String> parameters = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(authorization);
    while (matcher.find()) {
      parameters.put(
          matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
    }
    return parameters;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
