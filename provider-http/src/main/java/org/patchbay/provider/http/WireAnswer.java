package org.patchbay.provider.http;

import java.io.IOException;
import java.util.List;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.http.HttpHeader;

/**
 * An answer as it stands on the wire.
 *
 * @param version as {@link org.patchbay.api.http.HttpResponse#version()} gives it
 * @param headers all lines in order
 * @param complete whether the protocol tells where the body ends (RFC 9112 §6.3)
 * @param body its bytes, still to be read; closing it gives the network connection back
 */
record WireAnswer(
    String version,
    int status,
    String reason,
    List<HttpHeader> headers,
    boolean complete,
    WireBody body) {

  static WireAnswer of(
      ClassicHttpResponse response,
      Loan loan,
      @Nullable TimeValue keepAlive,
      ExchangeDeadline deadline)
      throws IOException {
    HttpEntity entity = response.getEntity();
    String reason = response.getReasonPhrase();
    ProtocolVersion version = response.getVersion();
    return new WireAnswer(
        version == null ? HttpVersion.HTTP_1_1.format() : version.format(),
        response.getCode(),
        reason == null ? "" : reason,
        headers(response.getHeaders()),
        entity == null || entity.getContentLength() >= 0 || entity.isChunked(),
        new WireBody(entity, loan, keepAlive, deadline));
  }

  /** How long the server lets the connection be used again, null if not at all. */
  static @Nullable TimeValue keepAlive(
      ClassicHttpRequest request, ClassicHttpResponse response, HttpClientContext context) {
    return DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)
        ? DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context)
        : null;
  }

  static List<HttpHeader> headers(Header... lines) {
    HttpHeader[] headers = new HttpHeader[lines.length];
    for (int i = 0; i < lines.length; i++) {
      String value = lines[i].getValue();
      headers[i] = new HttpHeader(lines[i].getName(), value == null ? "" : value);
    }
    return List.of(headers);
  }
}
