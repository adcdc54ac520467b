package org.patchbay.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.patchbay.tck.RunningServer;

/** A Finger server (RFC 1288) that says of everybody that they are here. */
final class FingerServer implements RunningServer {
  private final ServerSocket listener;

  FingerServer() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::answer, "finger-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public int port() {
    return listener.getLocalPort();
  }

  private void answer() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        String name =
            new BufferedReader(
                    new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
        client.getOutputStream().write((name + " is here\r\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It was closed, or a client has gone: either way there is the next.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
