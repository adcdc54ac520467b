package org.patchbay.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A Gopher server that has its answers in memory and does nothing else, one client after the other:
 * as little as can stand between a client and its measure.
 */
final class MemoryGopherServer implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final int SILENCE_MILLIS = 10_000;

  private final ServerSocket listener;
  private final Map<String, byte[]> answers;

  private MemoryGopherServer(ServerSocket listener, Map<String, byte[]> answers) {
    this.listener = listener;
    this.answers = answers;
  }

  static MemoryGopherServer start(Map<String, byte[]> answers) throws IOException {
    ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
    MemoryGopherServer server = new MemoryGopherServer(listener, answers);
    Thread thread = new Thread(server::listen, "memory-gopher");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  int port() {
    return listener.getLocalPort();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        client.setSoTimeout(SILENCE_MILLIS);
        answer(client);
      } catch (IOException e) {
        continue; // closed, or a client that has gone: the loop's condition tells
      }
    }
  }

  private void answer(Socket client) throws IOException {
    StringBuilder selector = new StringBuilder();
    InputStream in = new BufferedInputStream(client.getInputStream());
    for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
      selector.append((char) next);
    }
    byte[] missing = "3nothing there\t\terror\t1\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);
    client.getOutputStream().write(answers.getOrDefault(selector.toString().strip(), missing));
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
