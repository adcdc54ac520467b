package org.patchbay.provider.http.h2;

import org.apache.hc.core5.http2.H2Error;
import org.patchbay.api.InternetError;

/** What the peer did that ends one stream (RFC 9113 §5.4.2). */
final class StreamError extends Exception {
  private static final long serialVersionUID = 1L;

  private final H2Error code;
  private final InternetError error;

  StreamError(H2Error code, InternetError error, String message) {
    super(message);
    this.code = code;
    this.error = error;
  }

  /** An answer that is none (RFC 9113 §8.1.1). */
  static StreamError malformed(String message) {
    return new StreamError(
        H2Error.PROTOCOL_ERROR, InternetError.HTTP_INVALID_SERVER_RESPONSE, message);
  }

  static StreamError tooLarge(String message) {
    return new StreamError(H2Error.ENHANCE_YOUR_CALM, InternetError.LIMIT_EXCEEDED, message);
  }

  H2Error code() {
    return code;
  }

  Failure failure() {
    return Failure.of(error, String.valueOf(getMessage()));
  }
}
