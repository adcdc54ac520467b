package org.patchbay.api;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
  /** Never changed after construction. */
  private final Draft given;

  private ConnectRequest(Draft given) {
    this.given = given;
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

  /**
   * Whom to ask for a login after a challenge, in place of the session's callback: where the
   * request has no login, or that has been refused. Services without challenges never ask.
   */
  public ConnectRequest credentials(CredentialsCallback newCallback) {
    return with(draft -> draft.credentials = Objects.requireNonNull(newCallback, "callback"));
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

  /** Asks for a connection that the session has kept, if there is one. */
  public ConnectRequest existing() {
    return with(draft -> draft.flags.add(ConnectFlag.EXISTING));
  }

  /** Adds a flag, as the method named after it does. */
  public ConnectRequest flag(ConnectFlag flag) {
    return switch (flag) {
      case PASSIVE -> passive();
      case ACTIVE -> active();
      case SECURE -> secure();
      case IMPLICIT_TLS -> implicitTls();
      case EXISTING -> existing();
    };
  }

  /**
   * Sets an option of the service; the service's connection type has the keys, for example {@link
   * org.patchbay.api.ftp.FtpConnection#ACTIVE_HOST}. An option that the provider does not know, and
   * a value with control characters, are refused by {@code connect()}.
   *
   * @param value null takes the option back
   */
  public ConnectRequest option(String key, @Nullable String value) {
    Objects.requireNonNull(key, "key");
    return with(
        draft -> {
          if (value == null) {
            draft.options.remove(key);
          } else {
            draft.options.put(key, value);
          }
        });
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
    return given.server;
  }

  /** The port, 0 for the service's default. What a provider sees is never 0. */
  public int port() {
    return given.port;
  }

  public @Nullable String user() {
    return given.user;
  }

  public @Nullable Secret password() {
    return given.password;
  }

  /** Whom to ask for a login, null for the session's callback, if there is one. */
  public @Nullable CredentialsCallback credentials() {
    return given.credentials;
  }

  /** The flags, unmodifiable. */
  public Set<ConnectFlag> flags() {
    return Collections.unmodifiableSet(given.flags);
  }

  /** Whether the flag was given. */
  public boolean has(ConnectFlag flag) {
    return given.flags.contains(flag);
  }

  /** The options of the service, unmodifiable. */
  public Map<String, String> options() {
    return Collections.unmodifiableMap(given.options);
  }

  /** The value of an option of the service, null if it was not given. */
  public @Nullable String option(String key) {
    return given.options.get(key);
  }

  public @Nullable Object context() {
    return given.context;
  }

  public @Nullable String filter() {
    return given.filter;
  }

  /** The timeouts, null for the session's. What a provider sees is never null. */
  public @Nullable Timeouts timeouts() {
    return given.timeouts;
  }

  /** The TLS options, null for the session's. What a provider sees is never null. */
  public @Nullable TlsOptions tls() {
    return given.tls;
  }

  /** Server, port, user, flags and the keys of options; no password, no option's value. */
  @Override
  public String toString() {
    return "ConnectRequest["
        + (given.user == null ? "" : given.user + "@")
        + given.server
        + (given.port == 0 ? "" : ":" + given.port)
        + (given.flags.isEmpty() ? "" : " " + given.flags)
        + (given.options.isEmpty() ? "" : " " + given.options.keySet())
        + "]";
  }

  private ConnectRequest with(Consumer<Draft> change) {
    Draft draft = new Draft(given);
    change.accept(draft);
    return new ConnectRequest(draft);
  }

  private static final class Draft {
    private final String server;
    private int port;
    private @Nullable String user;
    private @Nullable Secret password;
    private @Nullable CredentialsCallback credentials;
    private final Set<ConnectFlag> flags = EnumSet.noneOf(ConnectFlag.class);
    private final Map<String, String> options = new TreeMap<>();
    private @Nullable Object context;
    private @Nullable String filter;
    private @Nullable Timeouts timeouts;
    private @Nullable TlsOptions tls;

    private Draft(String server) {
      this.server = server;
    }

    private Draft(Draft other) {
      server = other.server;
      port = other.port;
      user = other.user;
      password = other.password;
      credentials = other.credentials;
      flags.addAll(other.flags);
      options.putAll(other.options);
      context = other.context;
      filter = other.filter;
      timeouts = other.timeouts;
      tls = other.tls;
    }
  }
}
