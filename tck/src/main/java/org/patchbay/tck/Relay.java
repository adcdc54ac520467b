package org.patchbay.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Stands between the provider and the server: counts the connections that the provider has open,
 * and can hold back what both sides say.
 */
final class Relay implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final int BUFFER = 16 * 1024;

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final Set<Socket> servers = ConcurrentHashMap.newKeySet();
  private boolean frozen;
  private boolean holding;
  private boolean closed;

  Relay(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "tck-relay");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How many connections the provider has not closed. */
  int open() {
    return clients.size();
  }

  /** From now on the server seems to be silent. */
  synchronized void freeze() {
    frozen = true;
    holding = false;
  }

  /** Waits until something that the provider sent is held back. */
  synchronized boolean awaitHeld(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!holding && deadline - System.nanoTime() > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
    }
    return holding;
  }

  /** Resets the connections of the provider, as a server does that breaks down. */
  void breakOff() {
    clients.forEach(Relay::reset);
  }

  /** What was held back goes on. */
  synchronized void thaw() {
    frozen = false;
    notifyAll();
  }

  private synchronized void pass(boolean fromClient) throws IOException {
    while (frozen && !closed) {
      holding |= fromClient;
      notifyAll();
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        clients.add(client);
        serve(client);
      } catch (IOException e) {
        // The listener was closed, or this client has no server: the next may have one.
      }
    }
  }

  private void serve(Socket client) throws IOException {
    Socket server;
    try {
      server = new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException e) {
      clients.remove(client);
      client.close();
      throw e;
    }
    servers.add(server);
    start(() -> fromClient(client, server));
    start(() -> fromServer(server, client));
  }

  private void fromClient(Socket client, Socket server) {
    try {
      pump(client.getInputStream(), server.getOutputStream(), true);
    } catch (IOException e) {
      // Either side has gone.
    } finally {
      clients.remove(client);
      servers.remove(server);
      close(server);
      close(client);
    }
  }

  /** The provider is told of the end, and has to close its side by itself. */
  private void fromServer(Socket server, Socket client) {
    try {
      pump(server.getInputStream(), client.getOutputStream(), false);
      client.shutdownOutput();
    } catch (IOException e) {
      reset(client);
    }
  }

  private void pump(InputStream in, OutputStream out, boolean fromClient) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      pass(fromClient);
      out.write(buffer, 0, count);
      out.flush();
    }
  }

  /** The server broke off: an orderly end would make half an answer look whole. */
  private static void reset(Socket client) {
    try {
      client.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
    close(client);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is left to be done with it.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    synchronized (this) {
      closed = true;
      frozen = false;
      notifyAll();
    }
    clients.forEach(Relay::close);
    servers.forEach(Relay::close);
  }
}
