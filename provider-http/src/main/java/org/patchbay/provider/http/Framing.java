package org.patchbay.provider.http;

import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolException;

/**
 * Refuses answers whose length two readers could understand differently, since a proxy on the way
 * may be the other reader (RFC 9112 §6.3, §11.2).
 */
final class Framing {
  private Framing() {}

  static void check(HttpResponse response) throws ProtocolException {
    Header[] lengths = response.getHeaders(HttpHeaders.CONTENT_LENGTH);
    if (lengths.length > 0 && response.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
      throw new ProtocolException("the answer has both Transfer-Encoding and Content-Length");
    }
    if (Stream.of(lengths).map(Header::getValue).distinct().count() > 1) {
      throw new ProtocolException("the answer has two different values of Content-Length");
    }
  }
}
