package org.patchbay.wininet;

/**
 * The numbers that {@link WinInet#getLastError()} gives, by the names of {@code wininet.h}. Numbers
 * from 13000 on are Patchbay's own: {@link org.patchbay.api.InternetError#ofNumber(int)} has them.
 */
public final class WinInetErrors {
  /** No error. */
  public static final int ERROR_SUCCESS = 0;

  /** A local file may not be read or written; not among WinINet's own. */
  public static final int ERROR_ACCESS_DENIED = 5;

  /** A local file could not be written; not among WinINet's own. */
  public static final int ERROR_WRITE_FAULT = 29;

  /** A local file could not be read; not among WinINet's own. */
  public static final int ERROR_READ_FAULT = 30;

  /** A local file is missing. */
  public static final int ERROR_FILE_NOT_FOUND = 2;

  /** The handle is closed. */
  public static final int ERROR_INVALID_HANDLE = 6;

  /** There are no more entries. */
  public static final int ERROR_NO_MORE_FILES = 18;

  /** A local file exists already. */
  public static final int ERROR_FILE_EXISTS = 80;

  /** An argument was refused before anything was sent. */
  public static final int ERROR_INVALID_PARAMETER = 87;

  /** A buffer is too small. */
  public static final int ERROR_INSUFFICIENT_BUFFER = 122;

  /** The call goes on asynchronously. */
  public static final int ERROR_IO_PENDING = 997;

  /** No handle available. */
  public static final int ERROR_INTERNET_OUT_OF_HANDLES = 12001;

  /** A timeout option expired. */
  public static final int ERROR_INTERNET_TIMEOUT = 12002;

  /** The server refused; text via InternetGetLastResponseInfo. */
  public static final int ERROR_INTERNET_EXTENDED_ERROR = 12003;

  /** Internal. */
  public static final int ERROR_INTERNET_INTERNAL_ERROR = 12004;

  /** Bad URL. */
  public static final int ERROR_INTERNET_INVALID_URL = 12005;

  /** Scheme unknown or unsupported. */
  public static final int ERROR_INTERNET_UNRECOGNIZED_SCHEME = 12006;

  /** Host lookup failed. */
  public static final int ERROR_INTERNET_NAME_NOT_RESOLVED = 12007;

  /** Protocol missing. */
  public static final int ERROR_INTERNET_PROTOCOL_NOT_FOUND = 12008;

  /** Option unknown. */
  public static final int ERROR_INTERNET_INVALID_OPTION = 12009;

  /** Option length wrong. */
  public static final int ERROR_INTERNET_BAD_OPTION_LENGTH = 12010;

  /** Query-only option. */
  public static final int ERROR_INTERNET_OPTION_NOT_SETTABLE = 12011;

  /** Library unloading. */
  public static final int ERROR_INTERNET_SHUTDOWN = 12012;

  /** FTP login: user refused. */
  public static final int ERROR_INTERNET_INCORRECT_USER_NAME = 12013;

  /** FTP login: password refused. */
  public static final int ERROR_INTERNET_INCORRECT_PASSWORD = 12014;

  /** FTP login refused. */
  public static final int ERROR_INTERNET_LOGIN_FAILURE = 12015;

  /** Not possible here. */
  public static final int ERROR_INTERNET_INVALID_OPERATION = 12016;

  /** Handle closed under the operation. */
  public static final int ERROR_INTERNET_OPERATION_CANCELLED = 12017;

  /** Wrong kind of handle. */
  public static final int ERROR_INTERNET_INCORRECT_HANDLE_TYPE = 12018;

  /** Handle not in the right state. */
  public static final int ERROR_INTERNET_INCORRECT_HANDLE_STATE = 12019;

  /** Not possible through a proxy. */
  public static final int ERROR_INTERNET_NOT_PROXY_REQUEST = 12020;

  /** A configured value is missing. */
  public static final int ERROR_INTERNET_REGISTRY_VALUE_NOT_FOUND = 12021;

  /** A configured value is of the wrong kind. */
  public static final int ERROR_INTERNET_BAD_REGISTRY_PARAMETER = 12022;

  /** Offline / direct access not possible. */
  public static final int ERROR_INTERNET_NO_DIRECT_ACCESS = 12023;

  /** Async call with context 0. */
  public static final int ERROR_INTERNET_NO_CONTEXT = 12024;

  /** Async call without a callback. */
  public static final int ERROR_INTERNET_NO_CALLBACK = 12025;

