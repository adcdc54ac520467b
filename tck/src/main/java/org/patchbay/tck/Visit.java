package org.patchbay.tck;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;

/**
 * A caller with a session: connects and asks on threads of its own, each call within a bound.
 *
 * @param <C> the typed connection
 */
final class Visit<C extends Connection> implements AutoCloseable {
  /** After this a call counts as one that never returns. */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Timeouts TIMEOUTS =
      new Timeouts(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          Duration.ofSeconds(6));

  private final ProviderContract<C> contract;
  private final Caller caller;
  private final Events events = new Events();
  private final InternetSession session;

  Visit(
      ProviderContract<C> contract,
      Container container,
      Caller caller,
      UnaryOperator<SessionOptions> options)
      throws InternetException {
    this.contract = contract;
    this.caller = caller;
    session =
        container
            .internet()
            .open(
                options.apply(
                    SessionOptions.agent("patchbay-tck").timeouts(TIMEOUTS).listener(events)));
  }

  /** A request to a port of this machine. */
  static ConnectRequest to(int port) {
    return ConnectRequest.to("localhost").port(port).context("tck");
  }

  C connect(ConnectRequest request) throws Exception {
    return caller.call("connecting", PATIENCE, () -> session.connect(contract.service(), request));
  }

  C connect(int port) throws Exception {
    return connect(to(port));
  }

  void use(C connection) throws Exception {
    with(connection, contract::use);
  }

  /** Does something else with a connection. */
  void with(C connection, Capabilities.Step<C> step) throws Exception {
    get(
        connection,
        its -> {
          step.with(its);
          return true;
        });
  }

  /** Fetches something by a connection. */
  <R> R get(C connection, Capabilities.Opening<C, R> opening) throws Exception {
    return caller.call("the operation", PATIENCE, () -> opening.on(connection));
  }

  /** Begins to ask. */
  Future<Outcome> startUse(C connection) {
    return caller.start(() -> Outcome.of(() -> contract.use(connection)));
  }

  /** Begins to connect and ask. */
  Future<Outcome> startAttempt(ConnectRequest request) {
    return caller.start(
        () -> Outcome.of(() -> contract.use(session.connect(contract.service(), request))));
  }

  /** Connects and asks. */
  Outcome attempt(String circumstance, ConnectRequest request) throws Exception {
    return await("when " + circumstance + ", the operation", startAttempt(request));
  }

  /** Waits for what was started. */
  <T> T await(String what, Future<T> call) throws Exception {
    return caller.await(what, PATIENCE, call);
  }

  void close(AutoCloseable handle) throws Exception {
    close("close()", PATIENCE, handle);
  }

  void close(String what, Duration bound, @Nullable AutoCloseable handle) throws Exception {
    if (handle != null) {
      caller.call(
          what,
          bound,
          () -> {
            handle.close();
            return true;
          });
    }
  }

  InternetSession session() {
    return session;
  }

  Events events() {
    return events;
  }

  Caller caller() {
    return caller;
  }

  @Override
  public void close() {
    caller.start(
        () -> {
          session.close();
          return true;
        });
  }
}
