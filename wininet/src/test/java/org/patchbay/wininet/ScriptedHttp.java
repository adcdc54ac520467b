package org.patchbay.wininet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that answers a path with the very bytes that a test gives. */
final class ScriptedHttp implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  ScriptedHttp() throws IOException {
    start(this::accept);
  }

  /**
   * The answer to a request line's path; to one that has a login, {@code path + " in"} if given.
   */
  ScriptedHttp answers(String path, String answer) {
    answers.put(path, answer);
    return this;
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
      for (String first = lines.readLine(); first != null; first = lines.readLine()) {
        boolean in = false;
        for (String line = lines.readLine(); line != null && !line.isEmpty(); ) {
          in |= line.startsWith("Authorization:");
          line = lines.readLine();
        }
        String path = first.split(" ")[1];
        String known = answers.getOrDefault(in ? path + " in" : path, "HTTP/1.1 500 What\r\n\r\n");
        socket.getOutputStream().write(known.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
      }
    } catch (IOException e) {
      // The client has gone, or the test is over.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "scripted-http");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
