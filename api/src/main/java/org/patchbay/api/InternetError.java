package org.patchbay.api;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can go wrong: the Win32 codes that WinINet returns, WinINet's own by their names and numbers
 * (12001 to 12175), and Patchbay's from 13000 up.
 */
public enum InternetError {
  /** A local file is missing. */
  FILE_NOT_FOUND(2, "ERROR_FILE_NOT_FOUND"),
  /** The handle is closed. */
  INVALID_HANDLE(6, "ERROR_INVALID_HANDLE"),
  /** There are no more entries. */
  NO_MORE_FILES(18, "ERROR_NO_MORE_FILES"),
  /** A local file exists already. */
  FILE_EXISTS(80, "ERROR_FILE_EXISTS"),
  /** An argument was refused before anything was sent. */
  INVALID_PARAMETER(87, "ERROR_INVALID_PARAMETER"),
  /** A buffer is too small. */
  INSUFFICIENT_BUFFER(122, "ERROR_INSUFFICIENT_BUFFER"),
  /** The call goes on asynchronously. */
  IO_PENDING(997, "ERROR_IO_PENDING"),
  /** No handle available. */
  OUT_OF_HANDLES(12001, "ERROR_INTERNET_OUT_OF_HANDLES"),
  /** A timeout option expired. */
  TIMEOUT(12002, "ERROR_INTERNET_TIMEOUT"),
  /** The server refused; text via InternetGetLastResponseInfo. */
  EXTENDED_ERROR(12003, "ERROR_INTERNET_EXTENDED_ERROR"),
  /** Internal. */
  INTERNAL_ERROR(12004, "ERROR_INTERNET_INTERNAL_ERROR"),
  /** Bad URL. */
  INVALID_URL(12005, "ERROR_INTERNET_INVALID_URL"),
  /** Scheme unknown or unsupported. */
  UNRECOGNIZED_SCHEME(12006, "ERROR_INTERNET_UNRECOGNIZED_SCHEME"),
  /** Host lookup failed. */
  NAME_NOT_RESOLVED(12007, "ERROR_INTERNET_NAME_NOT_RESOLVED"),
  /** Protocol missing. */
  PROTOCOL_NOT_FOUND(12008, "ERROR_INTERNET_PROTOCOL_NOT_FOUND"),
  /** Option unknown. */
  INVALID_OPTION(12009, "ERROR_INTERNET_INVALID_OPTION"),
  /** Option length wrong. */
  BAD_OPTION_LENGTH(12010, "ERROR_INTERNET_BAD_OPTION_LENGTH"),
  /** Query-only option. */
  OPTION_NOT_SETTABLE(12011, "ERROR_INTERNET_OPTION_NOT_SETTABLE"),
  /** Library unloading. */
  SHUTDOWN(12012, "ERROR_INTERNET_SHUTDOWN"),
  /** FTP login: user refused. */
  INCORRECT_USER_NAME(12013, "ERROR_INTERNET_INCORRECT_USER_NAME"),
  /** FTP login: password refused. */
  INCORRECT_PASSWORD(12014, "ERROR_INTERNET_INCORRECT_PASSWORD"),
  /** FTP login refused. */
  LOGIN_FAILURE(12015, "ERROR_INTERNET_LOGIN_FAILURE"),
  /** Not possible here. */
  INVALID_OPERATION(12016, "ERROR_INTERNET_INVALID_OPERATION"),
  /** Handle closed under the operation. */
  OPERATION_CANCELLED(12017, "ERROR_INTERNET_OPERATION_CANCELLED"),
  /** Wrong kind of handle. */
  INCORRECT_HANDLE_TYPE(12018, "ERROR_INTERNET_INCORRECT_HANDLE_TYPE"),
  /** Handle not in the right state. */
  INCORRECT_HANDLE_STATE(12019, "ERROR_INTERNET_INCORRECT_HANDLE_STATE"),
  /** Not possible through a proxy. */
  NOT_PROXY_REQUEST(12020, "ERROR_INTERNET_NOT_PROXY_REQUEST"),
  /** A configured value is missing. */
  REGISTRY_VALUE_NOT_FOUND(12021, "ERROR_INTERNET_REGISTRY_VALUE_NOT_FOUND"),
  /** A configured value is of the wrong kind. */
  BAD_REGISTRY_PARAMETER(12022, "ERROR_INTERNET_BAD_REGISTRY_PARAMETER"),
  /** Offline / direct access not possible. */
  NO_DIRECT_ACCESS(12023, "ERROR_INTERNET_NO_DIRECT_ACCESS"),
  /** Async call with context 0. */
  NO_CONTEXT(12024, "ERROR_INTERNET_NO_CONTEXT"),
  /** Async call without a callback. */
  NO_CALLBACK(12025, "ERROR_INTERNET_NO_CALLBACK"),
  /** Requests outstanding. */
  REQUEST_PENDING(12026, "ERROR_INTERNET_REQUEST_PENDING"),
  /** Request malformed. */
  INCORRECT_FORMAT(12027, "ERROR_INTERNET_INCORRECT_FORMAT"),
  /** Item missing. */
  ITEM_NOT_FOUND(12028, "ERROR_INTERNET_ITEM_NOT_FOUND"),
  /** TCP connect failed; also FTP 425. */
  CANNOT_CONNECT(12029, "ERROR_INTERNET_CANNOT_CONNECT"),
  /** Connection ended; also FTP 426. */
  CONNECTION_ABORTED(12030, "ERROR_INTERNET_CONNECTION_ABORTED"),
  /** Connection reset. */
  CONNECTION_RESET(12031, "ERROR_INTERNET_CONNECTION_RESET"),
  /** Retry the request. */
  FORCE_RETRY(12032, "ERROR_INTERNET_FORCE_RETRY"),
  /** A request for a proxy is malformed. */
  INVALID_PROXY_REQUEST(12033, "ERROR_INTERNET_INVALID_PROXY_REQUEST"),
  /** Vista/2008 and earlier. */
  NEED_UI(12034, "ERROR_INTERNET_NEED_UI"),
  /** The handle exists already. */
  HANDLE_EXISTS(12036, "ERROR_INTERNET_HANDLE_EXISTS"),
  /** The certificate has expired or is not valid yet. */
  SEC_CERT_DATE_INVALID(12037, "ERROR_INTERNET_SEC_CERT_DATE_INVALID"),
  /** The certificate is for another host. */
  SEC_CERT_CN_INVALID(12038, "ERROR_INTERNET_SEC_CERT_CN_INVALID"),
  /** A redirect leads from http to https. */
  HTTP_TO_HTTPS_ON_REDIR(12039, "ERROR_INTERNET_HTTP_TO_HTTPS_ON_REDIR"),
  /** A redirect leads from https to http. */
  HTTPS_TO_HTTP_ON_REDIR(12040, "ERROR_INTERNET_HTTPS_TO_HTTP_ON_REDIR"),
  /** Secure and open content are mixed. */
  MIXED_SECURITY(12041, "ERROR_INTERNET_MIXED_SECURITY"),
  /** A form would be sent in the open after a change. */
  CHG_POST_IS_NON_SECURE(12042, "ERROR_INTERNET_CHG_POST_IS_NON_SECURE"),
  /** A form would be sent in the open. */
  POST_IS_NON_SECURE(12043, "ERROR_INTERNET_POST_IS_NON_SECURE"),
  /** The server asks for a client certificate. */
  CLIENT_AUTH_CERT_NEEDED(12044, "ERROR_INTERNET_CLIENT_AUTH_CERT_NEEDED"),
  /** The certificate comes from an authority that is not trusted. */
  INVALID_CA(12045, "ERROR_INTERNET_INVALID_CA"),
  /** Client authentication is not set up. */
  CLIENT_AUTH_NOT_SETUP(12046, "ERROR_INTERNET_CLIENT_AUTH_NOT_SETUP"),
  /** An asynchronous call could not be started. */
  ASYNC_THREAD_FAILED(12047, "ERROR_INTERNET_ASYNC_THREAD_FAILED"),
  /** Redirect to another scheme. */
  REDIRECT_SCHEME_CHANGE(12048, "ERROR_INTERNET_REDIRECT_SCHEME_CHANGE"),
  /** Another decision is awaited from the user. */
  DIALOG_PENDING(12049, "ERROR_INTERNET_DIALOG_PENDING"),
  /** The request should be tried again after a decision. */
  RETRY_DIALOG(12050, "ERROR_INTERNET_RETRY_DIALOG"),
  /** A redirect sends a form into the open. */
  HTTPS_HTTP_SUBMIT_REDIR(12052, "ERROR_INTERNET_HTTPS_HTTP_SUBMIT_REDIR"),
  /** Vista/2008 and earlier. */
  INSERT_CDROM(12053, "ERROR_INTERNET_INSERT_CDROM"),
  /** A Fortezza login is needed. */
  FORTEZZA_LOGIN_NEEDED(12054, "ERROR_INTERNET_FORTEZZA_LOGIN_NEEDED"),
  /** The certificate has errors. */
  SEC_CERT_ERRORS(12055, "ERROR_INTERNET_SEC_CERT_ERRORS"),
  /** The certificate has no revocation list. */
  SEC_CERT_NO_REV(12056, "ERROR_INTERNET_SEC_CERT_NO_REV"),
  /** Revocation could not be checked. */
  SEC_CERT_REV_FAILED(12057, "ERROR_INTERNET_SEC_CERT_REV_FAILED"),
  /** The session is busy with an open file or enumeration. */
  FTP_TRANSFER_IN_PROGRESS(12110, "ERROR_FTP_TRANSFER_IN_PROGRESS"),
  /** Session aborted, operation not completed. */
  FTP_DROPPED(12111, "ERROR_FTP_DROPPED"),
  /** Server has no passive mode. */
  FTP_NO_PASSIVE_MODE(12112, "ERROR_FTP_NO_PASSIVE_MODE"),
  /** Server data could not be parsed. */
  GOPHER_PROTOCOL_ERROR(12130, "ERROR_GOPHER_PROTOCOL_ERROR"),
  /** A file locator was required. */
  GOPHER_NOT_FILE(12131, "ERROR_GOPHER_NOT_FILE"),
  /** Error while receiving. */
  GOPHER_DATA_ERROR(12132, "ERROR_GOPHER_DATA_ERROR"),
  /** End of data. */
  GOPHER_END_OF_DATA(12133, "ERROR_GOPHER_END_OF_DATA"),
  /** Malformed locator. */
  GOPHER_INVALID_LOCATOR(12134, "ERROR_GOPHER_INVALID_LOCATOR"),
  /** Locator type wrong for the call. */
  GOPHER_INCORRECT_LOCATOR_TYPE(12135, "ERROR_GOPHER_INCORRECT_LOCATOR_TYPE"),
  /** Needs Gopher+. */
  GOPHER_NOT_GOPHER_PLUS(12136, "ERROR_GOPHER_NOT_GOPHER_PLUS"),
  /** No such attribute. */
  GOPHER_ATTRIBUTE_NOT_FOUND(12137, "ERROR_GOPHER_ATTRIBUTE_NOT_FOUND"),
  /** Locator type unknown. */
  GOPHER_UNKNOWN_LOCATOR(12138, "ERROR_GOPHER_UNKNOWN_LOCATOR"),
  /** The header is not there. */
  HTTP_HEADER_NOT_FOUND(12150, "ERROR_HTTP_HEADER_NOT_FOUND"),
  /** No headers in the answer. */
  HTTP_DOWNLEVEL_SERVER(12151, "ERROR_HTTP_DOWNLEVEL_SERVER"),
  /** Answer unparsable, or connection dropped before one. */
  HTTP_INVALID_SERVER_RESPONSE(12152, "ERROR_HTTP_INVALID_SERVER_RESPONSE"),
  /** Header text malformed. */
  HTTP_INVALID_HEADER(12153, "ERROR_HTTP_INVALID_HEADER"),
  /** HttpQueryInfo level/modifier nonsense. */
  HTTP_INVALID_QUERY_REQUEST(12154, "ERROR_HTTP_INVALID_QUERY_REQUEST"),
  /** Add refused. */
  HTTP_HEADER_ALREADY_EXISTS(12155, "ERROR_HTTP_HEADER_ALREADY_EXISTS"),
  /** A redirect that cannot be followed; WinINet also where its budget (5) is used up. */
  HTTP_REDIRECT_FAILED(12156, "ERROR_HTTP_REDIRECT_FAILED"),
  /** TLS setup failed. */
  SECURITY_CHANNEL_ERROR(12157, "ERROR_INTERNET_SECURITY_CHANNEL_ERROR"),
  /** The file could not be cached. */
  UNABLE_TO_CACHE_FILE(12158, "ERROR_INTERNET_UNABLE_TO_CACHE_FILE"),
  /** There is no TCP/IP. */
  TCPIP_NOT_INSTALLED(12159, "ERROR_INTERNET_TCPIP_NOT_INSTALLED"),
  /** The request was not redirected. */
  HTTP_NOT_REDIRECTED(12160, "ERROR_HTTP_NOT_REDIRECTED"),
  /** Vista/2008 and earlier. */
  HTTP_COOKIE_NEEDS_CONFIRMATION(12161, "ERROR_HTTP_COOKIE_NEEDS_CONFIRMATION"),
  /** A cookie was declined. */
  HTTP_COOKIE_DECLINED(12162, "ERROR_HTTP_COOKIE_DECLINED"),
  /** The network is not connected. */
  DISCONNECTED(12163, "ERROR_INTERNET_DISCONNECTED"),
  /** The server cannot be reached. */
  SERVER_UNREACHABLE(12164, "ERROR_INTERNET_SERVER_UNREACHABLE"),
  /** The proxy cannot be reached or refused. */
  PROXY_SERVER_UNREACHABLE(12165, "ERROR_INTERNET_PROXY_SERVER_UNREACHABLE"),
  /** The proxy script has an error. */
  BAD_AUTO_PROXY_SCRIPT(12166, "ERROR_INTERNET_BAD_AUTO_PROXY_SCRIPT"),
  /** The proxy script could not be fetched. */
  UNABLE_TO_DOWNLOAD_SCRIPT(12167, "ERROR_INTERNET_UNABLE_TO_DOWNLOAD_SCRIPT"),
  /** A redirect needs confirmation. */
  HTTP_REDIRECT_NEEDS_CONFIRMATION(12168, "ERROR_HTTP_REDIRECT_NEEDS_CONFIRMATION"),
  /** The certificate is not valid. */
  SEC_INVALID_CERT(12169, "ERROR_INTERNET_SEC_INVALID_CERT"),
  /** The certificate has been revoked. */
  SEC_CERT_REVOKED(12170, "ERROR_INTERNET_SEC_CERT_REVOKED"),
  /** A security check failed. */
  FAILED_DUETOSECURITYCHECK(12171, "ERROR_INTERNET_FAILED_DUETOSECURITYCHECK"),
  /** Called before InternetOpen. */
  NOT_INITIALIZED(12172, "ERROR_INTERNET_NOT_INITIALIZED"),
  /** A package for authentication is missing. */
  NEED_MSN_SSPI_PKG(12173, "ERROR_INTERNET_NEED_MSN_SSPI_PKG"),
  /** The login failed; the body says why. */
  LOGIN_FAILURE_DISPLAY_ENTITY_BODY(12174, "ERROR_INTERNET_LOGIN_FAILURE_DISPLAY_ENTITY_BODY"),
  /** Content decoding failed. */
  DECODING_FAILED(12175, "ERROR_INTERNET_DECODING_FAILED"),
  /** No installed provider serves the type. */
  PROVIDER_UNAVAILABLE(13000, "PATCHBAY_PROVIDER_UNAVAILABLE"),
  /** The provider behind the handle has gone. */
  PROVIDER_WITHDRAWN(13001, "PATCHBAY_PROVIDER_WITHDRAWN"),
  /** A rule of the deployment forbids it. */
  DENIED_BY_POLICY(13002, "PATCHBAY_DENIED_BY_POLICY"),
  /** The server sent more than the limit allows. */
  LIMIT_EXCEEDED(13003, "PATCHBAY_LIMIT_EXCEEDED"),
  /** A transfer ended before all of it had come. */
  TRUNCATED(13004, "PATCHBAY_TRUNCATED"),
  /** The FTP data connection could not be had. */
  DATA_CONNECTION_FAILED(13005, "PATCHBAY_DATA_CONNECTION_FAILED"),
  /** The server does not speak the protocol. */
  PROTOCOL_VIOLATION(13006, "PATCHBAY_PROTOCOL_VIOLATION"),
  /** TLS was asked for and the server does not offer it. */
  TLS_REQUIRED(13007, "PATCHBAY_TLS_REQUIRED"),
  /** The server cannot go on at the offset. */
  RESUME_FAILED(13008, "PATCHBAY_RESUME_FAILED"),
  /** Neither side can be made to do this. */
  UNSUPPORTED(13009, "PATCHBAY_UNSUPPORTED"),
  /** Redirects beyond what was allowed, or in a circle. */
  TOO_MANY_REDIRECTS(13010, "PATCHBAY_TOO_MANY_REDIRECTS"),
  /** What one side has is not what the other side has, though it should be. */
  CONTENT_MISMATCH(13011, "PATCHBAY_CONTENT_MISMATCH");

  private final int number;
  private final String winInetName;

  InternetError(int number, String winInetName) {
    this.number = number;
    this.winInetName = winInetName;
  }

  /** The number, as GetLastError gives it. */
  public int number() {
    return number;
  }

  /** The name in WinINet's headers; for our own, one made the same way. */
  public String winInetName() {
    return winInetName;
  }

  /** The error with this number. */
  public static Optional<InternetError> ofNumber(int number) {
    return Stream.of(values()).filter(error -> error.number == number).findFirst();
  }
}
