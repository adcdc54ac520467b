package org.patchbay.provider.http;

import java.io.IOException;

/**
 * A request got no answer for reasons that are its connection's: one that was kept turned out to
 * have been closed by the server, or the server says that it has not begun with it.
 */
final class StaleConnectionException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean sent;

  StaleConnectionException(boolean sent, Exception cause) {
    super("the server had closed the connection, or did not take the request", cause);
    this.sent = sent;
  }

  /** Whether some of the request may have reached the server. */
  boolean isSent() {
    return sent;
  }
}
