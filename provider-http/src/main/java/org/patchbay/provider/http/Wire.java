package org.patchbay.provider.http;

import java.io.IOException;
import java.util.Objects;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
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
    this.pool = new ConnectionPool(context.dialer(), home, limits);
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
