package org.patchbay.provider.http.h2;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http2.H2Error;
import org.patchbay.api.InternetError;

/** Why a stream ended before its answer did; told to each who asks as an exception of his own. */
record Failure(InternetError error, String message, StreamFailure.Repetition repetition) {

  static Failure of(InternetError error, String message) {
    return new Failure(error, message, StreamFailure.Repetition.NONE);
  }

  /** The peer has not looked at the request, and says so (RFC 9113 §8.7). */
  static Failure unprocessed(String message) {
    return new Failure(
        InternetError.CONNECTION_RESET, message, StreamFailure.Repetition.UNPROCESSED);
  }

  /** The peer has reset the stream. */
  static Failure reset(int code) {
    H2Error known = H2Error.getByCode(code);
    String message = "the server reset the stream: " + name(code);
    if (known == H2Error.REFUSED_STREAM) {
      return unprocessed(message);
    }
    return new Failure(
        InternetError.CONNECTION_RESET,
        message,
        known == H2Error.HTTP_1_1_REQUIRED
            ? StreamFailure.Repetition.OVER_HTTP_1_1
            : StreamFailure.Repetition.NONE);
  }

  /** The network connection has broken. */
  static Failure lost(Exception why, String lastWords) {
    String message =
        "the connection to the server has ended: "
            + why.getMessage()
            + (lastWords.isEmpty() ? "" : "; before, " + lastWords);
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException) {
        boolean reset = String.valueOf(cause.getMessage()).contains("reset");
        return of(
            reset ? InternetError.CONNECTION_RESET : InternetError.CONNECTION_ABORTED, message);
      }
    }
    if (why instanceof EOFException) {
      return of(InternetError.TRUNCATED, message);
    }
    if (why instanceof SocketTimeoutException) {
      return of(InternetError.TIMEOUT, message);
    }
    return of(
        why instanceof SSLException
            ? InternetError.SECURITY_CHANNEL_ERROR
            : InternetError.CONNECTION_ABORTED,
        message);
  }

  static String name(int code) {
    H2Error known = H2Error.getByCode(code);
    return known == null ? "error " + Integer.toUnsignedString(code) : known.name();
  }

  /** The same of a request of which nothing has been heard on a connection that had worked. */
  Failure unanswered() {
    return new Failure(error, message, StreamFailure.Repetition.UNANSWERED);
  }

  /** The same of a request of which nothing has been heard. */
  Failure withoutAnswer() {
    return error == InternetError.TRUNCATED
        ? new Failure(InternetError.HTTP_INVALID_SERVER_RESPONSE, message, repetition) // W-163
        : this;
  }

  StreamFailure exception() {
    return new StreamFailure(error, message, repetition);
  }
}
