package org.patchbay.api;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that {@code connect()} is told, apart from the service type. Immutable: each method
 * gives a changed copy.
 *
 * <pre>{@code
 * ConnectRequest.to("ftp.example.org").login("ann", password).passive().context("nightly")
 * }</pre>
 *
 * <p>Server, user and password are only checked by {@code connect()}, which answers {@link
 * InternetError#INVALID_PARAMETER} before a byte is sent.
 */
public final class ConnectRequest {
  private final String server;
  private final int port;
  private final @Nullable String user;
  private final @Nullable Secret password;
  private final Set<ConnectFlag> flags;
  private final @Nullable Object context;
  private final @Nullable String filter;
  private final @Nullable Timeouts timeouts;
  private final @Nullable TlsOptions tls;

  private ConnectRequest(Draft draft) {
    server = draft.server;
    port = draft.port;
    user = draft.user;
    password = draft.password;
    flags = Set.copyOf(draft.flags);
    context = draft.context;
    filter = draft.filter;
    timeouts = draft.timeouts;
    tls = draft.tls;
  }

  /** Starts a request: the server's name or address, the service's default port, no login. */
  public static ConnectRequest to(String server) {
    return new ConnectRequest(new Draft(Objects.requireNonNull(server, "server")));
  }

  /**
   * Connects to this port; 0 stands for the service's default.
   *
   * @throws IllegalArgumentException outside 0..65535
   */
  public ConnectRequest port(int newPort) {
    if (newPort < 0 || newPort > 65535) {
      throw new IllegalArgumentException("not a port: " + newPort);
    }
    return with(draft -> draft.port = newPort);
  }

  /** Logs in with a user and a password; the secret stays the caller's. */
  public ConnectRequest login(@Nullable String newUser, @Nullable Secret newPassword) {
    return with(
        draft -> {
          draft.user = newUser;
          draft.password = newPassword;
        });
  }

  /** Asks for passive data connections (FTP; the default). */
  public ConnectRequest passive() {
    return with(
        draft -> {
          draft.flags.add(ConnectFlag.PASSIVE);
          draft.flags.remove(ConnectFlag.ACTIVE);
        });
  }

  /** Asks for active data connections (FTP). */
  public ConnectRequest active() {
    return with(
        draft -> {
          draft.flags.add(ConnectFlag.ACTIVE);
          draft.flags.remove(ConnectFlag.PASSIVE);
        });
  }

  /** Asks for TLS, the way the service has it. */
  public ConnectRequest secure() {
    return with(draft -> draft.flags.add(ConnectFlag.SECURE));
  }

  /** Asks for TLS from the first byte on (FTP; the other secure services have no other way). */
  public ConnectRequest implicitTls() {
    return with(
        draft -> {
          draft.flags.add(ConnectFlag.SECURE);
          draft.flags.add(ConnectFlag.IMPLICIT_TLS);
        });
  }

  /** Adds a flag, as the method named after it does. */
  public ConnectRequest flag(ConnectFlag flag) {
    return switch (flag) {
      case PASSIVE -> passive();
      case ACTIVE -> active();
      case SECURE -> secure();
      case IMPLICIT_TLS -> implicitTls();
    };
  }

  /** The value that comes back with every status event; null asks for no events. */
  public ConnectRequest context(@Nullable Object newContext) {
    return with(draft -> draft.context = newContext);
  }

  /**
   * Narrows the choice of providers by an LDAP filter over their service properties, for example
   * {@code (patchbay.feature=mlsd)}.
   */
  public ConnectRequest filter(@Nullable String newFilter) {
    return with(draft -> draft.filter = newFilter);
  }

  /** Timeouts of this connection in place of the session's. */
  public ConnectRequest timeouts(Timeouts newTimeouts) {
    return with(draft -> draft.timeouts = Objects.requireNonNull(newTimeouts, "timeouts"));
  }

  /** TLS options of this connection in place of the session's. */
  public ConnectRequest tls(TlsOptions newTls) {
    return with(draft -> draft.tls = Objects.requireNonNull(newTls, "tls"));
  }

  public String server() {
    return server;
  }

  /** The port, 0 for the service's default. What a provider sees is never 0. */
  public int port() {
    return port;
  }

  public @Nullable String user() {
    return user;
  }

  public @Nullable Secret password() {
    return password;
  }

  /** The flags, unmodifiable. */
  public Set<ConnectFlag> flags() {
    return flags;
  }

  /** Whether the flag was given. */
  public boolean has(ConnectFlag flag) {
    return flags.contains(flag);
  }

  public @Nullable Object context() {
    return context;
  }

  public @Nullable String filter() {
    return filter;
  }

  /** The timeouts, null for the session's. What a provider sees is never null. */
  public @Nullable Timeouts timeouts() {
    return timeouts;
  }

  /** The TLS options, null for the session's. What a provider sees is never null. */
  public @Nullable TlsOptions tls() {
    return tls;
  }

  /** Server, port, user and flags; no password. */
  @Override
  public String toString() {
    return "ConnectRequest["
        + (user == null ? "" : user + "@")
        + server
        + (port == 0 ? "" : ":" + port)
        + (flags.isEmpty() ? "" : " " + flags)
        + "]";
  }

  private ConnectRequest with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new ConnectRequest(draft);
  }

  private static final class Draft {
    private final String server;
    private int port;
    private @Nullable String user;
    private @Nullable Secret password;
    private final Set<ConnectFlag> flags = EnumSet.noneOf(ConnectFlag.class);
    private @Nullable Object context;
    private @Nullable String filter;
    private @Nullable Timeouts timeouts;
    private @Nullable TlsOptions tls;

    private Draft(String server) {
      this.server = server;
    }

    private Draft(ConnectRequest request) {
      server = request.server;
      port = request.port;
      user = request.user;
      password = request.password;
      flags.addAll(request.flags);
      context = request.context;
      filter = request.filter;
      timeouts = request.timeouts;
      tls = request.tls;
    }
  }
}
