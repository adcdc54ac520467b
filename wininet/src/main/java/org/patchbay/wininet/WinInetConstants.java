package org.patchbay.wininet;

/**
 * The constants of {@code wininet.h} that have a meaning here, by their own names and numbers.
 * Status numbers are those of {@link org.patchbay.api.InternetStatus#number()}, bits of Gopher
 * types those of {@link org.patchbay.api.gopher.GopherItemType#bit()}.
 */
public final class WinInetConstants {
  /** FTP. */
  public static final int INTERNET_SERVICE_FTP = 1;

  /** Gopher. */
  public static final int INTERNET_SERVICE_GOPHER = 2;

  /** HTTP. */
  public static final int INTERNET_SERVICE_HTTP = 3;

  /** The default port of the service. */
  public static final int INTERNET_INVALID_PORT_NUMBER = 0;

  /** Of FTP. */
  public static final int INTERNET_DEFAULT_FTP_PORT = 21;

  /** Of Gopher. */
  public static final int INTERNET_DEFAULT_GOPHER_PORT = 70;

  /** Of HTTP. */
  public static final int INTERNET_DEFAULT_HTTP_PORT = 80;

  /** Of HTTP over TLS. */
  public static final int INTERNET_DEFAULT_HTTPS_PORT = 443;

  /** Of SOCKS firewalls: a port only, there is no such service. */
  public static final int INTERNET_DEFAULT_SOCKS_PORT = 1080;

  /** The proxies that the JVM is configured with. */
  public static final int INTERNET_OPEN_TYPE_PRECONFIG = 0;

  /** No proxy. */
  public static final int INTERNET_OPEN_TYPE_DIRECT = 1;

  /** The proxy that is named. */
  public static final int INTERNET_OPEN_TYPE_PROXY = 3;

  /** As PRECONFIG: there is no automatic proxy here. */
  public static final int INTERNET_OPEN_TYPE_PRECONFIG_WITH_NO_AUTOPROXY = 4;

  /** Past the cache: there is none here. */
  public static final int INTERNET_FLAG_RELOAD = 0x80000000;

  /** Entries instead of a listing in HTML. */
  public static final int INTERNET_FLAG_RAW_DATA = 0x40000000;

  /** Use a connection that exists; accepted without effect. */
  public static final int INTERNET_FLAG_EXISTING_CONNECT = 0x20000000;

  /** Functions give 997 and tell their end later. */
  public static final int INTERNET_FLAG_ASYNC = 0x10000000;

  /** Passive data connections (FTP). */
  public static final int INTERNET_FLAG_PASSIVE = 0x08000000;

  /** Do not store: there is no cache here. */
  public static final int INTERNET_FLAG_NO_CACHE_WRITE = 0x04000000;

  /** No network. */
  public static final int INTERNET_FLAG_FROM_CACHE = 0x01000000;

  /** No network. */
  public static final int INTERNET_FLAG_OFFLINE = 0x01000000;

  /** TLS (HTTP). */
  public static final int INTERNET_FLAG_SECURE = 0x00800000;

  /** Keep-alive; always so here. */
  public static final int INTERNET_FLAG_KEEP_CONNECTION = 0x00400000;

  /** Hands redirects to the caller. */
  public static final int INTERNET_FLAG_NO_AUTO_REDIRECT = 0x00200000;

  /** Neither sends nor stores cookies. */
  public static final int INTERNET_FLAG_NO_COOKIES = 0x00080000;

  /** Hands a 401 to the caller. */
  public static final int INTERNET_FLAG_NO_AUTH = 0x00040000;

  /** Reload what has changed: there is no cache here. */
  public static final int INTERNET_FLAG_RESYNCHRONIZE = 0x00000800;

  /** Reload what has no date: there is no cache here. */
  public static final int INTERNET_FLAG_HYPERLINK = 0x00000400;

  /** Make a file: there is no cache here. */
  public static final int INTERNET_FLAG_NEED_FILE = 0x00000010;

  /** As binary. */
  public static final int FTP_TRANSFER_TYPE_UNKNOWN = 0;

  /** Text, with the line ends of this machine. */
  public static final int FTP_TRANSFER_TYPE_ASCII = 1;

  /** Bytes as they are. */
  public static final int FTP_TRANSFER_TYPE_BINARY = 2;

  /** Open for reading. */
  public static final int GENERIC_READ = 0x80000000;

  /** Open for writing. */
  public static final int GENERIC_WRITE = 0x40000000;

  /** The entry is a directory. */
  public static final int FILE_ATTRIBUTE_DIRECTORY = 0x10;

  /** The entry is a file, or anything else. */
  public static final int FILE_ATTRIBUTE_NORMAL = 0x80;

  /** From the first byte. */
  public static final int FILE_BEGIN = 0;

  /** From the present position. */
  public static final int FILE_CURRENT = 1;

