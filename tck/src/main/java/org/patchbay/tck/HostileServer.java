package org.patchbay.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Servers of no protocol, that do to a client what networks do. */
final class HostileServer implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final int NONSENSE = 4096;
  private static final int FIRST_WORDS_MILLIS = 100;
  private static final long DRIP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ServerSocket listener;
  private final Manner manner;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final CountDownLatch reached = new CountDownLatch(1);

  /** What is done to a client. */
  @FunctionalInterface
  private interface Manner {
    void treat(Socket client) throws IOException;
  }

  private HostileServer(Manner manner) throws IOException {
    this.manner = manner;
    listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** Accepts and says nothing. */
  static HostileServer silent() throws IOException {
    return new HostileServer(
        client -> client.getInputStream().transferTo(OutputStream.nullOutputStream()));
  }

  /** Sends a letter every 50 ms, without end. */
  static HostileServer dripping() throws IOException {
    return new HostileServer(HostileServer::drip);
  }

  /** Resets what it has accepted. */
  static HostileServer resetting() throws IOException {
    return new HostileServer(HostileServer::reset);
  }

  /** Sends bytes that mean nothing in any protocol. */
  static HostileServer talkingNonsense(long seed) throws IOException {
    return new HostileServer(client -> talkNonsense(client, seed));
  }

  /** A port that is taken and refuses connections, for as long as the socket is open. */
  static Socket refusing() throws IOException {
    Socket taken = new Socket();
    taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return taken;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Waits until a client has connected. */
  boolean awaitReached(long millis) throws InterruptedException {
    return reached.await(millis, TimeUnit.MILLISECONDS);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "tck-hostile-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        clients.add(client);
        reached.countDown();
        start(() -> treat(client));
      } catch (IOException e) {
        // The listener was closed, or the client has gone.
      }
    }
  }

  private void treat(Socket client) {
    try (client) {
      manner.treat(client);
    } catch (IOException e) {
      // The client has gone, or this server has been closed.
    } finally {
      clients.remove(client);
    }
  }

  private static void drip(Socket client) throws IOException {
    while (!client.isClosed()) {
      client.getOutputStream().write('x');
      LockSupport.parkNanos(DRIP_NANOS);
    }
  }

  private static void reset(Socket client) throws IOException {
    awaitFirstWords(client);
    client.setSoLinger(true, 0);
  }

  private static void talkNonsense(Socket client, long seed) throws IOException {
    awaitFirstWords(client);
    byte[] nonsense = new byte[NONSENSE];
    new Random(seed).nextBytes(nonsense);
    client.getOutputStream().write(nonsense);
    client.getOutputStream().write(new byte[] {'\r', '\n'});
    client.shutdownOutput();
    client.setSoTimeout(FIRST_WORDS_MILLIS);
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** In some protocols the server speaks first: then there are none. */
  private static void awaitFirstWords(Socket client) throws IOException {
    client.setSoTimeout(FIRST_WORDS_MILLIS);
    InputStream in = client.getInputStream();
    try {
      if (in.read() < 0) {
        throw new IOException("the client has gone");
      }
    } catch (SocketTimeoutException e) {
      // It waits for us.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket client : clients) {
      client.close();
    }
  }
}
