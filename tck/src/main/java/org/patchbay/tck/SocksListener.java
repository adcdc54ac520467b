package org.patchbay.tck;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A SOCKS 5 proxy (RFC 1928) that hears where it is to connect to, and refuses. */
final class SocksListener implements AutoCloseable {
  private static final int VERSION = 5;
  private static final int NAME = 3;
  private static final int IPV4_LENGTH = 4;
  private static final int IPV6_LENGTH = 16;
  private static final int IPV4 = 1;
  private static final byte NOT_ALLOWED = 2;

  private final ServerSocket listener;
  private final CompletableFuture<String> asked = new CompletableFuture<>();

  SocksListener() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "tck-socks");
    thread.setDaemon(true);
    thread.start();
  }

  String host() {
    return listener.getInetAddress().getHostAddress();
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Host and port that the first client asked for, parted by a colon. */
  CompletableFuture<String> asked() {
    return asked;
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        answer(client);
      } catch (IOException e) {
        // The listener was closed, or the client spoke something else.
      }
    }
  }

  private void answer(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    in.readUnsignedByte();
    in.readNBytes(in.readUnsignedByte());
    client.getOutputStream().write(new byte[] {VERSION, 0});
    in.readNBytes(3); // version, command, reserved (RFC 1928 §4)
    asked.complete(address(in) + ":" + in.readUnsignedShort());
    client.getOutputStream().write(new byte[] {VERSION, NOT_ALLOWED, 0, IPV4, 0, 0, 0, 0, 0, 0});
  }

  private static String address(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    if (type == NAME) {
      return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
    }
    byte[] address = in.readNBytes(type == IPV4 ? IPV4_LENGTH : IPV6_LENGTH);
    return InetAddress.getByAddress(address).getHostAddress();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
