package org.patchbay.provider.http;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetStatus;
import org.patchbay.spi.StatusSink;

/**
 * One request and its answer on one network connection, told step by step: 30 31 40 41 (W-168).
 *
 * <p>Confined to one thread.
 */
final class MessageExchange {
  private static final Timeout A_MOMENT = Timeout.ofMilliseconds(100);

  private final StatusSink status;
  private final WireConnection connection;
  private final ExchangeDeadline deadline;
  private final AnswerHeads heads;
  private boolean reusable = true;

  MessageExchange(StatusSink status, WireConnection connection, ExchangeDeadline deadline) {
    this.status = status;
    this.connection = connection;
    this.deadline = deadline;
    this.heads = new AnswerHeads(status);
  }

  /** Whether both sides agree on where the next message begins. */
  boolean isReusable() {
    return reusable;
  }

  /** On a failure whoever lent the connection has to drop it. */
  ClassicHttpResponse run(ClassicHttpRequest request) throws IOException, HttpException {
    EndpointDetails wire = connection.getEndpointDetails();
    if (wire == null) { // closed by whoever cancelled
      throw new ConnectionClosedException();
    }
    boolean kept = wire.getRequestCount() > 0;
    long received = wire.getReceivedBytesCount();
    try {
      if (kept) {
        checkKept(request);
      }
      ClassicHttpResponse early = send(request, wire);
      return receive(request, wire, early);
    } catch (StaleConnectionException | SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      if (kept && HttpErrors.told(e) == null && wire.getReceivedBytesCount() == received) {
        throw new StaleConnectionException(true, e);
      }
      throw e;
    }
  }

  private void checkKept(ClassicHttpRequest request) throws IOException {
    if (connection.hasSurplus()) {
      throw new StaleConnectionException(
          false, new SocketException("the server has sent what nobody asked for"));
    }
    if (!isRepeatable(request) && connection.isStale()) {
      throw new StaleConnectionException(false, new SocketException("closed by the server"));
    }
  }

  /** What cannot simply be sent again is worth the millisecond that a look at the socket takes. */
  private static boolean isRepeatable(ClassicHttpRequest request) {
    return (request.getEntity() == null || request.getEntity().isRepeatable())
        && Hop.isIdempotent(request.getMethod());
  }

  /** The final answer, where that came instead of the word to go on; else null. */
  private @Nullable ClassicHttpResponse send(ClassicHttpRequest request, EndpointDetails wire)
      throws IOException, HttpException {
    long before = wire.getSentBytesCount();
    status.status(InternetStatus.SENDING_REQUEST);
    connection.sendRequestHeader(request);
    ClassicHttpResponse early =
        expectsContinue(request) ? heads.beforeTheBody(connection, deadline) : null;
    if (early == null) {
      sendBody(request);
    } else {
      reusable = false; // the server may go on to wait for the body
    }
    status.status(InternetStatus.REQUEST_SENT, "", wire.getSentBytesCount() - before);
    return early;
  }

  private static boolean expectsContinue(ClassicHttpRequest request) {
    Header expect = request.getFirstHeader(HttpHeaders.EXPECT);
    return expect != null
        && request.getEntity() != null
        && HeaderElements.CONTINUE.equalsIgnoreCase(expect.getValue());
  }

  private void sendBody(ClassicHttpRequest request) throws IOException, HttpException {
    try {
      connection.sendRequestEntity(request);
      connection.flush();
    } catch (SocketException e) {
      // A server may refuse a body half-way, answer and close: what it said is worth more.
      if (request.getEntity() == null || !hasAnswered()) {
        throw e;
      }
      reusable = false;
    }
  }

  private boolean hasAnswered() {
    try {
      return connection.isDataAvailable(A_MOMENT);
    } catch (IOException e) {
      return false;
    }
  }

  private ClassicHttpResponse receive(
      ClassicHttpRequest request, EndpointDetails wire, @Nullable ClassicHttpResponse early)
      throws IOException, HttpException {
    long before = wire.getReceivedBytesCount();
    status.status(InternetStatus.RECEIVING_RESPONSE);
    ClassicHttpResponse response = early == null ? heads.last(connection) : early;
    status.status(InternetStatus.RESPONSE_RECEIVED, "", wire.getReceivedBytesCount() - before);
    Framing.check(response);
    if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
      connection.receiveResponseEntity(response);
    }
    return response;
  }
}
