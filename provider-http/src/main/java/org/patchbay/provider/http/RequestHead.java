package org.patchbay.provider.http;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.Secret;
import org.patchbay.api.http.HttpBody;
import org.patchbay.api.http.HttpHeader;

/** The header of one request (W-152): the caller's lines, and those that it left to us. */
final class RequestHead {
  private final BasicClassicHttpRequest request;
  private @Nullable StreamedBody body;

  RequestHead(Hop hop, boolean decoded, String agent) {
    request = new BasicClassicHttpRequest(hop.method(), "/");
    request.setPath(hop.target().path()); // the constructor would take it for a URI and change it
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

  /**
   * Addresses the request to a proxy, which forwards it (RFC 9112 §3.2.2), and logs in there; the
   * proxy keeps that to itself (RFC 9110 §11.7.2).
   */
  void forwardBy(ProxyServer proxy, Target target) {
    request.setPath(target.origin() + target.path());
    String user = proxy.user();
    Secret password = proxy.password();
    if (user != null && password != null && !request.containsHeader("Proxy-Authorization")) {
      add("Proxy-Authorization", new Basic(user, password).answer("", ""));
    }
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
