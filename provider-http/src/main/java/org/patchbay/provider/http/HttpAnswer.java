package org.patchbay.provider.http;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.api.http.HttpResponse;

/** What the caller gets: headers as they came, the body decoded if that was wanted. */
final class HttpAnswer implements HttpResponse {
  private static final int UNTOLD = -1;

  private final WireAnswer answer;
  private final Target target;
  private final List<ContentCoding> codings;
  private final InputStream body;

  /**
   * @param bookmark for the body as it is handed out, empty if it cannot be resumed
   */
  HttpAnswer(
      Hop hop,
      WireAnswer answer,
      boolean decoded,
      Map<String, String> bookmark,
      HttpLimits limits) {
    this.answer = answer;
    this.target = hop.target();
    this.codings = decoded ? ContentCoding.of(answer) : List.of();
    InputStream content =
        codings.isEmpty() ? answer.body() : new DecodedBody(answer.body(), codings, limits);
    this.body = new ResumableBody(content, bookmark, UNTOLD);
  }

  @Override
  public String version() {
    return answer.version();
  }

  @Override
  public int status() {
    return answer.status();
  }

  @Override
  public String reason() {
    return answer.reason();
  }

  /** As on the wire: the Content-Length and Content-Encoding of a decoded body are still there. */
  @Override
  public List<HttpHeader> headers() {
    return answer.headers();
  }

  @Override
  public URI uri() {
    return target.uri();
  }

  @Override
  public long length() {
    return codings.isEmpty() ? answer.body().length() : -1;
  }

  @Override
  public boolean complete() {
    return answer.complete();
  }

  @Override
  public List<HttpHeader> trailers() {
    return answer.body().trailers();
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void close() {
    if (body instanceof DecodedBody decoded) {
      decoded.close();
    } else {
      answer.body().close();
    }
  }
}
