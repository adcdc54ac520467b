package org.patchbay.itests.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that does to each connection what a test says. */
final class FaultyServer implements AutoCloseable {
  private final ServerSocket listener;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** What is done to a connection; at its end it is closed. */
  @FunctionalInterface
  interface Conversation {
    void with(Socket peer) throws IOException;
  }

  FaultyServer(Conversation conversation) throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(() -> accept(conversation));
  }

  /** Answers a request that ends with an empty line, and closes. */
  static FaultyServer answering(String answer) throws IOException {
    return new FaultyServer(
        peer -> {
          readHeader(peer);
          say(peer, answer);
        });
  }

  /** Resets the connection after a request, and part of an answer to it. */
  static FaultyServer resetting(String answer) throws IOException {
    return new FaultyServer(
        peer -> {
          readHeader(peer);
          say(peer, answer);
          peer.setSoLinger(true, 0);
        });
  }

  /** Takes whatever comes and never says a word. */
  static FaultyServer silent() throws IOException {
    return new FaultyServer(
        peer -> peer.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()));
  }

  static void say(Socket peer, String text) throws IOException {
    peer.getOutputStream().write(text.getBytes(ISO_8859_1));
    peer.getOutputStream().flush();
  }

  /** Reads to an empty line. */
  static String readHeader(Socket peer) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(peer.getInputStream(), ISO_8859_1));
    StringBuilder header = new StringBuilder();
    String line = lines.readLine();
    while (line != null && !line.isEmpty()) {
      header.append(line).append('\n');
      line = lines.readLine();
    }
    return header.toString();
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept(Conversation conversation) {
    while (!listener.isClosed()) {
      try {
        Socket peer = listener.accept();
        open.add(peer);
        start(() -> talk(peer, conversation));
      } catch (IOException e) {
        // Closed: the loop's condition tells.
        continue;
      }
    }
  }

  private static void talk(Socket peer, Conversation conversation) {
    try (peer) {
      conversation.with(peer);
    } catch (IOException e) {
      // The client has gone, as is its right.
      return;
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "faulty server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket peer : open) {
      peer.close();
    }
  }
}
