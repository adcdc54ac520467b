package org.patchbay.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.Secret;

/**
 * Asks a proxy for a way to a host, on a socket that is connected to the proxy: CONNECT (RFC 9110
 * §9.3.6) or SOCKS 5 (RFC 1928, RFC 1929). The host's name goes to the proxy unresolved.
 */
final class ProxyTunnel {
  private static final int LONGEST_ANSWER = 16 * 1024;
  private static final int NO_LOGIN = 0;
  private static final int LOGIN = 2;

  private final ProxyServer proxy;
  private final Socket socket;

  ProxyTunnel(ProxyServer proxy, Socket socket) {
    this.proxy = proxy;
    this.socket = socket;
  }

  void open(String host, int port) throws IOException {
    switch (proxy.type()) {
      case HTTP -> connect(host, port);
      case SOCKS5 -> socks(host, port);
    }
  }

  private void connect(String host, int port) throws IOException {
    String authority = RequestRules.authority(host, port);
    StringBuilder request = new StringBuilder("CONNECT " + authority + " HTTP/1.1\r\n");
    request.append("Host: ").append(authority).append("\r\n");
    if (proxy.user() != null) {
      byte[] login = (proxy.user() + ":" + password()).getBytes(StandardCharsets.UTF_8);
      request.append("Proxy-Authorization: Basic ");
      request.append(Base64.getEncoder().encodeToString(login)).append("\r\n");
    }
    socket
        .getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    String answer = readHeader(socket.getInputStream());
    if (!answer.matches("(?s)HTTP/1\\.[01] 2\\d\\d.*")) {
      throw refused(authority, answer.lines().findFirst().orElse("nothing"));
    }
  }

  /** Reads byte by byte: what follows the header belongs to whoever uses the tunnel. */
  private String readHeader(InputStream in) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0 || header.size() == LONGEST_ANSWER) {
        throw refused("a tunnel", "an answer that does not end");
      }
      header.write(next);
      matched = next == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : next == '\r' ? 1 : 0;
    }
    return header.toString(StandardCharsets.ISO_8859_1);
  }

  private void socks(String host, int port) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int method = proxy.user() == null ? NO_LOGIN : LOGIN;
    send(5, 1, method);
    in.readUnsignedByte();
    if (in.readUnsignedByte() != method) {
      throw refused(host, "it wants another way to log in");
    }
    if (method == LOGIN) {
      logIn(in);
    }
    byte[] name = field("the host name", host);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(new byte[] {5, 1, 0, 3, (byte) name.length});
    request.writeBytes(name);
    request.write(port >> 8);
    request.write(port);
    socket.getOutputStream().write(request.toByteArray());
    readSocksAnswer(in, host);
  }

  private void logIn(DataInputStream in) throws IOException {
    byte[] user = field("the user", String.valueOf(proxy.user()));
    byte[] password = field("the password", password());
    ByteArrayOutputStream login = new ByteArrayOutputStream();
    login.write(1);
    login.write(user.length);
    login.writeBytes(user);
    login.write(password.length);
    login.writeBytes(password);
    socket.getOutputStream().write(login.toByteArray());
    in.readUnsignedByte();
    if (in.readUnsignedByte() != 0) {
      throw refused("a tunnel", "the login was refused");
    }
  }

  private void readSocksAnswer(DataInputStream in, String host) throws IOException {
    in.readUnsignedByte();
    int answer = in.readUnsignedByte();
    if (answer != 0) {
      throw refused(host, "SOCKS reply " + answer);
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

  private void send(int... bytes) throws IOException {
    byte[] message = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      message[i] = (byte) bytes[i];
    }
    socket.getOutputStream().write(message);
  }

  /** A text behind one byte of length (RFC 1928 §5, RFC 1929 §2). */
  private static byte[] field(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 255) {
      throw new IOException(name + " is longer than 255 bytes");
    }
    return bytes;
  }

  private String password() throws IOException {
    Secret secret = proxy.password();
    try {
      return secret == null ? "" : secret.use(String::new);
    } catch (IllegalStateException e) {
      throw new IOException("its password has been erased", e);
    }
  }

  private static IOException refused(String target, @Nullable String answer) {
    return new IOException(
        "it gave no way to " + target + ": " + RequestRules.printable(String.valueOf(answer)));
  }
}
