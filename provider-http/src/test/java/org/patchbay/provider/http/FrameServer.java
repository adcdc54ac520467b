package org.patchbay.provider.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.patchbay.servers.TlsIdentity;

/**
 * An HTTP/2 server on loopback that sends what a test says, frame by frame, and notes what it is
 * sent. Each network connection is given to a script; when that ends, what still comes is noted.
 */
final class FrameServer implements AutoCloseable {
  static final TlsIdentity IDENTITY = TlsIdentity.localhost();

  private final SSLServerSocket listener;
  private final List<Script> scripts;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<FramePeer> peers = new CopyOnWriteArrayList<>();
  private final List<String> came = new ArrayList<>();

  /** What happens on one network connection. */
  @FunctionalInterface
  interface Script {
    void run(FramePeer peer) throws Exception;
  }

  /**
   * @param scripts for the first connections in turn; the last one for all that follow
   */
  FrameServer(Script... scripts) {
    this.scripts = List.of(scripts);
    try {
      listener =
          (SSLServerSocket)
              IDENTITY
                  .context()
                  .getServerSocketFactory()
                  .createServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    speaking("h2", "http/1.1");
    start(this::accept);
  }

  /** Agrees on these with clients that offer them; h2 and http/1.1 unless it is said. */
  FrameServer speaking(String... protocols) {
    SSLParameters parameters = listener.getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    listener.setSSLParameters(parameters);
    return this;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How many network connections were made. */
  int connections() {
    return connections.get();
  }

  /** What has come so far. */
  List<String> came() {
    synchronized (came) {
      return new ArrayList<>(came);
    }
  }

  void note(String what) {
    synchronized (came) {
      came.add(what);
      came.notifyAll();
    }
  }

  /** Waits until something like this has come. */
  boolean hasCome(Predicate<String> what, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    synchronized (came) {
      while (came.stream().noneMatch(what)) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        try {
          came.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return true;
    }
  }

  private void accept() {
    try {
      while (true) {
        SSLSocket socket = (SSLSocket) listener.accept();
        int number = connections.getAndIncrement();
        Script script = scripts.get(Math.min(number, scripts.size() - 1));
        start(() -> serve(socket, script));
      }
    } catch (IOException e) {
      // The listener has been closed.
    }
  }

  private void serve(SSLSocket socket, Script script) {
    try (FramePeer peer = new FramePeer(this, socket)) {
      peers.add(peer);
      peer.open();
      script.run(peer);
      peer.drain();
    } catch (Exception e) {
      note("END " + e);
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "frame server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Closes the network connections that are open. */
  void dropConnections() throws IOException {
    for (FramePeer peer : peers) {
      peer.close();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    dropConnections();
  }
}
