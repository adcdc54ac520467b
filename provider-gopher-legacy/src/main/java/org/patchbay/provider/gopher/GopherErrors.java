package org.patchbay.provider.gopher;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** The only place where failures of the network become errors of the API. */
final class GopherErrors {
  private GopherErrors() {}

  /** The core's own exceptions stay what they are, however deep they are wrapped. */
  static InternetException from(String tried, IOException cause) {
    for (@Nullable Throwable inner = cause; inner != null; inner = inner.getCause()) {
      if (inner instanceof InternetException known) {
        return known;
      }
    }
    return new InternetException(errorOf(cause), tried + ": " + text(cause), cause);
  }

  /** The server sent what is no menu. */
  static InternetException protocol(String what) {
    return new InternetException(InternetError.GOPHER_PROTOCOL_ERROR, what);
  }

  /** The server sent more than is configured to be accepted. */
  static InternetException limit(String what, long limit, String key) {
    return new InternetException(
        InternetError.LIMIT_EXCEEDED,
        what + " than " + limit + " (" + key + " of " + GopherConfiguration.PID + ")");
  }

  /** What a server said, fit to be shown. */
  static String printable(String words) {
    return words.replaceAll("\\p{Cntrl}", "?");
  }

  private static String text(IOException cause) {
    return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
  }

  private static InternetError errorOf(IOException cause) {
    if (cause instanceof SocketTimeoutException) {
      return InternetError.TIMEOUT;
    }
    if (cause instanceof SSLException) {
      return InternetError.SECURITY_CHANNEL_ERROR;
    }
    if (cause instanceof EOFException) {
      return InternetError.CONNECTION_ABORTED;
    }
    return cause instanceof SocketException
        ? InternetError.CONNECTION_RESET
        : InternetError.GOPHER_DATA_ERROR;
  }
}
