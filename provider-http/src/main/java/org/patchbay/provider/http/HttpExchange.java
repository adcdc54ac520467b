package org.patchbay.provider.http;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.api.http.HttpResponse;

/** The life of one {@code send()}: a hop, then the next one as long as the server redirects. */
final class HttpExchange {
  private final HttpSession session;
  private final HttpRequest request;
  private final RedirectPolicy redirects;
  private final ExchangeDeadline deadline;

  HttpExchange(HttpSession session, HttpRequest request) {
    this.session = session;
    this.request = request;
    this.redirects = new RedirectPolicy(request);
    Duration own = request.timeout();
    this.deadline =
        ExchangeDeadline.of(
            own == null
                ? Objects.requireNonNull(session.context().request().timeouts()).total()
                : own,
            request.cancellation(),
            session.context());
  }

  HttpResponse run() throws InternetException {
    Hop hop = Hop.first(request, session.target(request));
    RequestHead.check(hop);
    while (true) {
      HopExchange exchange = new HopExchange(session, request, hop, deadline);
      WireAnswer answer = exchange.run();
      Optional<Hop> next = redirected(hop, answer, exchange.canSendAgain());
      if (next.isEmpty()) {
        return answered(hop, answer);
      }
      hop = next.get();
      session.context().status().status(InternetStatus.REDIRECT, hop.target().uri().toString(), 0);
    }
  }

  private HttpResponse answered(Hop hop, WireAnswer answer) throws InternetException {
    try {
      Resumed.check(request, answer);
      return new HttpAnswer(
          hop, answer, request.isDecoded(), bookmark(hop, answer), session.limits());
    } catch (InternetException e) {
      answer.body().close();
      throw e;
    }
  }

  private Map<String, String> bookmark(Hop hop, WireAnswer answer) {
    return HttpBookmark.of(request, hop, answer, session.origin())
        .map(HttpBookmark::asText)
        .orElse(Map.of());
  }

  private Optional<Hop> redirected(Hop hop, WireAnswer answer, boolean canSendAgain)
      throws InternetException {
    try {
      Optional<Hop> next = redirects.next(hop, answer.status(), answer.headers(), canSendAgain);
      if (next.isPresent()) {
        answer.body().pass();
      }
      return next;
    } catch (InternetException e) {
      answer.body().close();
      throw e;
    }
  }
}
