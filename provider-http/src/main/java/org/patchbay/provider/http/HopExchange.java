package org.patchbay.provider.http;

import java.io.IOException;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.http.HttpAuthentication;
import org.patchbay.api.http.HttpRequest;

/**
 * One hop: sent, again if its kept connection was stale, again without an expectation if the server
 * knows none, again with a login if the server asks for one. Confined to one thread.
 */
final class HopExchange {
  /** With a fresh nonce each time; a server that wants more does not want us. */
  private static final int MOST_LOGINS = 3;

  private static final int MOST_ATTEMPTS = 2;

  /**
   * Of what no server has begun with: connections that are all about to end, one after the other.
   */
  private static final int MOST_ATTEMPTS_IF_REFUSED = 4;

  private final HttpSession session;
  private final HttpRequest request;
  private final Hop hop;
  private final ExchangeDeadline deadline;
  private boolean asksFirst;
  private boolean spent;

  HopExchange(HttpSession session, HttpRequest request, Hop hop, ExchangeDeadline deadline) {
    this.session = session;
    this.request = request;
    this.hop = hop;
    this.deadline = deadline;
  }

  /** The first request goes without a login, unless its path is known to need one (W-155). */
  WireAnswer run() throws InternetException {
    Authentication authentication = session.authentication();
    boolean mayLogIn = mayLogIn();
    Login login = mayLogIn ? authentication.known(hop.target()) : null;
    // A stream can be sent only once: better to hear of a challenge before than after.
    boolean mayBeChallenged = mayLogIn && login == null && authentication.hasUser();
    asksFirst = request.expectsContinue() || (mayBeChallenged && !hop.isRepeatable());
    for (int logins = 0; ; logins++) {
      WireAnswer answer = exchange(login);
      if (!mayLogIn || answer.status() != 401 || logins == MOST_LOGINS) {
        return answer;
      }
      login =
          authentication.challenged(
              hop.target(), answer.headers(), login, request.authentication());
      if (login == null) {
        return answer;
      }
      skipChallenge(answer);
    }
  }

  /** Whether nothing of the body has been sent, or it can be had again. */
  boolean canSendAgain() {
    return !spent || hop.isRepeatable();
  }

  private boolean mayLogIn() {
    return request.authentication() != HttpAuthentication.NONE
        && hop.target().origin().equals(session.origin())
        && !hop.has("Authorization");
  }

  private void skipChallenge(WireAnswer answer) throws InternetException {
    if (!canSendAgain()) {
      answer.body().close();
      throw new InternetException(
          InternetError.FORCE_RETRY,
          hop.method()
              + " was answered with a challenge, and a stream can be sent only once: send it again,"
              + " the login goes with it then");
    }
    answer.body().pass();
  }

  private WireAnswer exchange(@Nullable Login login) throws InternetException {
    try {
      WireAnswer answer = onLiveConnection(login);
      if (answer.status() != 417 || !asksFirst || !canSendAgain()) {
        return answer;
      }
      // RFC 9110 §10.1.1: whoever cannot meet the expectation may still take the request.
      answer.body().pass();
      asksFirst = false;
      return onLiveConnection(login);
    } catch (IOException | HttpException | IllegalStateException e) {
      throw deadline.orCancelled(HttpErrors.sending(e, hop));
    }
  }

  /** A server may close a kept connection at any time: that is no failure of the request. */
  private WireAnswer onLiveConnection(@Nullable Login login) throws IOException, HttpException {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(login, attempt > 1);
      } catch (StaleConnectionException e) {
        int most = e.isSent() ? MOST_ATTEMPTS : MOST_ATTEMPTS_IF_REFUSED;
        boolean harmless = canSendAgain() && (!e.isSent() || Hop.isIdempotent(hop.method()));
        if (deadline.isCancelled() || !harmless || attempt >= most) {
          throw e;
        }
        session.wire().forgetKept();
      }
    }
  }

  private WireAnswer once(@Nullable Login login, boolean afresh) throws IOException, HttpException {
    RequestHead head = new RequestHead(hop, request.isDecoded(), session.context().agent());
    if (asksFirst) {
      head.expectContinue();
    }
    if (login != null) {
      head.add("Authorization", login.answer(hop.method(), hop.target().path()));
    }
    if (request.hasCookies()) {
      told(InternetStatus.COOKIE_SENT, session.cookies().addTo(head, hop.target()));
    }
    ProxyServer proxy = session.wire().forwardingProxy(hop.target().origin());
    if (proxy != null) {
      head.forwardBy(proxy, hop.target());
    }
    try {
      WireAnswer answer =
          session.wire().exchange(hop.target().origin(), head.request(), deadline, afresh);
      if (proxy != null && answer.status() == 407) {
        answer.body().close();
        throw new InternetException(
            InternetError.PROXY_SERVER_UNREACHABLE, "the proxy " + proxy + " wants a login");
      }
      if (request.hasCookies()) {
        int received = session.cookies().received(hop.target(), answer.headers());
        told(InternetStatus.COOKIE_RECEIVED, received);
      }
      return answer;
    } finally {
      spent |= head.isBodySpent();
    }
  }

  private void told(InternetStatus step, int count) {
    if (count > 0) {
      session.context().status().status(step, "", count);
    }
  }
}