  /** From the end. */
  public static final int FILE_END = 2;

  /** A context that asks for no callbacks. */
  public static final int INTERNET_NO_CALLBACK = 0;

  /** Of InternetOpen. */
  public static final int INTERNET_HANDLE_TYPE_INTERNET = 1;

  /** Of InternetConnect. */
  public static final int INTERNET_HANDLE_TYPE_CONNECT_FTP = 2;

  /** Of InternetConnect. */
  public static final int INTERNET_HANDLE_TYPE_CONNECT_GOPHER = 3;

  /** Of InternetConnect. */
  public static final int INTERNET_HANDLE_TYPE_CONNECT_HTTP = 4;

  /** Of FtpFindFirstFile. */
  public static final int INTERNET_HANDLE_TYPE_FTP_FIND = 5;

  /** Of FtpOpenFile. */
  public static final int INTERNET_HANDLE_TYPE_FTP_FILE = 7;

  /** Of GopherFindFirstFile. */
  public static final int INTERNET_HANDLE_TYPE_GOPHER_FIND = 9;

  /** Of GopherOpenFile. */
  public static final int INTERNET_HANDLE_TYPE_GOPHER_FILE = 11;

  /** Of HttpOpenRequest. */
  public static final int INTERNET_HANDLE_TYPE_HTTP_REQUEST = 13;

  /** Milliseconds for each address. */
  public static final int INTERNET_OPTION_CONNECT_TIMEOUT = 2;

  /** Milliseconds of silence. */
  public static final int INTERNET_OPTION_SEND_TIMEOUT = 5;

  /** Milliseconds of silence. */
  public static final int INTERNET_OPTION_RECEIVE_TIMEOUT = 6;

  /** Milliseconds of silence on a data connection (FTP). */
  public static final int INTERNET_OPTION_DATA_SEND_TIMEOUT = 7;

  /** Milliseconds of silence on a data connection (FTP). */
  public static final int INTERNET_OPTION_DATA_RECEIVE_TIMEOUT = 8;

  /** Which kind of handle; cannot be set. */
  public static final int INTERNET_OPTION_HANDLE_TYPE = 9;

  /** The handle above; cannot be set. */
  public static final int INTERNET_OPTION_PARENT_HANDLE = 21;

  /** The user of a connection. */
  public static final int INTERNET_OPTION_USERNAME = 28;

  /** The password of a connection; cannot be read back. */
  public static final int INTERNET_OPTION_PASSWORD = 29;

  /** The URL of a request; cannot be set. */
  public static final int INTERNET_OPTION_URL = 34;

  /** The proxy of a session; cannot be set. */
  public static final int INTERNET_OPTION_PROXY = 38;

  /** The name that the application gave itself; cannot be set. */
  public static final int INTERNET_OPTION_USER_AGENT = 41;

  /** The context of a handle. */
  public static final int INTERNET_OPTION_CONTEXT_VALUE = 45;

  /** Only where there is none. */
  public static final int HTTP_ADDREQ_FLAG_ADD_IF_NEW = 0x10000000;

  /** Also where there is none. */
  public static final int HTTP_ADDREQ_FLAG_ADD = 0x20000000;

  /** Join with a comma. */
  public static final int HTTP_ADDREQ_FLAG_COALESCE_WITH_COMMA = 0x40000000;

  /** Join with a semicolon. */
  public static final int HTTP_ADDREQ_FLAG_COALESCE_WITH_SEMICOLON = 0x01000000;

  /** In place of what is there. */
  public static final int HTTP_ADDREQ_FLAG_REPLACE = 0x80000000;

  /** Another scheme. */
  public static final int INTERNET_SCHEME_UNKNOWN = -1;

  /** ftp. */
  public static final int INTERNET_SCHEME_FTP = 1;

  /** gopher. */
  public static final int INTERNET_SCHEME_GOPHER = 2;

  /** http. */
  public static final int INTERNET_SCHEME_HTTP = 3;

  /** https. */
  public static final int INTERNET_SCHEME_HTTPS = 4;

  /** Undo the escapes of path and extra (InternetCrackUrl). */
  public static final int ICU_ESCAPE = 0x80000000;

  /** Undo escapes. */
  public static final int ICU_DECODE = 0x10000000;

  /** Leave characters as they are. */
  public static final int ICU_NO_ENCODE = 0x20000000;

  /** Leave dot segments in place. */
  public static final int ICU_NO_META = 0x08000000;

  /** Escape blanks only. */
  public static final int ICU_ENCODE_SPACES_ONLY = 0x04000000;

  /** Leave what follows ? and # as it is. */
  public static final int ICU_BROWSER_MODE = 0x02000000;

  /** A menu. */
  public static final int GOPHER_TYPE_DIRECTORY = 0x00000002;

  /** A text. */
  public static final int GOPHER_TYPE_TEXT_FILE = 0x00000001;

