package org.patchbay.provider.gopher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers each connection as the test says, and remembers what was asked. */
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> clients = new CopyOnWriteArrayList<>();

  private ScriptedServer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
  }

  static ScriptedServer saying(String answer) throws IOException {
    return playing(client -> send(client, answer));
  }

  static ScriptedServer playing(Script script) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    ScriptedServer server = new ScriptedServer(listener, script);
    Thread thread = new Thread(server::listen, "scripted-server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  static void send(Socket client, String answer) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(answer.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  int port() {
    return listener.getLocalPort();
  }

  List<String> requests() {
    return requests;
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        clients.add(client);
        requests.add(line(client.getInputStream()));
        script.play(client);
        client.close();
      } catch (IOException e) {
        // Closed by the test, or by the client, which the test sees by itself.
        continue;
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    for (; next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8) + (next < 0 ? "" : "\n");
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket client : clients) {
      client.close();
    }
  }

  interface Script {
    void play(Socket client) throws IOException;
  }
}
