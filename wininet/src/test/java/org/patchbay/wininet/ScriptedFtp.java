package org.patchbay.wininet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An FTP server that says what a test tells it, and has one file's worth of data. */
final class ScriptedFtp implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final ServerSocket listener;
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile String data = "";

  ScriptedFtp() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    says("GREETING", "220 ready").says("USER", "331 password").says("PASS", "230 in");
    says("TYPE", "200 type").says("PWD", "257 \"/\"").says("QUIT", "221 bye");
    Thread thread = new Thread(this::accept, "scripted-ftp");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Lines that answer a command; a dollar sign stands for the data connection in between, {@code
   * <p>} for the two numbers of its port.
   */
  ScriptedFtp says(String verb, String lines) {
    replies.put(verb, lines);
    return this;
  }

  /** What goes through data connections. */
  ScriptedFtp has(String newData) {
    data = newData;
    return this;
  }

  int port() {
    return listener.getLocalPort();
  }

  List<String> commands() {
    return commands;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        Thread thread = new Thread(() -> serve(socket), "scripted-ftp-session");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket;
        ServerSocket passive = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      passive.setSoTimeout(PATIENCE_MILLIS);
      say(socket, replies.getOrDefault("GREETING", ""), passive);
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        commands.add(line);
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        String unknown =
            verb.equals("EPSV") ? "229 (|||" + passive.getLocalPort() + "|)" : "502 what?";
        say(socket, replies.getOrDefault(verb, unknown), passive);
      }
    } catch (IOException e) {
      // The client has gone, or the test is over.
    }
  }

  private void say(Socket socket, String lines, ServerSocket passive) throws IOException {
    for (String line : lines.split("\n")) {
      if (line.equals("$")) {
        try (Socket connection = passive.accept()) {
          connection.getOutputStream().write(data.getBytes(UTF_8));
        }
      } else if (line.equals("!")) {
        socket.close();
      } else {
        if (!line.isEmpty()) {
          int port = passive.getLocalPort();
          String told = line.replace("<p>", port / 256 + "," + port % 256);
          socket.getOutputStream().write((told + "\r\n").getBytes(UTF_8));
        }
        socket.getOutputStream().flush();
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
