package org.patchbay.wininet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Stands between a client and a server and writes down every byte that passes, in both directions,
 * before it is passed on: what one side says in answer to the other stands after it.
 *
 * <p>As text, a line is {@code C} or {@code S} for who said it, a blank, and what was said up to CR
 * LF. Any other control character, and an end without CR LF, is shown. Port numbers, which are
 * others each time, are {@code <port>}.
 */
final class Recorder implements AutoCloseable {
  private static final Pattern PORTS =
      Pattern.compile("(?<=127\\.0\\.0\\.1:|localhost:|\\(\\|\\|\\|)\\d+");

  private final ServerSocket listener;
  private final int target;
  private final StringBuilder said = new StringBuilder();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<CountDownLatch> ends = new CopyOnWriteArrayList<>();
  private char last;

  Recorder(int target) throws IOException {
    this(target, InetAddress.getLoopbackAddress());
  }

  /** One that clients reach at this address. */
  Recorder(int target, InetAddress address) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, address);
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How many connections there were. */
  int connections() {
    return ends.size();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        CountDownLatch end = new CountDownLatch(2);
        sockets.add(client);
        sockets.add(server);
        ends.add(end);
        start(() -> pump('C', client, server, end));
        start(() -> pump('S', server, client, end));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void pump(char who, Socket from, Socket to, CountDownLatch end) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        write(who, new String(buffer, 0, count, ISO_8859_1));
        out.write(buffer, 0, count);
        out.flush();
      }
      to.shutdownOutput();
    } catch (IOException e) {
      end(to); // reset, by either side: what was said before is written down
    } finally {
      end.countDown();
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      return; // it has ended already
    }
  }

  private synchronized void write(char who, String bytes) {
    if (who != last) {
      said.append('\u0001').append(who);
      last = who;
    }
    said.append(bytes);
  }

  /** All that was said, once the connections have ended. */
  String transcript() throws InterruptedException {
    for (CountDownLatch end : ends) {
      if (!end.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("a connection is still open");
      }
    }
    return soFar();
  }

  /** All that was said until now. */
  synchronized String soFar() {
    StringBuilder text = new StringBuilder();
    for (String turn : said.toString().split("\u0001")) {
      if (!turn.isEmpty()) {
        lines(turn.charAt(0), turn.substring(1), text);
      }
    }
    return PORTS.matcher(text).replaceAll("<port>");
  }

  private static void lines(char who, String bytes, StringBuilder text) {
    for (int from = 0; from < bytes.length(); ) {
      int end = bytes.indexOf("\r\n", from);
      String line = bytes.substring(from, end < 0 ? bytes.length() : end);
      text.append(who).append(' ').append(line.replace("\r", "\\r").replace("\n", "\\n"));
      text.append(end < 0 ? "\\\n" : "\n");
      from = end < 0 ? bytes.length() : end + 2;
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "recorder");
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
