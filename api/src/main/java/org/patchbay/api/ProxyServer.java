package org.patchbay.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A proxy and how to log in to it. Immutable. */
public final class ProxyServer {
  private final Type type;
  private final String host;
  private final int port;
  private final @Nullable String user;
  private final @Nullable Secret password;

  /** The protocol spoken to a proxy. */
  public enum Type {
    /** HTTP: tunnels by CONNECT (RFC 9110 §9.3.6); plain http requests are forwarded. */
    HTTP,
    /** SOCKS version 5 (RFC 1928), names resolved by the proxy. */
    SOCKS5,
    /** SOCKS version 4, names resolved by the proxy (4A); of a login it has the user only. */
    SOCKS4
  }

  private ProxyServer(
      Type type, String host, int port, @Nullable String user, @Nullable Secret password) {
    this.type = Objects.requireNonNull(type, "type");
    this.host = Objects.requireNonNull(host, "host");
    this.port = port;
    this.user = user;
    this.password = password;
    if (host.isEmpty() || port < 1 || port > 65535) {
      throw new IllegalArgumentException("not a proxy: \"" + host + "\" port " + port);
    }
  }

  /** A proxy that asks for no login. */
  public static ProxyServer of(Type type, String host, int port) {
    return new ProxyServer(type, host, port, null, null);
  }

  /** The same proxy with a login; the secret stays the caller's and must outlive the session. */
  public ProxyServer login(String user, Secret password) {
    return new ProxyServer(
        type,
        host,
        port,
        Objects.requireNonNull(user, "user"),
        Objects.requireNonNull(password, "password"));
  }

  public Type type() {
    return type;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** The user, or null if the proxy asks for no login. */
  public @Nullable String user() {
    return user;
  }

  /** The password, or null if the proxy asks for no login. */
  public @Nullable Secret password() {
    return password;
  }

  /** Type, host and port; never the login. */
  @Override
  public String toString() {
    return type + " " + host + ":" + port;
  }
}
