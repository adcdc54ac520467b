package org.patchbay.internal;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.Secret;
import org.patchbay.api.Timeouts;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.Dialer;
import org.patchbay.spi.StatusSink;

/** What the core lends a provider for one connection, and all that is known about it. */
final class Lent implements ConnectContext, StatusSink {
  /** Failures that the server's own words explain. */
  private static final Set<InternetError> SPOKEN =
      EnumSet.of(
          InternetError.EXTENDED_ERROR,
          InternetError.LOGIN_FAILURE,
          InternetError.INCORRECT_USER_NAME,
          InternetError.INCORRECT_PASSWORD,
          InternetError.CANNOT_CONNECT,
          InternetError.CONNECTION_ABORTED,
          InternetError.FTP_DROPPED,
          InternetError.FTP_NO_PASSIVE_MODE,
          InternetError.TLS_REQUIRED,
          InternetError.DATA_CONNECTION_FAILED,
          InternetError.PROTOCOL_VIOLATION,
          InternetError.TRUNCATED,
          InternetError.RESUME_FAILED);

  private final Core core;
  private final Session session;
  private final long id;
  private final EventGate events;
  private final String service;
  private final ConnectRequest request;
  private final String endpoint;
  private final Belongings belongings = new Belongings();
  private final Replies replies = new Replies();
  private final ConcurrentMap<String, String> state = new ConcurrentHashMap<>();
  private final Dialer dialer;
  private volatile @Nullable String withdrawnProvider;

  Lent(
      Core core,
      Session session,
      long id,
      EventGate events,
      String service,
      ConnectRequest request,
      String endpoint) {
    this.core = core;
    this.session = session;
    this.id = id;
    this.events = events;
    this.service = service;
    this.request = request;
    this.endpoint = endpoint;
    this.dialer =
        new CoreDialer(
            this,
            new Route(core, session, service),
            new TlsLayer(Objects.requireNonNull(request.tls(), "completed"), core.trust()));
  }

  @Override
  public String service() {
    return service;
  }

  @Override
  public ConnectRequest request() {
    return request;
  }

  @Override
  public String agent() {
    return session.options().agent();
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
  public Executor executor() {
    return core.executor();
  }

  @Override
  public Clock clock() {
    return core.clock();
  }

  @Override
  public StatusSink status() {
    return this;
  }

  @Override
  public ConcurrentMap<String, String> state() {
    return state;
  }

  @Override
  public ConcurrentMap<String, String> sessionState() {
    return session.state(service);
  }

  @Override
  public void status(InternetStatus status, String text, long value) {
    events.emit(status, id, text, value);
  }

  @Override
  public void reply(String text) {
    replies.add(text);
  }

  Replies replies() {
    return replies;
  }

  Belongings belongings() {
    return belongings;
  }

  String endpoint() {
    return endpoint;
  }

  Timeouts timeouts() {
    return Objects.requireNonNull(request.timeouts(), "completed");
  }

  EventGate newEventGate() {
    return session.eventGate(request.context());
  }

  /** The provider has gone; what fails from now on fails for that reason. */
  void withdraw(String provider) {
    withdrawnProvider = provider;
    events.emit(InternetStatus.PROVIDER_GONE, id, provider, 0);
  }

  @Nullable String withdrawnProvider() {
    return withdrawnProvider;
  }

  /** Ends everything that was lent; calls inside come back with an error. */
  void cut() {
    belongings.end();
    Secret password = request.password();
    if (password != null) {
      password.erase();
    }
  }

  /**
   * Makes the exception that a caller sees: endpoint, what was tried, what the server said, and the
   * cause as text.
   */
  InternetException failure(InternetError error, String message, @Nullable Throwable thrown) {
    StringBuilder text = new StringBuilder(endpoint).append(": ").append(message);
    String said = replies.lastLine();
    if (!said.isEmpty() && SPOKEN.contains(error) && !message.contains(said)) {
      text.append(": ").append(said);
    }
    InternetException failure =
        new InternetException(
            error,
            text.toString(),
            endpoint,
            replies.text(),
            thrown == null ? null : Border.causeOf(thrown));
    if (thrown != null) {
      failure.setStackTrace(Border.trace(thrown));
    }
    return failure;
  }
}
