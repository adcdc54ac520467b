package org.patchbay.servers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * An FTP server, Apache FtpServer, over a folder. Anonymous users may log in, any number of them at
 * once; nobody may write: both can be changed before it starts. Thread-safe.
 */
public final class EmbeddedFtpServer implements AutoCloseable {
  private static final String LISTENER = "default";
  private static final String ADDRESS = "127.0.0.1";
  private static final long CLOSE_MILLIS = 1_000;
  // A transfer occupies a thread from start to end; threads are made when they are needed.
  private static final int MAXIMUM_THREADS = 500;

  private final FtpServer server;
  private final Listener listener;

  private EmbeddedFtpServer(FtpServer server, Listener listener) {
    this.server = server;
    this.listener = listener;
  }

  /** Prepares a server over this folder. */
  public static Builder serving(Path root) {
    return new Builder(new DocumentRoot(root));
  }

  /** The port that it listens on. */
  public int port() {
    return listener.getPort();
  }

  /** Ends all its connections and threads. Closing again does nothing. */
  @Override
  public void close() {
    if (server.isStopped()) {
      return;
    }
    // The server would wait for transfers that the client has stopped reading.
    for (FtpIoSession session : listener.getActiveSessions()) {
      session.getDataConnection().closeDataConnection();
      session.closeNow().awaitUninterruptibly(CLOSE_MILLIS);
    }
    server.stop();
  }

  /** What can be chosen before the server starts. Not thread-safe. */
  public static final class Builder {
    private final DocumentRoot root;
    private final Map<String, String> passwords = new LinkedHashMap<>();
    private final ListenerFactory listeners = new ListenerFactory();
    private boolean anonymous = true;
    private boolean writable;
    private Consumer<String> stored = path -> {};
    private @Nullable TlsIdentity identity;

    private Builder(DocumentRoot root) {
      this.root = root;
      listeners.setServerAddress(ADDRESS);
      listeners.setPort(0);
    }

    /** Lets a user log in. */
    public Builder user(String name, String password) {
      passwords.put(Objects.requireNonNull(name, "name"), password);
      return this;
    }

    /** Lets nobody in without a name. */
    public Builder withoutAnonymous() {
      anonymous = false;
      return this;
    }

    /** Lets everybody who is in change the folder. */
    public Builder writable() {
      writable = true;
      return this;
    }

    /** Tells the path of each file that a client has stored and that was confirmed as complete. */
    public Builder stored(Consumer<String> newListener) {
      stored = Objects.requireNonNull(newListener, "listener");
      return this;
    }

    /** Offers TLS to those who ask by AUTH TLS. */
    public Builder tls(TlsIdentity newIdentity) {
      identity = newIdentity;
      return this;
    }

    /** Speaks TLS from the first byte on. */
    public Builder implicitTls(TlsIdentity newIdentity) {
      listeners.setImplicitSsl(true);
      return tls(newIdentity);
    }

    /** Listens on this port; 0, the default, for any free one. */
    public Builder port(int port) {
      listeners.setPort(port);
      return this;
    }

    /**
     * Starts it.
     *
     * @throws IllegalStateException if it cannot, for example because the port is taken
     */
    public EmbeddedFtpServer start() {
      try {
        return startUp();
      } catch (FtpException | RuntimeException e) {
        throw new IllegalStateException("the FTP server cannot start: " + e.getMessage(), e);
      }
    }

    private EmbeddedFtpServer startUp() throws FtpException {
      Listener listener = listener();
      FtpServerFactory factory = new FtpServerFactory();
      factory.addListener(LISTENER, listener);
      factory.setConnectionConfig(limits().createConnectionConfig());
      factory.setUserManager(users());
      // The server empties this map when it stops.
      factory.setFtplets(new HashMap<>(Map.of("stored", new StoredFiles(stored))));
      FtpServer server = factory.createServer();
      server.start();
      return new EmbeddedFtpServer(server, listener);
    }

    private Listener listener() {
      if (identity != null) {
        listeners.setSslConfiguration(new FtpTls(identity.context()));
      }
      listeners.setDataConnectionConfiguration(new FtpDataConnections(ADDRESS));
      return listeners.createListener();
    }

    private ConnectionConfigFactory limits() {
      ConnectionConfigFactory limits = new ConnectionConfigFactory();
      limits.setAnonymousLoginEnabled(anonymous);
      limits.setMaxAnonymousLogins(Integer.MAX_VALUE);
      limits.setMaxLogins(Integer.MAX_VALUE);
      limits.setLoginFailureDelay(0);
      limits.setMaxThreads(MAXIMUM_THREADS);
      return limits;
    }

    private UserManager users() throws FtpException {
      UserManager users = new PropertiesUserManagerFactory().createUserManager();
      if (anonymous) {
        users.save(FtpUsers.user("anonymous", "", root, writable));
      }
      for (Map.Entry<String, String> login : passwords.entrySet()) {
        users.save(FtpUsers.user(login.getKey(), login.getValue(), root, writable));
      }
      return users;
    }
  }
}
