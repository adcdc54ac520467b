package org.patchbay.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What holds for every connection of a session. Immutable: each method gives a changed copy. */
public final class SessionOptions {
  private final String agent;
  private final AccessType accessType;
  private final @Nullable ProxyServer proxy;
  private final Map<String, ProxyServer> schemeProxies;
  private final List<String> proxyBypass;
  private final @Nullable Timeouts timeouts;
  private final @Nullable TlsOptions tls;
  private final @Nullable StatusListener listener;
  private final @Nullable CredentialsCallback credentials;
  private final Handover handover;
  private final @Nullable Duration providerWait;

  private SessionOptions(Draft draft) {
    agent = draft.agent;
    accessType = draft.accessType;
    proxy = draft.proxy;
    schemeProxies = Map.copyOf(draft.schemeProxies);
    proxyBypass = List.copyOf(draft.proxyBypass);
    timeouts = draft.timeouts;
    tls = draft.tls;
    listener = draft.listener;
    credentials = draft.credentials;
    handover = draft.handover;
    providerWait = draft.providerWait;
  }

  /**
   * Starts options with the name that the application gives itself on the wire (the HTTP
   * User-Agent): direct access, configured timeouts, no listener.
   *
   * @throws IllegalArgumentException if the name holds a control character
   */
  public static SessionOptions agent(String agent) {
    if (Objects.requireNonNull(agent, "agent").chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("an agent name has no control characters");
    }
    return new SessionOptions(new Draft(agent));
  }

  /**
   * Goes through a proxy, but for the hosts that a pattern names; {@link #proxyFor} may name others
   * for some schemes.
   *
   * @param bypass as {@link #proxyBypass(String...)} has it
   */
  public SessionOptions proxy(ProxyServer newProxy, String... bypass) {
    Objects.requireNonNull(newProxy, "proxy");
    return proxyBypass(bypass)
        .with(
            draft -> {
              draft.accessType = AccessType.PROXY;
              draft.proxy = newProxy;
            });
  }

  /**
   * Goes through this proxy for one scheme only; where neither it nor {@link #proxy} names one, the
   * way is direct.
   *
   * @param scheme {@code http}, {@code https}, or the name of another service, with and without TLS
   */
  public SessionOptions proxyFor(String scheme, ProxyServer newProxy) {
    Objects.requireNonNull(newProxy, "proxy");
    String name = scheme.toLowerCase(Locale.ROOT);
    return with(
        draft -> {
          draft.accessType = AccessType.PROXY;
          draft.schemeProxies.put(name, newProxy);
        });
  }

  /**
   * Reaches the hosts that a pattern names directly, whatever proxy there is.
   *
   * @param patterns host names or addresses in which {@code *} stands for any text, such as {@code
   *     *.example.org}; {@code <local>} for all names without a dot; before the host there may be a
   *     scheme and {@code ://}, behind it a colon and a port, which are to be the same then (an
   *     IPv6 address with a port is in brackets)
   */
  public SessionOptions proxyBypass(String... patterns) {
    return with(draft -> draft.proxyBypass = List.of(patterns));
  }

  /** Goes through the proxies that the JVM is configured with. */
  public SessionOptions systemProxy() {
    return with(
        draft -> {
          draft.accessType = AccessType.SYSTEM;
          draft.proxy = null;
          draft.schemeProxies.clear();
        });
  }

  /** Timeouts in place of the configured ones. */
  public SessionOptions timeouts(Timeouts newTimeouts) {
    return with(draft -> draft.timeouts = Objects.requireNonNull(newTimeouts, "timeouts"));
  }

  /** TLS options in place of the configured ones. */
  public SessionOptions tls(TlsOptions newTls) {
    return with(draft -> draft.tls = Objects.requireNonNull(newTls, "tls"));
  }

  /** Hears the status events of every handle of the session that has a context. */
  public SessionOptions listener(StatusListener newListener) {
    return with(draft -> draft.listener = Objects.requireNonNull(newListener, "listener"));
  }

  /** Whom to ask for a login after a challenge of a server or proxy. */
  public SessionOptions credentials(CredentialsCallback newCallback) {
    return with(draft -> draft.credentials = Objects.requireNonNull(newCallback, "callback"));
  }

  /** What becomes of connections whose provider departs; {@link Handover#RESUMABLE} by default. */
  public SessionOptions handover(Handover newHandover) {
    return with(draft -> draft.handover = Objects.requireNonNull(newHandover, "handover"));
  }

  /**
   * How long calls wait for a provider that has gone to come back, in place of the configured time.
   *
   * @param newProviderWait zero to fail at once
   */
  public SessionOptions providerWait(Duration newProviderWait) {
    if (newProviderWait.isNegative()) {
      throw new IllegalArgumentException("negative wait: " + newProviderWait);
    }
    return with(draft -> draft.providerWait = newProviderWait);
  }

  public String agent() {
    return agent;
  }

  public AccessType accessType() {
    return accessType;
  }

  /** The proxy of all schemes that have none of their own, null if there is none. */
  public @Nullable ProxyServer proxy() {
    return proxy;
  }

  /** The proxies of single schemes, by their names in lower case; unmodifiable. */
  public Map<String, ProxyServer> schemeProxies() {
    return schemeProxies;
  }

  /** Patterns of hosts that are reached directly, as {@link #proxyBypass(String...)} has them. */
  public List<String> proxyBypass() {
    return proxyBypass;
  }

  /** The timeouts, null for the configured ones. */
  public @Nullable Timeouts timeouts() {
    return timeouts;
  }

  /** The TLS options, null for the configured ones. */
  public @Nullable TlsOptions tls() {
    return tls;
  }

  public @Nullable StatusListener listener() {
    return listener;
  }

  /** Whom to ask for a login, null for nobody. */
  public @Nullable CredentialsCallback credentials() {
    return credentials;
  }

  public Handover handover() {
    return handover;
  }

  /** The wait for a provider, null for the configured one. */
  public @Nullable Duration providerWait() {
    return providerWait;
  }

  private SessionOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new SessionOptions(draft);
  }

  private static final class Draft {
    private final String agent;
    private AccessType accessType = AccessType.DIRECT;
    private @Nullable ProxyServer proxy;
    private final Map<String, ProxyServer> schemeProxies = new HashMap<>();
    private List<String> proxyBypass = List.of();
    private @Nullable Timeouts timeouts;
    private @Nullable TlsOptions tls;
    private @Nullable StatusListener listener;
    private @Nullable CredentialsCallback credentials;
    private Handover handover = Handover.RESUMABLE;
    private @Nullable Duration providerWait;

    private Draft(String agent) {
      this.agent = agent;
    }

    private Draft(SessionOptions options) {
      agent = options.agent;
      accessType = options.accessType;
      proxy = options.proxy;
      schemeProxies.putAll(options.schemeProxies);
      proxyBypass = options.proxyBypass;
      timeouts = options.timeouts;
      tls = options.tls;
      listener = options.listener;
      credentials = options.credentials;
      handover = options.handover;
      providerWait = options.providerWait;
    }
  }
}
