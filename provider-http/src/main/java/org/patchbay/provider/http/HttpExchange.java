package org.patchbay.provider.http;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.spi.StatusSink;

/**
 * The life of one {@code send()}: a hop, again if its kept connection was stale, again with a login
 * if the server asks for one, then the next hop if it redirects.
 */
final class HttpExchange {
  /** With a fresh nonce each time; a server that wants more does not want us. */
  private static final int MOST_LOGINS = 3;

  private final HttpSession session;
  private final HttpRequest request;
  private final RedirectPolicy redirects;
  private final StatusSink status;

  HttpExchange(HttpSession session, HttpRequest request) {
    this.session = session;
    this.request = request;
    this.redirects = new RedirectPolicy(request);
    this.status = session.context().status();
  }

  HttpResponse run() throws InternetException {
    Hop hop = Hop.first(request, session.origin());
    RequestHead.check(hop);
    while (true) {
      WireAnswer answer = authenticated(hop);
      Optional<Hop> next = redirected(hop, answer);
      if (next.isEmpty()) {
        return new HttpAnswer(hop, answer, request.isDecoded(), bookmark(hop, answer));
      }
      hop = next.get();
      status.status(InternetStatus.REDIRECT, hop.target().uri().toString(), 0);
    }
  }

  private Map<String, String> bookmark(Hop hop, WireAnswer answer) {
    return HttpBookmark.of(request, hop, answer, session.origin())
        .map(HttpBookmark::asText)
        .orElse(Map.of());
  }

  private Optional<Hop> redirected(Hop hop, WireAnswer answer) throws InternetException {
    try {
      Optional<Hop> next = redirects.next(hop, answer.status(), answer.headers());
      if (next.isPresent()) {
        answer.body().skip();
      }
      return next;
    } catch (InternetException e) {
      answer.body().close();
      throw e;
    }
  }

  /** The first request goes without a login, unless its path is known to need one (W-155). */
  private WireAnswer authenticated(Hop hop) throws InternetException {
    boolean mayLogIn = mayLogIn(hop);
    Authentication authentication = session.authentication();
    Login login = mayLogIn ? authentication.known(hop.target()) : null;
    for (int logins = 0; ; logins++) {
      WireAnswer answer = exchange(hop, login);
      if (!mayLogIn || answer.status() != 401 || logins == MOST_LOGINS) {
        return answer;
      }
      login = authentication.challenged(hop.target(), answer.headers(), login);
      if (login == null) {
        return answer;
      }
      skipChallenge(hop, answer);
    }
  }

  private boolean mayLogIn(Hop hop) {
    return request.isAuthenticated()
        && hop.target().origin().equals(session.origin())
        && !hop.has("Authorization");
  }

  private static void skipChallenge(Hop hop, WireAnswer answer) throws InternetException {
    if (!hop.isRepeatable()) {
      answer.body().close();
      throw new InternetException(
          InternetError.FORCE_RETRY,
          hop.method()
              + " was answered with a challenge, and a stream can be sent only once: send it again,"
              + " the login goes with it then");
    }
    answer.body().skip();
  }

  private WireAnswer exchange(Hop hop, @Nullable Login login) throws InternetException {
    try {
      return onLiveConnection(hop, login);
    } catch (IOException | HttpException | IllegalStateException e) {
      throw HttpErrors.sending(e, hop);
    }
  }

  /** A server may close a kept connection at any time: that is no failure of the request. */
  private WireAnswer onLiveConnection(Hop hop, @Nullable Login login)
      throws IOException, HttpException {
    try {
      return once(hop, login);
    } catch (StaleConnectionException e) {
      if (e.isSent() && !(Hop.isIdempotent(hop.method()) && hop.isRepeatable())) {
        throw e;
      }
      session.wire().forgetKept();
      return once(hop, login);
    }
  }

  private WireAnswer once(Hop hop, @Nullable Login login) throws IOException, HttpException {
    RequestHead head = new RequestHead(hop, request.isDecoded(), session.context().agent());
    if (login != null) {
      head.add("Authorization", login.answer(hop.method(), hop.target().path()));
    }
    if (request.hasCookies()) {
      told(InternetStatus.COOKIE_SENT, session.cookies().addTo(head, hop.target()));
    }
    WireAnswer answer = session.wire().exchange(hop.target().origin(), head.request());
    if (request.hasCookies()) {
      int received = session.cookies().received(hop.target(), answer.headers());
      told(InternetStatus.COOKIE_RECEIVED, received);
    }
    return answer;
  }

  private void told(InternetStatus step, int count) {
    if (count > 0) {
      status.status(step, "", count);
    }
  }
}
