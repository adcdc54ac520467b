package org.patchbay.provider.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.api.http.HttpResponse;

/** An answer out of the cache, with the age that it has (RFC 9111 §5.1). */
final class StoredAnswer implements HttpResponse {
  private final CachedAnswer answer;
  private final URI uri;
  private final List<HttpHeader> headers;
  private final InputStream body;

  StoredAnswer(CachedAnswer answer, URI uri, long ageSeconds) {
    this.answer = answer;
    this.uri = uri;
    List<HttpHeader> aged = new ArrayList<>(answer.headers());
    aged.removeIf(line -> line.isNamed("Age"));
    aged.add(new HttpHeader("Age", Long.toString(ageSeconds)));
    this.headers = List.copyOf(aged);
    this.body = new ByteArrayInputStream(answer.body());
  }

  @Override
  public int status() {
    return answer.status();
  }

  @Override
  public String reason() {
    return answer.reason();
  }

  @Override
  public String version() {
    return answer.version();
  }

  @Override
  public List<HttpHeader> headers() {
    return headers;
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public long length() {
    return answer.body().length;
  }

  @Override
  public boolean complete() {
    return true;
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void close() {
    // There is nothing behind it.
  }
}
