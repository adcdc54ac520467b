package org.patchbay.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
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
  private final Socket socket;
  private final DataInputStream in;

  SocksTunnel(ProxyServer proxy, Socket socket) throws IOException {
    this.proxy = proxy;
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
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
    in.readUnsignedByte();
    int answer = in.readUnsignedByte();
    if (answer != GRANTED_4) {
      throw ProxyTunnel.refused(host, "SOCKS reply " + answer);
    }
    in.readFully(new byte[6]);
  }

  /** Version 5: with a login if there is one and the proxy wants it. */
  void open5(String host, int port) throws IOException {
    boolean hasLogin = proxy.user() != null;
    send(hasLogin ? new byte[] {5, 2, NO_LOGIN, LOGIN} : new byte[] {5, 1, NO_LOGIN});
    in.readUnsignedByte();
    int method = in.readUnsignedByte();
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
    in.readUnsignedByte();
    if (in.readUnsignedByte() != 0) {
      throw ProxyTunnel.refused("a tunnel", "the login was refused");
    }
  }

  private void readAnswer5(String host) throws IOException {
    in.readUnsignedByte();
    int answer = in.readUnsignedByte();
    if (answer != 0) {
      throw ProxyTunnel.refused(host, "SOCKS reply " + answer);
    }
    in.readUnsignedByte();
    int length =
        switch (in.readUnsignedByte()) {
          case 1 -> 4;
          case 4 -> 16;
          default -> in.readUnsignedByte();
        };
    in.readFully(new byte[length + 2]);
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
    socket.getOutputStream().write(message);
  }
}