  /** Requests outstanding. */
  public static final int ERROR_INTERNET_REQUEST_PENDING = 12026;

  /** Request malformed. */
  public static final int ERROR_INTERNET_INCORRECT_FORMAT = 12027;

  /** Item missing. */
  public static final int ERROR_INTERNET_ITEM_NOT_FOUND = 12028;

  /** TCP connect failed; also FTP 425. */
  public static final int ERROR_INTERNET_CANNOT_CONNECT = 12029;

  /** Connection ended; also FTP 426. */
  public static final int ERROR_INTERNET_CONNECTION_ABORTED = 12030;

  /** Connection reset. */
  public static final int ERROR_INTERNET_CONNECTION_RESET = 12031;

  /** Retry the request. */
  public static final int ERROR_INTERNET_FORCE_RETRY = 12032;

  /** A request for a proxy is malformed. */
  public static final int ERROR_INTERNET_INVALID_PROXY_REQUEST = 12033;

  /** Vista/2008 and earlier. */
  public static final int ERROR_INTERNET_NEED_UI = 12034;

  /** The handle exists already. */
  public static final int ERROR_INTERNET_HANDLE_EXISTS = 12036;

  /** The certificate has expired or is not valid yet. */
  public static final int ERROR_INTERNET_SEC_CERT_DATE_INVALID = 12037;

  /** The certificate is for another host. */
  public static final int ERROR_INTERNET_SEC_CERT_CN_INVALID = 12038;

  /** A redirect leads from http to https. */
  public static final int ERROR_INTERNET_HTTP_TO_HTTPS_ON_REDIR = 12039;

  /** A redirect leads from https to http. */
  public static final int ERROR_INTERNET_HTTPS_TO_HTTP_ON_REDIR = 12040;

  /** Secure and open content are mixed. */
  public static final int ERROR_INTERNET_MIXED_SECURITY = 12041;

  /** A form would be sent in the open after a change. */
  public static final int ERROR_INTERNET_CHG_POST_IS_NON_SECURE = 12042;

  /** A form would be sent in the open. */
  public static final int ERROR_INTERNET_POST_IS_NON_SECURE = 12043;

  /** The server asks for a client certificate. */
  public static final int ERROR_INTERNET_CLIENT_AUTH_CERT_NEEDED = 12044;

  /** The certificate comes from an authority that is not trusted. */
  public static final int ERROR_INTERNET_INVALID_CA = 12045;

  /** Client authentication is not set up. */
  public static final int ERROR_INTERNET_CLIENT_AUTH_NOT_SETUP = 12046;

  /** An asynchronous call could not be started. */
  public static final int ERROR_INTERNET_ASYNC_THREAD_FAILED = 12047;

  /** Redirect to another scheme. */
  public static final int ERROR_INTERNET_REDIRECT_SCHEME_CHANGE = 12048;

  /** Another decision is awaited from the user. */
  public static final int ERROR_INTERNET_DIALOG_PENDING = 12049;

  /** The request should be tried again after a decision. */
  public static final int ERROR_INTERNET_RETRY_DIALOG = 12050;

  /** A redirect sends a form into the open. */
  public static final int ERROR_INTERNET_HTTPS_HTTP_SUBMIT_REDIR = 12052;

  /** Vista/2008 and earlier. */
  public static final int ERROR_INTERNET_INSERT_CDROM = 12053;

  /** A Fortezza login is needed. */
  public static final int ERROR_INTERNET_FORTEZZA_LOGIN_NEEDED = 12054;

  /** The certificate has errors. */
  public static final int ERROR_INTERNET_SEC_CERT_ERRORS = 12055;

  /** The certificate has no revocation list. */
  public static final int ERROR_INTERNET_SEC_CERT_NO_REV = 12056;

  /** Revocation could not be checked. */
  public static final int ERROR_INTERNET_SEC_CERT_REV_FAILED = 12057;

  /** The session is busy with an open file or enumeration. */
  public static final int ERROR_FTP_TRANSFER_IN_PROGRESS = 12110;

  /** Session aborted, operation not completed. */
  public static final int ERROR_FTP_DROPPED = 12111;

  /** Server has no passive mode. */
  public static final int ERROR_FTP_NO_PASSIVE_MODE = 12112;

  /** Server data could not be parsed. */
  public static final int ERROR_GOPHER_PROTOCOL_ERROR = 12130;

