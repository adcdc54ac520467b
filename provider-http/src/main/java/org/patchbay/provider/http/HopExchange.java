package org.patchbay.provider.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.http.HttpAuthentication;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.spi.login.Login;

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
  private final AtomicInteger attempts = new AtomicInteger();
  private final @Nullable Forwarding forwarding;
  private boolean asksFirst;
  private boolean spent;

  HopExchange(HttpSession session, HttpRequest request, Hop hop, ExchangeDeadline deadline)
      throws InternetException {
    this.session = session;
    this.request = request;
    this.hop = hop;
    this.deadline = deadline;
    this.forwarding = Forwarding.of(session.context().dialer(), hop);
  }

  /** The first request goes without a login, unless its path is known to need one (W-155). */
  WireAnswer run() throws InternetException {
    Authentication authentication = session.authentication();
    boolean mayLogIn = mayLogIn();
    Login login = mayLogIn ? authentication.known(hop.target()) : null;
    // A stream can be sent only once: better to hear of a challenge before than after.
    boolean mayBeChallenged = mayLogIn && login == null && authentication.canLogIn();
    asksFirst = request.expectsContinue() || (mayBeChallenged && !hop.isRepeatable());
    for (int logins = 0; ; logins++) {
      WireAnswer answer = exchange(login);
      if (!mayLogIn || answer.status() != 401 || logins - attempts.get() == MOST_LOGINS) {
        return answer;
      }
      login =
          authentication.challenged(
              hop.target(),
              answer.headers(),
              login,
              logins == 0,
              request.authentication(),
              attempts);
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
      WireAnswer answer = forwarded(login);
      if (answer.status() != 417 || !asksFirst || !canSendAgain()) {
        return answer;
      }
      // RFC 9110 §10.1.1: whoever cannot meet the expectation may still take the request.
      answer.body().pass();
      asksFirst = false;
      return forwarded(login);
    } catch (IOException | HttpException | IllegalStateException e) {
      throw deadline.orCancelled(HttpErrors.sending(e, hop));
    }
  }

  /** Once more with each login that the proxy on the way might take. */
  private WireAnswer forwarded(@Nullable Login login) throws IOException, HttpException {
    WireAnswer answer = onLiveConnection(login);
    while (forwarding != null && answer.status() == 407) {
      forwarding.challenged(answer);
      skipChallenge(answer);
      answer = onLiveConnection(login);
    }
    return answer;
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
    if (forwarding != null) {
      forwarding.address(head);
    }
    try {
      WireAnswer answer =
          session.wire().exchange(hop.target().origin(), head.request(), deadline, afresh);
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
