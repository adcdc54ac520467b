package org.patchbay.provider.http;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** Names for what went wrong; the only place that knows the library's exceptions. */
final class HttpErrors {
  private HttpErrors() {}

  /** A failure before the header of the answer was here. */
  static InternetException sending(Exception e, Hop hop) {
    InternetException told = told(e);
    return told != null
        ? told
        : new InternetException(sendingError(e), hop.method() + " failed: " + reason(e), e);
  }

  /** A failure in the body of an answer. */
  static InternetException reading(Exception e) {
    InternetException told = told(e);
    return told != null
        ? told
        : new InternetException(readingError(e), "reading the body failed: " + reason(e), e);
  }

  /** What the core or this provider has named already, perhaps wrapped by the library. */
  static @Nullable InternetException told(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InternetException told) {
        return told;
      }
    }
    return null;
  }

  private static InternetError sendingError(Exception e) {
    if (e instanceof StaleConnectionException && e.getCause() instanceof Exception cause) {
      return sendingError(cause);
    }
    if (e instanceof HttpException || e instanceof NoHttpResponseException) {
      return InternetError.HTTP_INVALID_SERVER_RESPONSE;
    }
    if (e instanceof ConnectionClosedException) {
      return InternetError.TRUNCATED;
    }
    return commonError(e);
  }

  private static InternetError readingError(Exception e) {
    if (e instanceof ConnectionClosedException
        || e instanceof TruncatedChunkException
        || e instanceof EOFException) {
      return InternetError.TRUNCATED;
    }
    if (e instanceof MalformedChunkCodingException || e instanceof HttpException) {
      return InternetError.HTTP_INVALID_SERVER_RESPONSE;
    }
    return commonError(e);
  }

  private static InternetError commonError(Exception e) {
    if (e instanceof SocketTimeoutException) {
      return InternetError.TIMEOUT;
    }
    if (e instanceof MessageConstraintException) {
      return InternetError.LIMIT_EXCEEDED;
    }
    if (e instanceof SSLException) {
      return InternetError.SECURITY_CHANNEL_ERROR;
    }
    if (e instanceof ZipException) {
      return InternetError.DECODING_FAILED;
    }
    if (e instanceof UnknownHostException) {
      return InternetError.NAME_NOT_RESOLVED;
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return InternetError.CANNOT_CONNECT;
    }
    if (e instanceof SocketException) {
      return isReset(e) ? InternetError.CONNECTION_RESET : InternetError.CONNECTION_ABORTED;
    }
    return e instanceof InterruptedIOException
        ? InternetError.OPERATION_CANCELLED
        : InternetError.CONNECTION_ABORTED;
  }

  private static boolean isReset(Exception e) {
    return String.valueOf(e.getMessage()).contains("reset");
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
