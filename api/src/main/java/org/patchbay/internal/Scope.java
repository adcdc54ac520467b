package org.patchbay.internal;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.Secret;
import org.patchbay.api.Timeouts;

/** What a connection is, whichever provider serves it: what was asked for, and what was heard. */
final class Scope {
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
  private volatile ConnectRequest request;
  private final String endpoint;
  private final CallersLogins logins;
  private final Replies replies = new Replies();
  private final ConcurrentMap<String, String> state;

  /**
   * A connection that is to be.
   *
   * @param request after defaulting
   */
  Scope(Core core, Session session, String service, ConnectRequest request) {
    this(core, session, service, request, new CallersLogins(), new ConcurrentHashMap<>());
  }

  private Scope(
      Core core,
      Session session,
      String service,
      ConnectRequest request,
      CallersLogins logins,
      ConcurrentMap<String, String> state) {
    this.logins = logins;
    this.state = state;
    this.core = core;
    this.session = session;
    this.id = core.nextId();
    this.events = session.eventGate(request.context());
    this.service = service;
    this.request = request;
    this.endpoint = RequestRules.endpoint(service, request);
  }

  /** The same place with nobody there: no context value, no events, nothing heard. */
  Scope nobodys() {
    return new Scope(core, session, service, request.context(null).filter(null), logins, state);
  }

  /** The same place for another connection, with the logins and the state of this one. */
  Scope anothers(ConnectRequest asked) {
    return new Scope(
        core, session, service, asked.login(request.user(), request.password()), logins, state);
  }

  /** What the caller has answered to challenges. */
  CallersLogins logins() {
    return logins;
  }

  Core core() {
    return core;
  }

  Session session() {
    return session;
  }

  long id() {
    return id;
  }

  EventGate events() {
    return events;
  }

  void emit(InternetStatus status, String text, long value) {
    events.emit(status, id, text, value);
  }

  EventGate newEventGate() {
    return session.eventGate(request.context());
  }

  String service() {
    return service;
  }

  ConnectRequest request() {
    return request;
  }

  String endpoint() {
    return endpoint;
  }

  Timeouts timeouts() {
    return Objects.requireNonNull(request.timeouts(), "completed");
  }

  void timeouts(Timeouts timeouts) {
    request = request.timeouts(timeouts);
  }

  Replies replies() {
    return replies;
  }

  /** What providers keep here for the one that takes over. */
  ConcurrentMap<String, String> state() {
    return state;
  }

  /** The connection has ended: nobody logs in any more. */
  void eraseSecrets() {
    Secret password = request.password();
    if (password != null) {
      password.erase();
    }
    logins.erase();
  }

  /**
   * Makes the exception that a caller sees: endpoint, what was tried, what the server said, and the
   * cause as text.
   */
  InternetException failure(InternetError error, String message, @Nullable Throwable thrown) {
    return failure(error, message, 0, thrown);
  }

  /** The same, of a reply with a number; 0 for none. */
  InternetException failure(
      InternetError found, String message, int replyCode, @Nullable Throwable thrown) {
    InternetError error = ProfileRules.loginError(session.profile(), found);
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
            replyCode,
            thrown == null ? null : Border.causeOf(thrown));
    if (thrown != null) {
      failure.setStackTrace(Border.trace(thrown));
    }
    return failure;
  }
}
