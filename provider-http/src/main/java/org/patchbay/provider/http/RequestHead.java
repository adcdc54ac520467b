package org.patchbay.provider.http;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpHeader;

/** The header of one request (W-152): the caller's lines, and those that it left to us. */
final class RequestHead {
  /** Host and path are given apart: together they would be taken for a URI, and changed. */
  private static final @Nullable HttpHost NO_HOST = null;

  private final BasicClassicHttpRequest request;
  private @Nullable StreamedBody body;

  RequestHead(Hop hop, boolean decoded, String agent) {
    request = new BasicClassicHttpRequest(hop.method(), NO_HOST, hop.target().path());
    unlessGiven(hop, "Host", hop.target().origin().authority());
    if (!agent.isEmpty()) {
      unlessGiven(hop, "User-Agent", agent);
    }
    if (decoded) {
      // A part of something coded could not be decoded.
      unlessGiven(hop, "Accept-Encoding", hop.has("Range") ? "identity" : ContentCoding.ACCEPTED);
    }
    for (HttpHeader line : hop.headers()) {
      request.addHeader(new BasicHeader(line.name(), line.value(), line.secret()));
    }
    addBody(hop);
  }

  /**
   * Checks what the caller asks for.
   *
   * @throws InternetException for a tunnel, which is the dialer's to make, and for a line that
   *     belongs to the framing or cannot be written (RFC 9110 §5.5)
   */
  static void check(Hop hop) throws InternetException {
    if (hop.method().equals("CONNECT")) {
      throw new InternetException(
          InternetError.INVALID_PARAMETER, "CONNECT makes a tunnel: set a proxy instead");
    }
    for (HttpHeader line : hop.headers()) {
      if (line.isNamed("Content-Length") || line.isNamed("Transfer-Encoding")) {
        throw new InternetException(
            InternetError.INVALID_PARAMETER,
            line.name() + " follows from the body, do not give it");
      }
      if (line.value().chars().anyMatch(c -> c > 0xff)) {
        throw new InternetException(
            InternetError.HTTP_INVALID_HEADER,
            "the value of header " + line.name() + " has characters beyond ISO 8859-1");
      }
    }
  }

  void add(String name, String value) {
    request.addHeader(name, value);
  }

  /** Another target than path and query, as a proxy is given. */
  void setTarget(String target) {
    request.setPath(target);
  }

  /** Where there is a body: the server is to say whether it wants it. */
  void expectContinue() {
    if (body != null && !request.containsHeader("Expect")) {
      add("Expect", "100-continue");
    }
  }

  /** Whether some of the body has been read, to be sent. */
  boolean isBodySpent() {
    return body != null && body.isSpent();
  }

  ClassicHttpRequest request() {
    return request;
  }

  private void unlessGiven(Hop hop, String name, String value) {
    if (!hop.has(name)) {
      add(name, value);
    }
  }

  private void addBody(Hop hop) {
    HttpBody content = hop.body();
    if (content == null) {
      // RFC 9110 §8.6: where a body is expected, say that there is none.
      if (hop.method().equals("POST") || hop.method().equals("PUT")) {
        add("Content-Length", "0");
      }
      return;
    }
    if (content.length() >= 0) {
      add("Content-Length", Long.toString(content.length()));
    } else {
      add("Transfer-Encoding", "chunked");
    }
    body = new StreamedBody(content);
    request.setEntity(body);
  }
}