  /** Something to search. */
  public static final int GOPHER_TYPE_INDEX_SERVER = 0x00000080;

  /** Bytes. */
  public static final int GOPHER_TYPE_BINARY = 0x00000200;

  /** Added to another type: Gopher+. */
  public static final int GOPHER_TYPE_GOPHER_PLUS = 0x80000000;

  /** A name is being looked up; the information is the name. */
  public static final int INTERNET_STATUS_RESOLVING_NAME = 10;

  /** It was found; the information is the address. */
  public static final int INTERNET_STATUS_NAME_RESOLVED = 11;

  /** An address is being dialled; the information is the address. */
  public static final int INTERNET_STATUS_CONNECTING_TO_SERVER = 20;

  /** It answered; the information is the address. */
  public static final int INTERNET_STATUS_CONNECTED_TO_SERVER = 21;

  /** A request is being sent. */
  public static final int INTERNET_STATUS_SENDING_REQUEST = 30;

  /** It was sent; the information is the bytes. */
  public static final int INTERNET_STATUS_REQUEST_SENT = 31;

  /** An answer is awaited. */
  public static final int INTERNET_STATUS_RECEIVING_RESPONSE = 40;

  /** It came; the information is the bytes. */
  public static final int INTERNET_STATUS_RESPONSE_RECEIVED = 41;

  /** The connection to the server is being closed. */
  public static final int INTERNET_STATUS_CLOSING_CONNECTION = 50;

  /** It was closed. */
  public static final int INTERNET_STATUS_CONNECTION_CLOSED = 51;

  /** A handle was made; the information is its number. */
  public static final int INTERNET_STATUS_HANDLE_CREATED = 60;

  /** This handle ends; the last event of a handle. */
  public static final int INTERNET_STATUS_HANDLE_CLOSING = 70;

  /** The proxy is being found. */
  public static final int INTERNET_STATUS_DETECTING_PROXY = 80;

  /** An asynchronous call has ended. */
  public static final int INTERNET_STATUS_REQUEST_COMPLETE = 100;

  /** A redirect is followed; the information is the new URL. */
  public static final int INTERNET_STATUS_REDIRECT = 110;

  /** An interim (1xx) answer came; the information is its status. */
  public static final int INTERNET_STATUS_INTERMEDIATE_RESPONSE = 120;

  /** Credentials or a decision are needed from the user. */
  public static final int INTERNET_STATUS_USER_INPUT_REQUIRED = 140;

  /** The connection went to secure or back. */
  public static final int INTERNET_STATUS_STATE_CHANGE = 200;

  /** Cookies were sent; the information is how many. */
  public static final int INTERNET_STATUS_COOKIE_SENT = 320;

  /** Cookies came; the information is how many. */
  public static final int INTERNET_STATUS_COOKIE_RECEIVED = 321;

  /** Items of type 2. */
  public static final int GOPHER_TYPE_CSO = 0x4;

  /** Items of type 3. */
  public static final int GOPHER_TYPE_ERROR = 0x8;

  /** Items of type 4. */
  public static final int GOPHER_TYPE_MAC_BINHEX = 0x10;

  /** Items of type 5. */
  public static final int GOPHER_TYPE_DOS_ARCHIVE = 0x20;

  /** Items of type 6. */
  public static final int GOPHER_TYPE_UNIX_UUENCODED = 0x40;

  /** Items of type 8. */
  public static final int GOPHER_TYPE_TELNET = 0x100;

  /** Items of type +. */
  public static final int GOPHER_TYPE_REDUNDANT = 0x400;

  /** Items of type T. */
  public static final int GOPHER_TYPE_TN3270 = 0x800;

  /** Items of type g. */
  public static final int GOPHER_TYPE_GIF = 0x1000;

  /** Items of type I. */
  public static final int GOPHER_TYPE_IMAGE = 0x2000;

  /** Items of type :. */
  public static final int GOPHER_TYPE_BITMAP = 0x4000;

  /** Items of type ;. */
  public static final int GOPHER_TYPE_MOVIE = 0x8000;

  /** Items of type <. */
  public static final int GOPHER_TYPE_SOUND = 0x10000;

  /** Items of type h. */
  public static final int GOPHER_TYPE_HTML = 0x20000;

  /** Items of type P. */
  public static final int GOPHER_TYPE_PDF = 0x40000;

  /** Items of type c. */
  public static final int GOPHER_TYPE_CALENDAR = 0x80000;

  /** Items of type i. */
  public static final int GOPHER_TYPE_INLINE = 0x100000;

  /** Anything else. */
  public static final int GOPHER_TYPE_UNKNOWN = 0x20000000;

  /** What {@link WinInet#internetSetStatusCallback} answers for a handle that is none. */
  public static final InternetStatusCallback INTERNET_INVALID_STATUS_CALLBACK =
      (handle, context, status, information) -> {};

  private WinInetConstants() {}
}
