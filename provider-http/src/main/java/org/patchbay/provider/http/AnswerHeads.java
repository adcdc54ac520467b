package org.patchbay.provider.http;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetStatus;
import org.patchbay.spi.StatusSink;

/** The headers that come for one request: any number of interim ones, then the last. */
final class AnswerHeads {
  /** A server that sends more interim answers than this means no good (RFC 9110 §15.2). */
  private static final int MOST_INTERIM_ANSWERS = 20;

  /** How long a server may take to say that it wants the body; many never do. */
  static final Timeout FOR_CONTINUE = Timeout.ofSeconds(1);

  private final StatusSink status;
  private int interim;

  AnswerHeads(StatusSink status) {
    this.status = status;
  }

  /** The final answer. */
  ClassicHttpResponse last(HttpClientConnection connection) throws IOException, HttpException {
    ClassicHttpResponse answer = next(connection);
    while (isInterim(answer)) {
      answer = next(connection);
    }
    return answer;
  }

  /** The final answer, where it comes before the body; null if the body is to be sent. */
  @Nullable ClassicHttpResponse beforeTheBody(
      HttpClientConnection connection, ExchangeDeadline deadline)
      throws IOException, HttpException {
    connection.flush();
    while (connection.isDataAvailable(deadline.atMost(FOR_CONTINUE))) {
      ClassicHttpResponse answer = next(connection);
      if (!isInterim(answer)) {
        return answer;
      }
      if (answer.getCode() == HttpStatus.SC_CONTINUE) {
        return null;
      }
    }
    return null;
  }

  private ClassicHttpResponse next(HttpClientConnection connection)
      throws IOException, HttpException {
    ClassicHttpResponse answer = connection.receiveResponseHeader();
    status.reply(new StatusLine(answer).toString());
    if (answer.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
      throw new ProtocolException("the server changes to another protocol");
    }
    if (isInterim(answer)) {
      tell(answer);
    }
    return answer;
  }

  private void tell(ClassicHttpResponse answer) throws ProtocolException {
    status.status(InternetStatus.INTERMEDIATE_RESPONSE, "", answer.getCode());
    if (++interim > MOST_INTERIM_ANSWERS) {
      throw new ProtocolException("more than " + MOST_INTERIM_ANSWERS + " interim answers");
    }
  }

  private static boolean isInterim(ClassicHttpResponse answer) {
    return answer.getCode() < HttpStatus.SC_SUCCESS;
  }
}
