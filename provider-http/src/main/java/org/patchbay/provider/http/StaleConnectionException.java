package org.patchbay.provider.http;

import java.io.IOException;

/** A kept connection turned out to have been closed by the server before it answered anything. */
final class StaleConnectionException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean sent;

  StaleConnectionException(boolean sent, Exception cause) {
    super("the server had closed the connection that was kept for further requests", cause);
    this.sent = sent;
  }

  /** Whether some of the request may have reached the server. */
  boolean isSent() {
    return sent;
  }
}
