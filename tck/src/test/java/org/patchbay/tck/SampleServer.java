package org.patchbay.tck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The server of the sample protocol: a reply of a word for each line. */
final class SampleServer implements RunningServer {
  private static final int SIZE = 4 * 1024 * 1024;

  private final ServerSocket listener;
  private final Login login;

  SampleServer(Login login) throws IOException {
    this.login = login;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "sample-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        start(() -> serve(client));
      } catch (IOException e) {
        // It was closed.
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      String name = "nobody";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        name = line.startsWith("NAME ") ? line.substring("NAME ".length()) : name;
        String reply = line.equals("NAME?") ? name : reply(line);
        client.getOutputStream().write((reply + "\n").getBytes(StandardCharsets.UTF_8));
        if (line.equals("READ")) {
          client.getOutputStream().write(content());
        }
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  /** What there is to be read. */
  static byte[] content() {
    byte[] content = new byte[SIZE];
    new Random(SIZE).nextBytes(content);
    return content;
  }

  private String reply(String line) {
    if (line.equals("READ")) {
      return String.valueOf(SIZE);
    }
    if (line.startsWith("LOGIN ")) {
      return line.equals("LOGIN " + login.user() + " " + login.password()) ? "OK" : "NO";
    }
    return line.equals("ASK") ? "HELLO" : "OK";
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
