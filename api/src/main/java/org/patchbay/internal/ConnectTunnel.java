package org.patchbay.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patchbay.spi.ProxyLogin;

/**
 * Asks an HTTP proxy for a tunnel (RFC 9110 §9.3.6), with a login if it wants one. Whatever stands
 * in the header of a 2xx but the status has no meaning.
 */
final class ConnectTunnel {
  private static final int LONGEST_ANSWER = 16 * 1024;
  private static final int LONGEST_BODY = 64 * 1024;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] \\d{3}( .*)?");

  private final InputStream in;
  private final OutputStream out;
  private final ProxyLogin login;

  ConnectTunnel(InputStream in, OutputStream out, ProxyLogin login) {
    this.in = in;
    this.out = out;
    this.login = login;
  }

  /** The proxy wants a login and has closed: there is one to try on another network connection. */
  static final class HungUp extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient ProxyLogin login;
    private final transient String next;

    HungUp(ProxyLogin login, String next) {
      super("it wants a login and takes none on this network connection");
      this.login = login;
      this.next = next;
    }

    /** Goes on with the login where this one ended. */
    ProxyLogin goingOn() {
      return (method, target, challenges) ->
          challenges.isEmpty() ? next : login.next(method, target, challenges);
    }
  }

  void open(String host, int port) throws IOException {
    String authority = RequestRules.authority(host, port);
    String authorization = authorization(authority, List.of());
    while (true) {
      send(authority, authorization);
      Answer answer = read();
      if (answer.status() / 100 == 2) {
        return;
      }
      if (answer.status() != 407) {
        throw ProxyTunnel.refused(authority, answer.statusLine);
      }
      List<String> challenges = answer.values("Proxy-Authenticate");
      if (challenges.isEmpty()) {
        throw ProxyTunnel.refused(authority, answer.statusLine);
      }
      String next = authorization(authority, challenges);
      if (next == null) {
        throw ProxyTunnel.refused(authority, refusal(answer, authorization));
      }
      if (!skipBody(answer)) {
        throw new HungUp(login, next);
      }
      authorization = next;
    }
  }

  private static String refusal(Answer answer, @Nullable String authorization) {
    return (authorization == null ? "it wants a login" : "it refused the login")
        + ", "
        + answer.statusLine;
  }

  private @Nullable String authorization(String authority, List<String> challenges)
      throws IOException {
    try {
      return login.next("CONNECT", authority, challenges);
    } catch (IllegalStateException e) {
      throw new IOException("its password has been erased", e);
    }
  }

  private void send(String authority, @Nullable String authorization) throws IOException {
    StringBuilder request = new StringBuilder("CONNECT " + authority + " HTTP/1.1\r\n");
    request.append("Host: ").append(authority).append("\r\n");
    if (authorization != null) {
      request.append("Proxy-Authorization: ").append(authorization).append("\r\n");
    }
    out.write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The header of an answer. */
  private record Answer(String statusLine, List<String> lines) {
    int status() {
      return Integer.parseInt(statusLine.substring(9, 12));
    }

    List<String> values(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return lines.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .toList();
    }
  }

  private Answer read() throws IOException {
    String statusLine = line(LONGEST_ANSWER);
    if (!STATUS_LINE.matcher(statusLine).matches()) {
      throw ProxyTunnel.refused("a tunnel", "no answer of HTTP: " + statusLine);
    }
    List<String> lines = new ArrayList<>();
    int left = LONGEST_ANSWER;
    for (String line = line(left); !line.isEmpty(); line = line(left)) {
      lines.add(line);
      left -= line.length() + 2;
    }
    return new Answer(statusLine, lines);
  }

  /** Reads byte by byte: what follows the header belongs to whoever uses the tunnel. */
  private String line(int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() >= most) {
        throw ProxyTunnel.refused(
            "a tunnel", "an answer that does not end: " + line.toString(StandardCharsets.US_ASCII));
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** Whether the network connection can be used for another try. */
  private boolean skipBody(Answer answer) throws IOException {
    List<String> lengths = answer.values("Content-Length");
    boolean closes =
        !answer.statusLine.startsWith("HTTP/1.1")
            || answer.values("Connection").stream().anyMatch("close"::equalsIgnoreCase)
            || answer.values("Proxy-Connection").stream().anyMatch("close"::equalsIgnoreCase);
    if (closes || lengths.size() != 1 || !lengths.get(0).matches("\\d{1,5}")) {
      return false;
    }
    int length = Integer.parseInt(lengths.get(0));
    return length <= LONGEST_BODY && in.readNBytes(length).length == length;
  }
}
