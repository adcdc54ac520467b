package org.patchbay.internal;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Credentials;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.LoginChallenge;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.Timeouts;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.Dialer;
import org.patchbay.spi.ProxyLogin;
import org.patchbay.spi.StatusSink;

/** What the core lends one provider for one connection. */
final class Lent implements ConnectContext, StatusSink {
  private volatile Scope scope;
  private final Belongings belongings = new Belongings();
  private final Dialer dialer;
  private volatile @Nullable String withdrawnProvider;

  Lent(Scope scope) {
    this.scope = scope;
    this.dialer =
        new CoreDialer(
            this,
            new Route(
                scope.core(),
                scope.session(),
                scope.service(),
                scope.request().has(ConnectFlag.SECURE)),
            new TlsLayer(
                Objects.requireNonNull(scope.request().tls(), "completed"), scope.core().trust()));
  }

  /** From now on it is lent for another connection to the same place. */
  void lendTo(Scope next) {
    scope = next;
  }

  @Override
  public String service() {
    return scope.service();
  }

  @Override
  public ConnectRequest request() {
    return scope.request();
  }

  @Override
  public String agent() {
    return scope.session().options().agent();
  }

  @Override
  public Optional<Credentials> askForLogin(LoginChallenge challenge) {
    return scope.logins().ask(scope.request().credentials(), challenge);
  }

  @Override
  public boolean canAskForLogin() {
    return scope.request().credentials() != null;
  }

  @Override
  public Dialer dialer() {
    return dialer;
  }

  @Override
  public <T extends AutoCloseable> T own(T resource) {
    return belongings.own(resource);
  }

  @Override
  public void disown(AutoCloseable resource) {
    belongings.disown(resource);
  }

  @Override
  public boolean whenCancelled(Runnable action) {
    AsyncCall<?> call = AsyncThread.call();
    if (call == null) {
      return false;
    }
    call.enders().add(this, action);
    if (call.isCancelled()) {
      action.run();
    }
    return true;
  }

  @Override
  public boolean isCancelled() {
    AsyncCall<?> call = AsyncThread.call();
    return call != null && call.isCancelled();
  }

  @Override
  public Executor executor() {
    return scope.core().executor();
  }

  @Override
  public Clock clock() {
    return scope.core().clock();
  }

  @Override
  public StatusSink status() {
    return this;
  }

  @Override
  public ConcurrentMap<String, String> state() {
    return scope.state();
  }

  @Override
  public ConcurrentMap<String, String> sessionState() {
    return scope.session().state(scope.service());
  }

  @Override
  public void status(InternetStatus status, String text, long value) {
    scope.emit(status, text, value);
  }

  @Override
  public void reply(String text) {
    scope.replies().add(text);
  }

  /** The logins for one request to a proxy. */
  ProxyLogin proxyLogin(ProxyServer proxy) {
    return scope.session().proxyLogins().begin(proxy, scope.request().credentials());
  }

  Belongings belongings() {
    return belongings;
  }

  Timeouts timeouts() {
    return scope.timeouts();
  }

  /** The provider has gone; what fails from now on fails for that reason. */
  void withdraw(String provider) {
    withdrawnProvider = provider;
  }

  @Nullable String withdrawnProvider() {
    return withdrawnProvider;
  }

  InternetException failure(InternetError error, String message, @Nullable Throwable thrown) {
    return scope.failure(error, message, thrown);
  }

  InternetException failure(
      InternetError error, String message, int replyCode, @Nullable Throwable thrown) {
    return scope.failure(error, message, replyCode, thrown);
  }
}
