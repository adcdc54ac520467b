package org.patchbay.servers;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server, the JDK's own, over a folder: GET and HEAD with ranges and validators, PUT
 * and DELETE if it is writable, and whatever handlers are added. Thread-safe.
 */
public final class EmbeddedHttpServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final DaemonThreads threads;
  private final String scheme;

  private EmbeddedHttpServer(HttpServer server, DaemonThreads threads, String scheme) {
    this.server = server;
    this.threads = threads;
    this.scheme = scheme;
  }

  /** Prepares a server over this folder. */
  public static Builder serving(Path root) {
    return new Builder(new DocumentRoot(root));
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** The URL of a path that starts with a slash, with localhost as host. */
  public String url(String path) {
    return scheme + "://localhost:" + port() + path;
  }

  /** Ends all its connections and threads. Closing again does nothing. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  /** What can be chosen before the server starts. Not thread-safe. */
  public static final class Builder {
    private final DocumentRoot root;
    private final Map<String, HttpHandler> handlers = new LinkedHashMap<>();
    private boolean writable;
    private int port;
    private @Nullable TlsIdentity identity;

    private Builder(DocumentRoot root) {
      this.root = root;
    }

    /** Lets PUT and DELETE change the folder. */
    public Builder writable() {
      writable = true;
      return this;
    }

    /** Speaks https instead of http. */
    public Builder tls(TlsIdentity newIdentity) {
      identity = newIdentity;
      return this;
    }

    /** Listens on this port; 0, the default, for any free one. */
    public Builder port(int newPort) {
      port = newPort;
      return this;
    }

    /** Answers everything at and below this path by a handler of the caller's. */
    public Builder handle(String path, HttpHandler handler) {
      handlers.put(path, Objects.requireNonNull(handler, "handler"));
      return this;
    }

    /**
     * Starts it.
     *
     * @throws IOException if the port is taken
     */
    public EmbeddedHttpServer start() throws IOException {
      HttpServer server = server(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      DaemonThreads threads = DaemonThreads.named("embedded-http");
      server.setExecutor(threads.executor());
      handlers.putIfAbsent("/", new HttpFolder(root, writable));
      handlers.forEach(server::createContext);
      server.start();
      return new EmbeddedHttpServer(server, threads, identity == null ? "http" : "https");
    }

    private HttpServer server(InetSocketAddress address) throws IOException {
      if (identity == null) {
        return HttpServer.create(address, BACKLOG);
      }
      HttpsServer server = HttpsServer.create(address, BACKLOG);
      server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
      return server;
    }
  }
}
