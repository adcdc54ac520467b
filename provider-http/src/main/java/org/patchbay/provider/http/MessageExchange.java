package org.patchbay.provider.http;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.patchbay.api.InternetStatus;
import org.patchbay.spi.StatusSink;

/**
 * One request and its answer on one network connection, told step by step: 30 31 40 41 (W-168).
 *
 * <p>Thread-safe.
 */
final class MessageExchange implements ConnectionEndpoint.RequestExecutor {
  /** A server that sends more interim answers than this means no good (RFC 9110 §15.2). */
  private static final int MOST_INTERIM_ANSWERS = 20;

  private static final Timeout A_MOMENT = Timeout.ofMilliseconds(100);

  private final StatusSink status;

  MessageExchange(StatusSink status) {
    this.status = status;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, HttpClientConnection connection, HttpContext context)
      throws IOException, HttpException {
    EndpointDetails wire = connection.getEndpointDetails();
    boolean kept = wire.getRequestCount() > 0;
    long received = wire.getReceivedBytesCount();
    try {
      if (kept && !isRepeatable(request) && connection.isStale()) {
        throw new StaleConnectionException(false, new SocketException("closed by the server"));
      }
      send(request, connection, wire);
      return receive(request, connection, wire);
    } catch (StaleConnectionException | SocketTimeoutException e) {
      Closer.close(connection, CloseMode.IMMEDIATE);
      throw e;
    } catch (IOException | HttpException | RuntimeException e) {
      Closer.close(connection, CloseMode.IMMEDIATE);
      if (kept && isNetwork(e) && wire.getReceivedBytesCount() == received) {
        throw new StaleConnectionException(true, e);
      }
      throw e;
    }
  }

  /** What cannot simply be sent again is worth the millisecond that a look at the socket takes. */
  private static boolean isRepeatable(ClassicHttpRequest request) {
    return (request.getEntity() == null || request.getEntity().isRepeatable())
        && Hop.isIdempotent(request.getMethod());
  }

  private static boolean isNetwork(Exception e) {
    return e instanceof IOException && HttpErrors.told(e) == null;
  }

  private void send(
      ClassicHttpRequest request, HttpClientConnection connection, EndpointDetails wire)
      throws IOException, HttpException {
    long before = wire.getSentBytesCount();
    status.status(InternetStatus.SENDING_REQUEST);
    connection.sendRequestHeader(request);
    try {
      connection.sendRequestEntity(request);
      connection.flush();
    } catch (SocketException e) {
      // A server may refuse a body half-way, answer and close: what it said is worth more.
      if (request.getEntity() == null || !hasAnswered(connection)) {
        throw e;
      }
    }
    status.status(InternetStatus.REQUEST_SENT, "", wire.getSentBytesCount() - before);
  }

  private static boolean hasAnswered(HttpClientConnection connection) {
    try {
      return connection.isDataAvailable(A_MOMENT);
    } catch (IOException e) {
      return false;
    }
  }

  private ClassicHttpResponse receive(
      ClassicHttpRequest request, HttpClientConnection connection, EndpointDetails wire)
      throws IOException, HttpException {
    long before = wire.getReceivedBytesCount();
    status.status(InternetStatus.RECEIVING_RESPONSE);
    ClassicHttpResponse response = finalAnswer(connection);
    status.status(InternetStatus.RESPONSE_RECEIVED, "", wire.getReceivedBytesCount() - before);
    Framing.check(response);
    if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
      connection.receiveResponseEntity(response);
    }
    return response;
  }

  private ClassicHttpResponse finalAnswer(HttpClientConnection connection)
      throws IOException, HttpException {
    for (int interim = 0; interim <= MOST_INTERIM_ANSWERS; interim++) {
      ClassicHttpResponse response = connection.receiveResponseHeader();
      status.reply(new StatusLine(response).toString());
      if (response.getCode() >= HttpStatus.SC_SUCCESS) {
        return response;
      }
      if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
        throw new ProtocolException("the server changes to another protocol");
      }
      status.status(InternetStatus.INTERMEDIATE_RESPONSE, "", response.getCode());
    }
    throw new ProtocolException("more than " + MOST_INTERIM_ANSWERS + " interim answers");
  }
}
