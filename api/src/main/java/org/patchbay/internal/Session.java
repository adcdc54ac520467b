package org.patchbay.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.HandleInfo;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.Profile;
import org.patchbay.api.Secret;
import org.patchbay.api.ServiceType;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.TlsOptions;

/** A session: the root of a tree, in the name of one bundle. */
final class Session extends Node implements InternetSession {
  private final Core core;
  private final Owner owner;
  private final SessionOptions options;
  private final CoreSettings settings;
  private final ConfiguredTls configuredTls;
  private final ProxyLogins proxyLogins = new ProxyLogins();
  private final KeptConnections kept = new KeptConnections();
  private final AsyncLane lane;
  private final Map<String, ConcurrentMap<String, String>> state = new ConcurrentHashMap<>();

  Session(Core core, Owner owner, SessionOptions options, CoreSettings settings) {
    super(core.nextId(), null, EventGate.SILENT);
    this.core = core;
    this.owner = owner;
    this.options = options;
    this.settings = settings;
    this.configuredTls = core.tls();
    this.lane = core.lanes().take(owner);
  }

  @Override
  public <C extends Connection> C connect(ServiceType<C> type, ConnectRequest request)
      throws InternetException {
    return new Dispatch<>(core, this, type, request).run();
  }

  @Override
  public <C extends Connection> CompletableFuture<C> connectAsync(
      ServiceType<C> type, ConnectRequest request) {
    Secret given = request.password();
    Secret own = given == null ? null : given.copy(); // the caller may erase its own at once
    Dispatch<C> dispatch = new Dispatch<>(core, this, type, request.login(request.user(), own));
    CompletableFuture<C> future =
        new AsyncCall<>(this, this, null, dispatch::gap, dispatch::runAside).begin();
    if (own != null) {
      future.whenComplete((connection, failure) -> own.erase());
    }
    return future;
  }

  @Override
  public <R> CompletableFuture<R> async(Callable<R> call) {
    Objects.requireNonNull(call, "call");
    return new AsyncCall<>(this, this, null, () -> null, call).begin();
  }

  public Profile profile() {
    return settings.profile();
  }

  @Override
  public void close() {
    close(Ending.OWN);
  }

  @Override
  void end(Ending ending) {
    kept.close(ending != Ending.CUT);
    proxyLogins.erase();
    state.clear();
    core.forget(this);
    core.lanes().giveBack(owner);
    core.registry().wake();
  }

  @Override
  public HandleInfo info() {
    return new HandleInfo(id(), "", "", isAlive(), null, "", "");
  }

  Core core() {
    return core;
  }

  /** Where its asynchronous calls run. */
  AsyncLane lane() {
    return lane;
  }

  Owner owner() {
    return owner;
  }

  SessionOptions options() {
    return options;
  }

  /** The configuration that was in force when the session was opened. */
  CoreSettings settings() {
    return settings;
  }

  /** How its connections log in to proxies. */
  ProxyLogins proxyLogins() {
    return proxyLogins;
  }

  /** What its callers have closed and may ask for again. */
  KeptConnections kept() {
    return kept;
  }

  /** The TLS options of requests that have none. */
  TlsOptions tls() throws InternetException {
    TlsOptions own = options.tls();
    return own == null ? configuredTls.options() : own;
  }

  /** How long a call waits for a provider. */
  Duration providerWait() {
    Duration own = options.providerWait();
    return own == null ? settings.providerWait() : own;
  }

  /** What the connections of one service share. */
  ConcurrentMap<String, String> state(String service) {
    return state.computeIfAbsent(service, key -> new ConcurrentHashMap<>());
  }

  EventGate eventGate(@Nullable Object context) {
    return EventGate.of(options.listener(), context);
  }

  @Override
  public String toString() {
    return "InternetSession[" + id() + " " + owner.name() + "]";
  }
}
