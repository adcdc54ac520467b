package org.patchbay.examples.finger.provider;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** The only place where failures of the network become errors of the API. */
final class FingerErrors {
  private FingerErrors() {}

  /** The dialer's own failures stay what they are. */
  static InternetException from(IOException e) {
    if (e instanceof InternetException known) {
      return known;
    }
    InternetError error =
        e instanceof SocketTimeoutException
            ? InternetError.TIMEOUT
            : InternetError.CONNECTION_RESET;
    return new InternetException(error, "asking failed: " + e.getMessage(), e);
  }
}
