package org.patchbay.provider.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;
import org.patchbay.servers.TlsIdentity;

/** An HTTP server on loopback that answers as a test says, byte for byte. */
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Script script;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

  /** What came. */
  record Request(String method, String path, Map<String, String> headers, byte[] body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    boolean has(String name) {
      return headers.containsKey(name);
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Answers one request; closes the socket to end the connection. */
  @FunctionalInterface
  interface Script {
    void answer(Request request, OutputStream out, Socket socket) throws IOException;
  }

  /** Answers by the text that the function gives. */
  @FunctionalInterface
  interface Replies {
    String to(Request request) throws IOException;
  }

  private ScriptedServer(ServerSocketFactory sockets, Script script) {
    this.script = script;
    try {
      listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  static ScriptedServer of(Script script) {
    return new ScriptedServer(ServerSocketFactory.getDefault(), script);
  }

  /** The same over TLS. */
  static ScriptedServer replying(TlsIdentity identity, Replies replies) {
    return new ScriptedServer(identity.context().getServerSocketFactory(), script(replies));
  }

  static ScriptedServer replying(Replies replies) {
    return of(script(replies));
  }

  private static Script script(Replies replies) {
    return (request, out, socket) ->
        out.write(replies.to(request).getBytes(StandardCharsets.ISO_8859_1));
  }

  static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  static String status(String line, String... headers) {
    StringBuilder answer = new StringBuilder("HTTP/1.1 ").append(line).append("\r\n");
    for (String header : headers) {
      answer.append(header).append("\r\n");
    }
    return answer.append("Content-Length: 0\r\n\r\n").toString();
  }

  int port() {
    return listener.getLocalPort();
  }

  String url(String path) {
    return "http://localhost:" + port() + path;
  }

  /** How many network connections were made. */
  int connections() {
    return connections.get();
  }

  /** The requests so far, in order. */
  List<Request> requests() {
    return new ArrayList<>(requests);
  }

  Request request(int index) {
    return requests().get(index);
  }

  /** Whether a network connection has ended, or does so soon. */
  boolean awaitEnd() throws InterruptedException {
    return ended.await(10, TimeUnit.SECONDS);
  }

  /** Closes the network connections that are open, as a server does when they were idle long. */
  void dropConnections() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    dropConnections();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "scripted server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        sockets.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (Request request = read(in); request != null; request = read(in)) {
        requests.add(request);
        script.answer(request, out, socket);
        out.flush();
        if (socket.isClosed()) {
          return;
        }
      }
    } catch (IOException e) {
      // The client went, which is its right.
    } finally {
      ended.countDown();
    }
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    String start = line(in);
    if (start.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
    }
    String[] words = start.split(" ");
    return new Request(words[0], words[1], headers, body(in, headers));
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if (!headers.containsKey("Transfer-Encoding")) {
      return in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunk(in); size > 0; size = chunk(in)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
