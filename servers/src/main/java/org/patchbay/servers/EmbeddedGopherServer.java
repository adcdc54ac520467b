package org.patchbay.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A Gopher server (RFC 1436) over a folder: directories are menus, {@code *.txt} are texts, all
 * else is binary; the topmost menu begins with a search over names. Gopher+ if wanted. Thread-safe.
 */
public final class EmbeddedGopherServer implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final int SILENCE_MILLIS = 30_000;

  private final ServerSocket listener;
  private final GopherFolder folder;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final DaemonThreads threads = DaemonThreads.named("embedded-gopher");

  private EmbeddedGopherServer(ServerSocket listener, GopherFolder folder) {
    this.listener = listener;
    this.folder = folder;
  }

  /** Prepares a server over this folder. */
  public static Builder serving(Path root) {
    return new Builder(new DocumentRoot(root));
  }

  /** The port that it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Ends all its connections and threads. Closing again does nothing. */
  @Override
  public void close() {
    closeQuietly(listener);
    open.forEach(EmbeddedGopherServer::closeQuietly);
    threads.close();
    // One more may have been accepted while the others were being closed.
    open.forEach(EmbeddedGopherServer::closeQuietly);
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        threads.executor().execute(() -> serve(client));
      } catch (IOException | RejectedExecutionException e) {
        // Closed, or a client that was gone before it was accepted: the loop's condition tells.
        continue;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      client.setSoTimeout(SILENCE_MILLIS);
      folder.answer(client.getInputStream(), client.getOutputStream());
    } catch (IOException e) {
      // The client has gone or is silent; there is nobody to tell.
      return;
    } finally {
      open.remove(client);
    }
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // It is no longer of use either way.
      return;
    }
  }

  /** What can be chosen before the server starts. Not thread-safe. */
  public static final class Builder {
    private final DocumentRoot root;
    private int port;
    private @Nullable TlsIdentity identity;
    private boolean plus;

    private Builder(DocumentRoot root) {
      this.root = root;
    }

    /** Speaks TLS from the first byte on, as curl does for gophers. */
    public Builder tls(TlsIdentity newIdentity) {
      identity = newIdentity;
      return this;
    }

    /** Knows Gopher+: marks its items, answers for views, attributes and one form. */
    public Builder plus() {
      plus = true;
      return this;
    }

    /** Listens on this port; 0, the default, for any free one. */
    public Builder port(int newPort) {
      port = newPort;
      return this;
    }

    /**
     * Starts it.
     *
     * @throws IOException if the port is taken
     */
    public EmbeddedGopherServer start() throws IOException {
      InetAddress loopback = InetAddress.getByName("127.0.0.1");
      ServerSocket listener = sockets().createServerSocket(port, BACKLOG, loopback);
      GopherFolder folder = new GopherFolder(root, listener.getLocalPort(), plus);
      EmbeddedGopherServer server = new EmbeddedGopherServer(listener, folder);
      server.threads.executor().execute(server::listen);
      return server;
    }

    private ServerSocketFactory sockets() {
      return identity == null
          ? ServerSocketFactory.getDefault()
          : identity.context().getServerSocketFactory();
    }
  }
}
