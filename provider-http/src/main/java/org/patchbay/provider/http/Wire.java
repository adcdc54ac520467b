package org.patchbay.provider.http;

import java.io.IOException;
import java.util.Objects;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.provider.http.h2.H2Connection;
import org.patchbay.provider.http.h2.StreamFailure;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.StatusSink;

/**
 * Sends the requests of one HTTP connection over network connections that are kept. Thread-safe.
 */
final class Wire implements AutoCloseable {
  private final StatusSink status;
  private final ConnectionPool pool;
  private final HttpLimits limits;
  private final ConnectContext context;
  private final Timeout wait;

  Wire(ConnectContext context, Origin home, HttpLimits limits) {
    this.status = context.status();
    this.pool = new ConnectionPool(context.dialer(), home, limits, context.executor());
    this.limits = limits;
    this.context = context;
    this.wait = Timeout.ofMilliseconds(limits.waitMillis());
  }

  HttpLimits limits() {
    return limits;
  }

  /**
   * Sends a request and gives the answer as soon as its header is here.
   *
   * @param afresh on no connection that has been kept
   */
  WireAnswer exchange(
      Origin origin, ClassicHttpRequest request, ExchangeDeadline deadline, boolean afresh)
      throws IOException, HttpException {
    for (H2Connection shared = pool.reserve(origin, deadline, wait);
        shared != null;
        shared = pool.reserve(origin, deadline, wait)) {
      WireAnswer answer = overStream(shared, origin, request, deadline);
      if (answer != null) {
        return answer;
      }
    }
    Loan loan = pool.lease(origin, afresh, deadline, wait);
    try {
      WireConnection connection = loan.connection();
      connection.begin(deadline, silence());
      deadline.whenCancelled(loan.cutting());
      MessageExchange messages = new MessageExchange(status, connection, deadline);
      ClassicHttpResponse response = messages.run(request);
      TimeValue keepAlive =
          messages.isReusable()
              ? WireAnswer.keepAlive(request, response, HttpClientContext.create())
              : null;
      return WireAnswer.of(response, loan, keepAlive, deadline);
    } catch (IOException | HttpException | RuntimeException e) {
      loan.discard();
      throw e;
    }
  }

  /**
   * @return null if it should be sent once more, on another connection
   */
  private @Nullable WireAnswer overStream(
      H2Connection shared, Origin origin, ClassicHttpRequest request, ExchangeDeadline deadline)
      throws IOException {
    boolean bodiless = request.getMethod().equals("HEAD");
    StreamLoan loan = new StreamLoan(shared.stream(deadline, silence().toMilliseconds(), bodiless));
    try {
      deadline.whenCancelled(loan.cutting());
      WireAnswer answer = new StreamExchange(status, loan, deadline).run(request, origin);
      return isMisdirected(answer, loan, request) ? null : answer;
    } catch (StreamFailure e) {
      loan.discard();
      throw repeatable(e, origin);
    } catch (IOException | RuntimeException e) {
      loan.discard();
      throw e;
    }
  }

  /** RFC 9110 §15.5.20: not on this connection, which others have used; a new one may do. */
  private static boolean isMisdirected(
      WireAnswer answer, StreamLoan loan, ClassicHttpRequest request) {
    HttpEntity entity = request.getEntity();
    boolean misdirected =
        answer.status() == HttpStatus.SC_MISDIRECTED_REQUEST
            && loan.stream().isOnKeptConnection()
            && (entity == null || entity.isRepeatable());
    if (misdirected) {
      loan.stream().retireConnection();
      answer.body().close();
    }
    return misdirected;
  }

  private IOException repeatable(StreamFailure e, Origin origin) throws InternetException {
    return switch (e.repetition()) {
      case NONE -> e;
      case UNANSWERED -> new StaleConnectionException(true, e);
      case UNPROCESSED -> new StaleConnectionException(false, e);
      case OVER_HTTP_1_1 -> {
        pool.forsakeStreams(origin);
        yield new StaleConnectionException(false, e);
      }
    };
  }

  /** As the caller wants it at this moment. */
  private Timeout silence() {
    return Timeout.of(Objects.requireNonNull(context.request().timeouts()).receive());
  }

  /** Drops what is kept: one stale connection is seldom alone. */
  void forgetKept() {
    pool.forgetKept();
  }

  @Override
  public void close() {
    pool.close();
  }
}