  /** A file locator was required. */
  public static final int ERROR_GOPHER_NOT_FILE = 12131;

  /** Error while receiving. */
  public static final int ERROR_GOPHER_DATA_ERROR = 12132;

  /** End of data. */
  public static final int ERROR_GOPHER_END_OF_DATA = 12133;

  /** Malformed locator. */
  public static final int ERROR_GOPHER_INVALID_LOCATOR = 12134;

  /** Locator type wrong for the call. */
  public static final int ERROR_GOPHER_INCORRECT_LOCATOR_TYPE = 12135;

  /** Needs Gopher+. */
  public static final int ERROR_GOPHER_NOT_GOPHER_PLUS = 12136;

  /** No such attribute. */
  public static final int ERROR_GOPHER_ATTRIBUTE_NOT_FOUND = 12137;

  /** Locator type unknown. */
  public static final int ERROR_GOPHER_UNKNOWN_LOCATOR = 12138;

  /** The header is not there. */
  public static final int ERROR_HTTP_HEADER_NOT_FOUND = 12150;

  /** No headers in the answer. */
  public static final int ERROR_HTTP_DOWNLEVEL_SERVER = 12151;

  /** Answer unparsable, or connection dropped before one. */
  public static final int ERROR_HTTP_INVALID_SERVER_RESPONSE = 12152;

  /** Header text malformed. */
  public static final int ERROR_HTTP_INVALID_HEADER = 12153;

  /** HttpQueryInfo level/modifier nonsense. */
  public static final int ERROR_HTTP_INVALID_QUERY_REQUEST = 12154;

  /** Add refused. */
  public static final int ERROR_HTTP_HEADER_ALREADY_EXISTS = 12155;

  /** A redirect that cannot be followed; WinINet also where its budget (5) is used up. */
  public static final int ERROR_HTTP_REDIRECT_FAILED = 12156;

  /** TLS setup failed. */
  public static final int ERROR_INTERNET_SECURITY_CHANNEL_ERROR = 12157;

  /** The file could not be cached. */
  public static final int ERROR_INTERNET_UNABLE_TO_CACHE_FILE = 12158;

  /** There is no TCP/IP. */
  public static final int ERROR_INTERNET_TCPIP_NOT_INSTALLED = 12159;

  /** The request was not redirected. */
  public static final int ERROR_HTTP_NOT_REDIRECTED = 12160;

  /** Vista/2008 and earlier. */
  public static final int ERROR_HTTP_COOKIE_NEEDS_CONFIRMATION = 12161;

  /** A cookie was declined. */
  public static final int ERROR_HTTP_COOKIE_DECLINED = 12162;

  /** The network is not connected. */
  public static final int ERROR_INTERNET_DISCONNECTED = 12163;

  /** The server cannot be reached. */
  public static final int ERROR_INTERNET_SERVER_UNREACHABLE = 12164;

  /** The proxy cannot be reached or refused. */
  public static final int ERROR_INTERNET_PROXY_SERVER_UNREACHABLE = 12165;

  /** The proxy script has an error. */
  public static final int ERROR_INTERNET_BAD_AUTO_PROXY_SCRIPT = 12166;

  /** The proxy script could not be fetched. */
  public static final int ERROR_INTERNET_UNABLE_TO_DOWNLOAD_SCRIPT = 12167;

  /** A redirect needs confirmation. */
  public static final int ERROR_HTTP_REDIRECT_NEEDS_CONFIRMATION = 12168;

  /** The certificate is not valid. */
  public static final int ERROR_INTERNET_SEC_INVALID_CERT = 12169;

  /** The certificate has been revoked. */
  public static final int ERROR_INTERNET_SEC_CERT_REVOKED = 12170;

  /** A security check failed. */
  public static final int ERROR_INTERNET_FAILED_DUETOSECURITYCHECK = 12171;

  /** Called before InternetOpen. */
  public static final int ERROR_INTERNET_NOT_INITIALIZED = 12172;

  /** A package for authentication is missing. */
  public static final int ERROR_INTERNET_NEED_MSN_SSPI_PKG = 12173;

  /** The login failed; the body says why. */
  public static final int ERROR_INTERNET_LOGIN_FAILURE_DISPLAY_ENTITY_BODY = 12174;

  /** Content decoding failed. */
  public static final int ERROR_INTERNET_DECODING_FAILED = 12175;

  private WinInetErrors() {}
}
