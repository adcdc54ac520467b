package org.patchbay.provider.ftp;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import org.apache.commons.net.MalformedServerReplyException;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpReply;

/** The one place where replies and I/O failures become errors. */
final class FtpErrors {
  /**
   * The alert of a server that got no certificate (RFC 8446 §6.2), which comes after the handshake.
   */
  private static final String WANTED = "certificate_required";

  private FtpErrors() {}

  /** A negative reply, or one that makes no sense as an answer (W-057 to W-060). */
  static InternetException refused(String command, FtpReply reply) {
    if (reply.isPositive()) {
      return new InternetException(
          InternetError.PROTOCOL_VIOLATION, command + " answered with " + reply.code());
    }
    InternetError error =
        switch (reply.code()) {
          case 425 -> InternetError.CANNOT_CONNECT;
          case 426 -> InternetError.CONNECTION_ABORTED;
          case 530 -> InternetError.LOGIN_FAILURE;
          default -> InternetError.EXTENDED_ERROR;
        };
    return refused(error, command, reply);
  }

  /**
   * A login that was refused, told as finely as it is known (W-049, W-050); a command that is not
   * understood is W-051.
   */
  static InternetException loginRefused(String command, FtpReply reply) {
    if (reply.isPositive()) {
      return refused(command, reply);
    }
    return switch (reply.code()) {
      case 421, 500, 501, 502, 503, 504 -> refused(command, reply);
      default ->
          refused(
              command.equals("USER")
                  ? InternetError.INCORRECT_USER_NAME
                  : InternetError.INCORRECT_PASSWORD,
              command,
              reply);
    };
  }

  /** A negative reply that means more than that. */
  static InternetException refused(InternetError error, String command, FtpReply reply) {
    return new InternetException(
        error, command + " refused", reply.isPositive() ? 0 : reply.code(), null);
  }

  /** A failed data connection on our side. What policy or TLS said stands as it is. */
  static InternetException dataConnection(String command, IOException e) {
    InternetException explained = explain(command, e);
    return switch (explained.error()) {
      case CANNOT_CONNECT, TIMEOUT, CONNECTION_RESET, CONNECTION_ABORTED ->
          new InternetException(
              InternetError.DATA_CONNECTION_FAILED,
              "no data connection for " + command + ": " + e.getMessage(),
              e);
      default -> explained;
    };
  }

  /** An I/O failure while something was tried. What the dialer said stands as it is. */
  static InternetException explain(String tried, IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InternetException known) {
        return known;
      }
    }
    return new InternetException(errorOf(e), tried + " failed: " + e.getMessage(), e);
  }

  /** Whether TLS ended without close_notify, as the dialer tells. */
  static boolean isUnannouncedEnd(IOException e) {
    return explain("reading", e).error() == InternetError.TRUNCATED;
  }

  private static InternetError errorOf(IOException e) {
    if (e instanceof SocketTimeoutException) {
      return InternetError.TIMEOUT;
    } else if (e instanceof SSLException && String.valueOf(e.getMessage()).contains(WANTED)) {
      return InternetError.CLIENT_AUTH_CERT_NEEDED;
    } else if (e instanceof FTPConnectionClosedException || e instanceof EOFException) {
      return InternetError.FTP_DROPPED;
    } else if (e instanceof MalformedServerReplyException) {
      return InternetError.PROTOCOL_VIOLATION;
    } else if (e instanceof SSLException) {
      return InternetError.SECURITY_CHANNEL_ERROR;
    } else if (e instanceof SocketException) {
      return InternetError.CONNECTION_RESET;
    }
    return InternetError.CONNECTION_ABORTED;
  }

  /** The same failure once more: an exception must not be thrown twice. */
  static InternetException again(InternetException failure) {
    return new InternetException(
        failure.error(),
        String.valueOf(failure.getMessage()),
        failure.replyCode(),
        failure.getCause());
  }

  /** An argument that was refused before anything was sent. */
  static InternetException invalid(String message) {
    return new InternetException(InternetError.INVALID_PARAMETER, message);
  }

  /** An answer that cannot be understood. */
  static InternetException unintelligible(String command) {
    return new InternetException(
        InternetError.PROTOCOL_VIOLATION, "the answer to " + command + " cannot be understood");
  }
}
