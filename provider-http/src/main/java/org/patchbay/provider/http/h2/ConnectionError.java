package org.patchbay.provider.http.h2;

import java.io.IOException;
import org.apache.hc.core5.http2.H2Error;
import org.patchbay.api.InternetError;

/** What the peer did that ends the whole connection (RFC 9113 §5.4.1). */
final class ConnectionError extends IOException {
  private static final long serialVersionUID = 1L;

  private final H2Error code;

  ConnectionError(H2Error code, String message) {
    super(message);
    this.code = code;
  }

  static ConnectionError protocol(String message) {
    return new ConnectionError(H2Error.PROTOCOL_ERROR, message);
  }

  static ConnectionError size(String message) {
    return new ConnectionError(H2Error.FRAME_SIZE_ERROR, message);
  }

  static ConnectionError flow(String message) {
    return new ConnectionError(H2Error.FLOW_CONTROL_ERROR, message);
  }

  static ConnectionError calm(String message) {
    return new ConnectionError(H2Error.ENHANCE_YOUR_CALM, message);
  }

  H2Error code() {
    return code;
  }

  Failure failure() {
    InternetError error =
        code == H2Error.ENHANCE_YOUR_CALM
            ? InternetError.LIMIT_EXCEEDED
            : InternetError.HTTP_INVALID_SERVER_RESPONSE;
    return Failure.of(error, "the server breaks HTTP/2 (" + code + "): " + getMessage());
  }
}
