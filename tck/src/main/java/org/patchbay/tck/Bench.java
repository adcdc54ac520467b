package org.patchbay.tck;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetException;
import org.patchbay.api.SessionOptions;

/**
 * What the contracts work with: a container with the provider, a server, and a relay in between. It
 * serves all tests of a class; what a test takes from it is closed after the test.
 *
 * @param <C> the typed connection
 */
final class Bench<C extends Connection> implements AutoCloseable {
  /** How long what is under way at a departing provider may take. */
  static final Duration DRAIN = Duration.ofSeconds(1);

  /** What a machine under load may take besides. */
  static final Duration SLACK = Duration.ofSeconds(2);

  private final ProviderContract<C> contract;
  private final Login login = Login.random();
  private final RunningServer server;
  private final Container container;
  private final Provider provider;
  private final Deque<AutoCloseable> taken = new ArrayDeque<>();
  private @Nullable Relay relay;

  Bench(ProviderContract<C> contract) throws Exception {
    this.contract = contract;
    server = contract.server(login);
    try {
      container = new Container(contract.sharedPackages(), contract.furtherBundles(), DRAIN);
    } catch (Exception e) {
      server.close();
      throw e;
    }
    provider = new Provider(container, contract.provider(), contract.service().name());
  }

  /** Puts back what the last test may have changed. */
  void begin() throws IOException, BundleException {
    provider.arrive();
    relay = take(new Relay(server.port()));
  }

  /** Closes what the test has taken, last first. */
  void end() throws Exception {
    @Nullable Exception first = null;
    while (!taken.isEmpty()) {
      try {
        taken.pop().close();
      } catch (Exception e) {
        if (first != null) {
          e.addSuppressed(first);
        }
        first = e;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Has something closed after the test. */
  <T extends AutoCloseable> T take(T resource) {
    taken.push(resource);
    return resource;
  }

  Visit<C> visit() throws InternetException {
    return visit(UnaryOperator.identity());
  }

  Visit<C> visit(UnaryOperator<SessionOptions> options) throws InternetException {
    Caller caller = take(new Caller());
    return take(new Visit<>(contract, container, caller, options));
  }

  /** A request to the server, through the relay, with the login if there is one. */
  ConnectRequest toServer() {
    return withLogin(Visit.to(relay().port()));
  }

  /** The same request with the login, if the provider logs in. */
  ConnectRequest withLogin(ConnectRequest request) {
    return capabilities().hasLogin() ? request.login(login.user(), login.secret()) : request;
  }

  Relay relay() {
    return Objects.requireNonNull(relay, "begun");
  }

  Login login() {
    return login;
  }

  Provider provider() {
    return provider;
  }

  Container container() {
    return container;
  }

  Capabilities<C> capabilities() {
    return contract.capabilities();
  }

  ProviderContract<C> contract() {
    return contract;
  }

  @Override
  public void close() throws IOException {
    try {
      container.close();
    } finally {
      server.close();
    }
  }
}
