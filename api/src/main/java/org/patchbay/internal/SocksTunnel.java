package org.patchbay.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.patchbay.api.ProxyServer;

/**
 * Asks a SOCKS proxy for a way to a host: version 5 (RFC 1928, RFC 1929), or version 4 with the
 * names of 4A. Host names go to the proxy unresolved, addresses as addresses.
 */
final class SocksTunnel {
  private static final int CONNECT = 1;
  private static final int NO_LOGIN = 0;
  private static final int LOGIN = 2;
  private static final int GRANTED_4 = 90;

  private final ProxyServer proxy;
  private final OutputStream out;
  private final InputStream in;

  SocksTunnel(ProxyServer proxy, InputStream in, OutputStream out) {
    this.proxy = proxy;
    this.out = out;
    this.in = in;
  }

  /** Version 4: a user, no password; a name is announced by an address that cannot be one. */
  void open4(String host, int port) throws IOException {
    boolean literal = Route.isLiteral(host);
    byte[] address = literal ? address(host) : new byte[] {0, 0, 0, 1};
    if (address.length != 4) {
      throw new IOException("SOCKS 4 has no IPv6 addresses: " + host);
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(new byte[] {4, CONNECT, (byte) (port >> 8), (byte) port});
    request.writeBytes(address);
    request.writeBytes(terminated("the user", proxy.user() == null ? "" : proxy.user()));
    if (!literal) {
      request.writeBytes(terminated("the host name", host));
    }
    send(request);
    expect(0, "SOCKS 4");
    int answer = next();
    if (answer != GRANTED_4) {
      throw ProxyTunnel.refused(host, "SOCKS reply " + answer);
    }
    skip(6);
  }

  /** Version 5: with a login if there is one and the proxy wants it. */
  void open5(String host, int port) throws IOException {
    boolean hasLogin = proxy.user() != null;
    send(hasLogin ? new byte[] {5, 2, NO_LOGIN, LOGIN} : new byte[] {5, 1, NO_LOGIN});
    expect(5, "SOCKS 5");
    int method = next();
    if (hasLogin && method == LOGIN) {
      logIn();
    } else if (method != NO_LOGIN) {
      throw ProxyTunnel.refused(host, "it wants another way to log in");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(new byte[] {5, CONNECT, 0});
    request.writeBytes(destination(host));
    request.writeBytes(new byte[] {(byte) (port >> 8), (byte) port});
    send(request);
    readAnswer5(host);
  }

  private void logIn() throws IOException {
    ByteArrayOutputStream login = new ByteArrayOutputStream();
    login.write(1);
    login.writeBytes(measured("the user", String.valueOf(proxy.user())));
    login.writeBytes(measured("the password", ProxyTunnel.password(proxy)));
    send(login);
    next();
    if (next() != 0) {
      throw ProxyTunnel.refused("a tunnel", "the login was refused");
    }
  }

  private void readAnswer5(String host) throws IOException {
    expect(5, "SOCKS 5");
    int answer = next();
    if (answer != 0) {
      throw ProxyTunnel.refused(host, "SOCKS reply " + answer + meaning(answer));
    }
    next();
    int kind = next();
    skip(
        2
            + switch (kind) {
              case 1 -> 4;
              case 3 -> next();
              case 4 -> 16;
              default -> throw ProxyTunnel.refused(host, "an address of the unknown kind " + kind);
            });
  }

  /** RFC 1928 §6. */
  private static String meaning(int answer) {
    return switch (answer) {
      case 1 -> " (general failure)";
      case 2 -> " (not allowed by its rules)";
      case 3 -> " (network unreachable)";
      case 4 -> " (host unreachable)";
      case 5 -> " (connection refused)";
      case 6 -> " (TTL expired)";
      case 7 -> " (command not supported)";
      case 8 -> " (address type not supported)";
      default -> "";
    };
  }

  private void expect(int version, String protocol) throws IOException {
    int first = next();
    if (first != version) {
      throw ProxyTunnel.refused(
          "a tunnel", "it does not speak " + protocol + ", its answer begins with " + first);
    }
  }

  private int next() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw ProxyTunnel.refused("a tunnel", "it hung up");
    }
    return next;
  }

  private void skip(int count) throws IOException {
    if (in.readNBytes(count).length < count) {
      throw ProxyTunnel.refused("a tunnel", "it hung up");
    }
  }

  /** Kind and value of an address (RFC 1928 §5). */
  private static byte[] destination(String host) throws IOException {
    ByteArrayOutputStream destination = new ByteArrayOutputStream();
    if (Route.isLiteral(host)) {
      byte[] address = address(host);
      destination.write(address.length == 4 ? 1 : 4);
      destination.writeBytes(address);
    } else {
      destination.write(3);
      destination.writeBytes(measured("the host name", host));
    }
    return destination.toByteArray();
  }

  /** Asks no name server: the host is an address. */
  private static byte[] address(String host) throws IOException {
    return InetAddress.getByName(host).getAddress();
  }

  /** A text behind one byte of length (RFC 1928 §5, RFC 1929 §2). */
  private static byte[] measured(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 255) {
      throw new IOException(name + " is longer than 255 bytes");
    }
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    field.write(bytes.length);
    field.writeBytes(bytes);
    return field.toByteArray();
  }

  /** A text before a NUL. */
  private static byte[] terminated(String name, String text) throws IOException {
    if (text.indexOf('\0') >= 0) {
      throw new IOException(name + " holds a NUL");
    }
    return (text + '\0').getBytes(StandardCharsets.UTF_8);
  }

  private void send(ByteArrayOutputStream message) throws IOException {
    send(message.toByteArray());
  }

  private void send(byte[] message) throws IOException {
    out.write(message);
  }
}
