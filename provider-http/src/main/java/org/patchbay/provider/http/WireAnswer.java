package org.patchbay.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.http.HttpHeader;

/**
 * An answer as it stands on the wire.
 *
 * @param headers all lines in order
 * @param body its bytes, still to be read; closing it gives the network connection back
 */
record WireAnswer(int status, String reason, List<HttpHeader> headers, WireBody body) {

  static WireAnswer of(
      ClassicHttpRequest request,
      ClassicHttpResponse response,
      HttpClientContext context,
      Wire.Loan loan)
      throws IOException {
    HttpEntity entity = response.getEntity();
    InputStream content = entity == null ? InputStream.nullInputStream() : entity.getContent();
    long length = entity == null ? 0 : entity.getContentLength();
    String reason = response.getReasonPhrase();
    return new WireAnswer(
        response.getCode(),
        reason == null ? "" : reason,
        Stream.of(response.getHeaders())
            .map(line -> new HttpHeader(line.getName(), value(line.getValue())))
            .toList(),
        new WireBody(content, length, loan, keepAlive(request, response, context)));
  }

  /** How long the server lets the connection be used again, null if not at all. */
  private static @Nullable TimeValue keepAlive(
      ClassicHttpRequest request, ClassicHttpResponse response, HttpClientContext context) {
    return DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)
        ? DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context)
        : null;
  }

  private static String value(@Nullable String value) {
    return value == null ? "" : value;
  }
}
