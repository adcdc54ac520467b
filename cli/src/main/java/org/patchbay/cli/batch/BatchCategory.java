package org.patchbay.cli.batch;

import static org.patchbay.api.InternetError.*;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** What programs are told of a failure: each with the errors that mean it. */
enum BatchCategory {
  NAME_NOT_RESOLVED(InternetError.NAME_NOT_RESOLVED),
  CANNOT_CONNECT(
      InternetError.CANNOT_CONNECT,
      SERVER_UNREACHABLE,
      DISCONNECTED,
      NO_DIRECT_ACCESS,
      TCPIP_NOT_INSTALLED),
  CONNECTION_RESET(InternetError.CONNECTION_RESET, CONNECTION_ABORTED, FTP_DROPPED),
  TIMEOUT(InternetError.TIMEOUT),
  LOGIN_FAILURE(
      InternetError.LOGIN_FAILURE,
      INCORRECT_USER_NAME,
      INCORRECT_PASSWORD,
      LOGIN_FAILURE_DISPLAY_ENTITY_BODY),
  SERVER_REFUSED(EXTENDED_ERROR),
  DATA_CONNECTION(DATA_CONNECTION_FAILED, FTP_NO_PASSIVE_MODE),
  PROTOCOL_ERROR(
      PROTOCOL_VIOLATION,
      HTTP_INVALID_SERVER_RESPONSE,
      HTTP_DOWNLEVEL_SERVER,
      DECODING_FAILED,
      GOPHER_PROTOCOL_ERROR),
  TRUNCATED(InternetError.TRUNCATED),
  TOO_LARGE(LIMIT_EXCEEDED),
  TOO_MANY_REDIRECTS(InternetError.TOO_MANY_REDIRECTS),
  REDIRECT_REFUSED(
      HTTP_REDIRECT_FAILED,
      HTTPS_TO_HTTP_ON_REDIR,
      HTTP_TO_HTTPS_ON_REDIR,
      REDIRECT_SCHEME_CHANGE,
      HTTPS_HTTP_SUBMIT_REDIR,
      HTTP_REDIRECT_NEEDS_CONFIRMATION,
      // Of batch's own requests no part is a URL: a server's Location was none.
      INVALID_URL),
  RESUME_FAILED(InternetError.RESUME_FAILED),
  UNSUPPORTED(
      InternetError.UNSUPPORTED, PROVIDER_UNAVAILABLE, PROTOCOL_NOT_FOUND, UNRECOGNIZED_SCHEME),
  INVALID_ARGUMENT(
      INVALID_PARAMETER,
      INVALID_OPTION,
      BAD_OPTION_LENGTH,
      OPTION_NOT_SETTABLE,
      INCORRECT_FORMAT,
      HTTP_INVALID_HEADER,
      HTTP_INVALID_QUERY_REQUEST,
      HTTP_HEADER_ALREADY_EXISTS,
      GOPHER_INVALID_LOCATOR,
      GOPHER_INCORRECT_LOCATOR_TYPE,
      GOPHER_UNKNOWN_LOCATOR),
  CERT_INVALID(
      SEC_INVALID_CERT, SEC_CERT_ERRORS, SEC_CERT_NO_REV, SEC_CERT_REV_FAILED, SEC_CERT_REVOKED),
  CERT_EXPIRED(SEC_CERT_DATE_INVALID),
  CERT_UNTRUSTED(INVALID_CA),
  CERT_HOST_MISMATCH(SEC_CERT_CN_INVALID),
  TLS_FAILURE(
      SECURITY_CHANNEL_ERROR,
      CLIENT_AUTH_CERT_NEEDED,
      CLIENT_AUTH_NOT_SETUP,
      FAILED_DUETOSECURITYCHECK),
  TLS_REQUIRED(InternetError.TLS_REQUIRED),
  PROXY_ERROR(
      PROXY_SERVER_UNREACHABLE,
      INVALID_PROXY_REQUEST,
      NOT_PROXY_REQUEST,
      BAD_AUTO_PROXY_SCRIPT,
      UNABLE_TO_DOWNLOAD_SCRIPT),
  /** What cannot be attributed: said rather than guessed. */
  OTHER(
      FILE_NOT_FOUND,
      INVALID_HANDLE,
      NO_MORE_FILES,
      FILE_EXISTS,
      INSUFFICIENT_BUFFER,
      IO_PENDING,
      OUT_OF_HANDLES,
      INTERNAL_ERROR,
      SHUTDOWN,
      INVALID_OPERATION,
      OPERATION_CANCELLED,
      INCORRECT_HANDLE_TYPE,
      INCORRECT_HANDLE_STATE,
      REGISTRY_VALUE_NOT_FOUND,
      BAD_REGISTRY_PARAMETER,
      NO_CONTEXT,
      NO_CALLBACK,
      REQUEST_PENDING,
      ITEM_NOT_FOUND,
      FORCE_RETRY,
      NEED_UI,
      HANDLE_EXISTS,
      MIXED_SECURITY,
      CHG_POST_IS_NON_SECURE,
      POST_IS_NON_SECURE,
      ASYNC_THREAD_FAILED,
      DIALOG_PENDING,
      RETRY_DIALOG,
      INSERT_CDROM,
      FORTEZZA_LOGIN_NEEDED,
      CONTENT_MISMATCH,
      FTP_TRANSFER_IN_PROGRESS,
      GOPHER_NOT_FILE,
      GOPHER_DATA_ERROR,
      GOPHER_END_OF_DATA,
      GOPHER_NOT_GOPHER_PLUS,
      GOPHER_ATTRIBUTE_NOT_FOUND,
      HTTP_HEADER_NOT_FOUND,
      UNABLE_TO_CACHE_FILE,
      HTTP_NOT_REDIRECTED,
      HTTP_COOKIE_NEEDS_CONFIRMATION,
      HTTP_COOKIE_DECLINED,
      NOT_INITIALIZED,
      NEED_MSN_SSPI_PKG,
      PROVIDER_WITHDRAWN,
      DENIED_BY_POLICY);

  private static final int CANNOT_OPEN_DATA_CONNECTION = 425;
  private static final int TRANSFER_ABORTED = 426;
  private static final Map<InternetError, BatchCategory> TABLE = table();

  private final List<InternetError> errors;

  BatchCategory(InternetError... errors) {
    this.errors = List.of(errors);
  }

  /** The errors that mean it. */
  List<InternetError> errors() {
    return errors;
  }

  /**
   * The category of a failure. WinINet gives two FTP replies the errors of a failed and of an ended
   * connection (W-057, W-058): the number of the reply tells them from those.
   */
  static BatchCategory of(InternetException failure) {
    return switch (failure.replyCode()) {
      case CANNOT_OPEN_DATA_CONNECTION -> DATA_CONNECTION;
      case TRANSFER_ABORTED -> TRUNCATED;
      default -> TABLE.getOrDefault(failure.error(), OTHER);
    };
  }

  private static Map<InternetError, BatchCategory> table() {
    Map<InternetError, BatchCategory> table = new EnumMap<>(InternetError.class);
    for (BatchCategory category : values()) {
      category.errors.forEach(error -> table.put(error, category));
    }
    return table;
  }
}
