package org.patchbay.api;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong on the way to a server, or what the server refused.
 *
 * <p>The message says what was tried, on what, and what came back. Neither it nor the fields hold a
 * secret. The core makes the exceptions that callers see: they lead to no provider's class, and
 * their cause is the cause told as text.
 */
public class InternetException extends IOException {
  private static final long serialVersionUID = 1L;

  private final InternetError error;
  private final String endpoint;
  private final String serverResponse;
  private final int replyCode;

  /** A failure, for providers: the core adds the endpoint and what the server said. */
  public InternetException(InternetError error, String message) {
    this(error, message, "", "", 0, null);
  }

  /** A failure with its cause, for providers. */
  public InternetException(InternetError error, String message, @Nullable Throwable cause) {
    this(error, message, "", "", 0, cause);
  }

  /**
   * What a server refused by a numbered reply, for providers.
   *
   * @param replyCode the number, as {@link #replyCode()} gives it
   */
  public InternetException(
      InternetError error, String message, int replyCode, @Nullable Throwable cause) {
    this(error, message, "", "", replyCode, cause);
  }

  /** A failure with all that is known of it but for a number. */
  public InternetException(
      InternetError error,
      String message,
      String endpoint,
      String serverResponse,
      @Nullable Throwable cause) {
    this(error, message, endpoint, serverResponse, 0, cause);
  }

  /** A failure with all that is known of it. */
  public InternetException(
      InternetError error,
      String message,
      String endpoint,
      String serverResponse,
      int replyCode,
      @Nullable Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.error = Objects.requireNonNull(error, "error");
    this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
    this.serverResponse = Objects.requireNonNull(serverResponse, "serverResponse");
    this.replyCode = replyCode;
  }

  /** Which failure. */
  public InternetError error() {
    return error;
  }

  /** Where, as a URL without secrets; empty if it has no place. */
  public String endpoint() {
    return endpoint;
  }

  /** Everything that the server said in answer to the failed call; empty if nothing. */
  public String serverResponse() {
    return serverResponse;
  }

  /**
   * The number of the reply by which the server refused, where the protocol has such replies: 400
   * to 599 for FTP (RFC 959 §4.2); 0 if it was none.
   */
  public int replyCode() {
    return replyCode;
  }
}
