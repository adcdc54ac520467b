package org.patchbay.provider.http;

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
    if (lengths.length > 1) {
      throw new ProtocolException("the answer has more than one Content-Length");
    }
    if (lengths.length == 1 && !isNumber(lengths[0].getValue())) {
      throw new ProtocolException("the Content-Length of the answer is no number");
    }
  }

  /** Digits alone: others see a sign differently. */
  private static boolean isNumber(String length) {
    for (int i = 0; i < length.length(); i++) {
      if (length.charAt(i) < '0' || length.charAt(i) > '9') {
        return false;
      }
    }
    return !length.isEmpty();
  }
}
