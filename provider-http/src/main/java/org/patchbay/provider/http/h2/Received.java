package org.patchbay.provider.http.h2;

import java.util.List;
import org.apache.hc.core5.http2.H2Error;
import org.patchbay.api.InternetError;
import org.patchbay.api.http.HttpHeader;

/**
 * What has come for a stream, in the order in which an answer comes: interim headers, the header,
 * the body, what follows it (RFC 9113 §8.1). Confined to the reader, but for what it says.
 */
final class Received {
  /** A server that sends more interim answers than this means no good (RFC 9110 §15.2). */
  private static final int MOST_INTERIM = 20;

  private final Inbox inbox;
  private final boolean bodiless;
  private boolean headed;
  private boolean empty;
  private long length = -1;
  private long body;
  private int interim;
  private volatile long bytes;

  /**
   * @param bodiless whether the answer has no body, whatever its header says: that of a HEAD
   */
  Received(Inbox inbox, boolean bodiless) {
    this.inbox = inbox;
    this.bodiless = bodiless;
  }

  Inbox inbox() {
    return inbox;
  }

  /** Bytes so far. */
  long bytes() {
    return bytes;
  }

  /** A header has come. */
  void fields(HeaderDecoder.Fields fields, int size, boolean end) throws StreamError {
    bytes += size;
    requireOpen();
    if (fields.excess() != null) {
      throw fields.excess();
    }
    if (headed) {
      trailers(fields, end);
      return;
    }
    Head head = AnswerFields.head(fields.lines());
    if (head.isInterim()) {
      interim(head, end);
    } else {
      last(head, end);
    }
  }

  private void interim(Head head, boolean end) throws StreamError {
    if (end) {
      throw StreamError.malformed("the answer ends with an interim one");
    }
    if (++interim > MOST_INTERIM) {
      throw StreamError.malformed("more than " + MOST_INTERIM + " interim answers");
    }
    inbox.head(head);
  }

  private void last(Head head, boolean end) throws StreamError {
    headed = true;
    empty = bodiless || head.status() == 204 || head.status() == 304;
    length = empty ? -1 : head.length();
    inbox.head(head);
    if (end) {
      end(List.of());
    }
  }

  private void trailers(HeaderDecoder.Fields fields, boolean end) throws StreamError {
    if (!end) {
      throw StreamError.malformed("a second header, and the answer goes on");
    }
    end(AnswerFields.fields(fields.lines()));
  }

  /** A piece of the body has come. */
  void data(Frame frame, int start, int end, boolean last) throws StreamError {
    bytes += frame.length();
    requireOpen();
    if (!headed) {
      throw StreamError.malformed("a body without a header");
    }
    body += end - start;
    if (body > 0 && empty) {
      throw StreamError.malformed("a body where there can be none");
    }
    if (length >= 0 && body > length) {
      throw StreamError.malformed("more comes than the Content-Length of " + length);
    }
    inbox.data(frame.payload(), start, end, frame.length());
    if (last) {
      end(List.of());
    }
  }

  private void end(List<HttpHeader> trailers) throws StreamError {
    if (length >= 0 && body < length) {
      throw new StreamError(
          H2Error.PROTOCOL_ERROR,
          InternetError.TRUNCATED,
          "the body ends after " + body + " of " + length + " bytes");
    }
    inbox.end(trailers);
  }

  private void requireOpen() throws StreamError {
    if (inbox.isEnded()) {
      throw new StreamError(
          H2Error.STREAM_CLOSED,
          InternetError.HTTP_INVALID_SERVER_RESPONSE,
          "more comes after the end of the answer");
    }
  }
}
