package org.patchbay.provider.http;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetStatus;
import org.patchbay.provider.http.h2.H2Stream;
import org.patchbay.provider.http.h2.Head;
import org.patchbay.spi.StatusSink;

/**
 * One request and its answer on one stream, told step by step as {@link MessageExchange} tells
 * them. Confined to one thread.
 */
final class StreamExchange {
  private static final String VERSION = "HTTP/2";

  private final StatusSink status;
  private final StreamLoan loan;
  private final H2Stream stream;
  private final ExchangeDeadline deadline;

  StreamExchange(StatusSink status, StreamLoan loan, ExchangeDeadline deadline) {
    this.status = status;
    this.loan = loan;
    this.stream = loan.stream();
    this.deadline = deadline;
  }

  /** On a failure whoever lent the stream has to drop it. */
  WireAnswer run(ClassicHttpRequest request, Origin origin) throws IOException {
    status.status(InternetStatus.SENDING_REQUEST);
    HttpEntity entity = request.getEntity();
    boolean hasBody = entity != null && entity.getContentLength() != 0;
    stream.send(RequestFields.of(request, origin), !hasBody);
    Head early = hasBody && expectsContinue(request) ? beforeTheBody() : null;
    if (entity != null && hasBody && early == null) {
      send(entity);
    }
    status.status(InternetStatus.REQUEST_SENT, "", stream.sentBytes());
    status.status(InternetStatus.RECEIVING_RESPONSE);
    Head head = early == null ? last() : early;
    status.status(InternetStatus.RESPONSE_RECEIVED, "", stream.receivedBytes());
    return new WireAnswer(VERSION, head.status(), "", head.fields(), true, body(request, head));
  }

  private WireBody body(ClassicHttpRequest request, Head head) {
    boolean bodiless = request.getMethod().equals("HEAD") || isBodiless(head.status());
    return new WireBody(new StreamInput(stream), bodiless ? 0 : head.length(), loan, deadline);
  }

  private static boolean isBodiless(int status) {
    return status == HttpStatus.SC_NO_CONTENT || status == HttpStatus.SC_NOT_MODIFIED;
  }

  private static boolean expectsContinue(ClassicHttpRequest request) {
    Header expect = request.getFirstHeader(HttpHeaders.EXPECT);
    return expect != null && HeaderElements.CONTINUE.equalsIgnoreCase(expect.getValue());
  }

  private void send(HttpEntity entity) throws IOException {
    StreamOutput out = new StreamOutput(stream, entity.getContentLength());
    try {
      entity.writeTo(out);
      out.end();
    } catch (StreamOutput.UnwantedException e) {
      // RFC 9113 §8.1: an answer may come before all of the request has gone, and is whole.
    }
  }

  private Head last() throws IOException {
    Head head = told(stream.nextHead());
    while (isInterim(head)) {
      head = told(stream.nextHead());
    }
    return head;
  }

  /** The final answer, where it comes before the body; null if the body is to be sent. */
  private @Nullable Head beforeTheBody() throws IOException {
    while (true) {
      Timeout wait = deadline.atMost(AnswerHeads.FOR_CONTINUE);
      Head head = stream.nextHead(wait.toMilliseconds());
      if (head == null) {
        return null;
      }
      told(head);
      if (!isInterim(head)) {
        return head;
      }
      if (head.status() == HttpStatus.SC_CONTINUE) {
        return null;
      }
    }
  }

  private Head told(Head head) {
    status.reply(VERSION + " " + head.status());
    if (isInterim(head)) {
      status.status(InternetStatus.INTERMEDIATE_RESPONSE, "", head.status());
    }
    return head;
  }

  private static boolean isInterim(Head head) {
    return head.status() < HttpStatus.SC_SUCCESS;
  }
}
