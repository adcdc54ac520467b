package org.patchbay.wininet;

/** What {@code HttpQueryInfo} is asked for: a level, and modifiers added to it. */
public final class HttpQueryLevels {
  /** The header Mime-Version. */
  public static final int HTTP_QUERY_MIME_VERSION = 0;

  /** The header Content-Type. */
  public static final int HTTP_QUERY_CONTENT_TYPE = 1;

  /** The header Content-Transfer-Encoding. */
  public static final int HTTP_QUERY_CONTENT_TRANSFER_ENCODING = 2;

  /** The header Content-ID. */
  public static final int HTTP_QUERY_CONTENT_ID = 3;

  /** The header Content-Description. */
  public static final int HTTP_QUERY_CONTENT_DESCRIPTION = 4;

  /** The header Content-Length. */
  public static final int HTTP_QUERY_CONTENT_LENGTH = 5;

  /** The header Content-Language. */
  public static final int HTTP_QUERY_CONTENT_LANGUAGE = 6;

  /** The header Allow. */
  public static final int HTTP_QUERY_ALLOW = 7;

  /** The header Public. */
  public static final int HTTP_QUERY_PUBLIC = 8;

  /** The header Date. */
  public static final int HTTP_QUERY_DATE = 9;

  /** The header Expires. */
  public static final int HTTP_QUERY_EXPIRES = 10;

  /** The header Last-Modified. */
  public static final int HTTP_QUERY_LAST_MODIFIED = 11;

  /** The header Message-ID. */
  public static final int HTTP_QUERY_MESSAGE_ID = 12;

  /** The header Uri. */
  public static final int HTTP_QUERY_URI = 13;

  /** The header Derived-From. */
  public static final int HTTP_QUERY_DERIVED_FROM = 14;

  /** The header Cost. */
  public static final int HTTP_QUERY_COST = 15;

  /** The header Link. */
  public static final int HTTP_QUERY_LINK = 16;

  /** The header Pragma. */
  public static final int HTTP_QUERY_PRAGMA = 17;

  /** The version of HTTP that the server spoke. */
  public static final int HTTP_QUERY_VERSION = 18;

  /** The status, 200 for example. */
  public static final int HTTP_QUERY_STATUS_CODE = 19;

  /** The reason phrase. */
  public static final int HTTP_QUERY_STATUS_TEXT = 20;

  /** All lines, each ended by NUL. */
  public static final int HTTP_QUERY_RAW_HEADERS = 21;

  /** All lines, each ended by CR LF. */
  public static final int HTTP_QUERY_RAW_HEADERS_CRLF = 22;

  /** The header Connection. */
  public static final int HTTP_QUERY_CONNECTION = 23;

  /** The header Accept. */
  public static final int HTTP_QUERY_ACCEPT = 24;

  /** The header Accept-Charset. */
  public static final int HTTP_QUERY_ACCEPT_CHARSET = 25;

  /** The header Accept-Encoding. */
  public static final int HTTP_QUERY_ACCEPT_ENCODING = 26;

  /** The header Accept-Language. */
  public static final int HTTP_QUERY_ACCEPT_LANGUAGE = 27;

  /** The header Authorization. */
  public static final int HTTP_QUERY_AUTHORIZATION = 28;

  /** The header Content-Encoding. */
  public static final int HTTP_QUERY_CONTENT_ENCODING = 29;

  /** The header Forwarded. */
  public static final int HTTP_QUERY_FORWARDED = 30;

  /** The header From. */
  public static final int HTTP_QUERY_FROM = 31;

  /** The header If-Modified-Since. */
  public static final int HTTP_QUERY_IF_MODIFIED_SINCE = 32;

  /** The header Location. */
  public static final int HTTP_QUERY_LOCATION = 33;

  /** The header Orig-Uri. */
  public static final int HTTP_QUERY_ORIG_URI = 34;

  /** The header Referer. */
  public static final int HTTP_QUERY_REFERER = 35;

  /** The header Retry-After. */
  public static final int HTTP_QUERY_RETRY_AFTER = 36;

  /** The header Server. */
  public static final int HTTP_QUERY_SERVER = 37;

  /** The header Title. */
  public static final int HTTP_QUERY_TITLE = 38;

  /** The header User-Agent. */
  public static final int HTTP_QUERY_USER_AGENT = 39;

  /** The header WWW-Authenticate. */
  public static final int HTTP_QUERY_WWW_AUTHENTICATE = 40;

  /** The header Proxy-Authenticate. */
  public static final int HTTP_QUERY_PROXY_AUTHENTICATE = 41;

  /** The header Accept-Ranges. */
  public static final int HTTP_QUERY_ACCEPT_RANGES = 42;

  /** The header Set-Cookie. */
  public static final int HTTP_QUERY_SET_COOKIE = 43;

  /** The header Cookie. */
  public static final int HTTP_QUERY_COOKIE = 44;

  /** The verb of the request. */
  public static final int HTTP_QUERY_REQUEST_METHOD = 45;

  /** The header Refresh. */
  public static final int HTTP_QUERY_REFRESH = 46;

  /** The header Content-Disposition. */
  public static final int HTTP_QUERY_CONTENT_DISPOSITION = 47;

  /** The header Age. */
  public static final int HTTP_QUERY_AGE = 48;

  /** The header Cache-Control. */
  public static final int HTTP_QUERY_CACHE_CONTROL = 49;

  /** The header Content-Base. */
  public static final int HTTP_QUERY_CONTENT_BASE = 50;

  /** The header Content-Location. */
  public static final int HTTP_QUERY_CONTENT_LOCATION = 51;

  /** The header Content-MD5. */
  public static final int HTTP_QUERY_CONTENT_MD5 = 52;

  /** The header Content-Range. */
  public static final int HTTP_QUERY_CONTENT_RANGE = 53;

  /** The header ETag. */
  public static final int HTTP_QUERY_ETAG = 54;

  /** The header Host. */
  public static final int HTTP_QUERY_HOST = 55;

  /** The header If-Match. */
  public static final int HTTP_QUERY_IF_MATCH = 56;

  /** The header If-None-Match. */
  public static final int HTTP_QUERY_IF_NONE_MATCH = 57;

  /** The header If-Range. */
  public static final int HTTP_QUERY_IF_RANGE = 58;

  /** The header If-Unmodified-Since. */
  public static final int HTTP_QUERY_IF_UNMODIFIED_SINCE = 59;

  /** The header Max-Forwards. */
  public static final int HTTP_QUERY_MAX_FORWARDS = 60;

  /** The header Proxy-Authorization. */
  public static final int HTTP_QUERY_PROXY_AUTHORIZATION = 61;

  /** The header Range. */
  public static final int HTTP_QUERY_RANGE = 62;

  /** The header Transfer-Encoding. */
  public static final int HTTP_QUERY_TRANSFER_ENCODING = 63;

  /** The header Upgrade. */
  public static final int HTTP_QUERY_UPGRADE = 64;

  /** The header Vary. */
  public static final int HTTP_QUERY_VARY = 65;

  /** The header Via. */
  public static final int HTTP_QUERY_VIA = 66;

  /** The header Warning. */
  public static final int HTTP_QUERY_WARNING = 67;

  /** The header Expect. */
  public static final int HTTP_QUERY_EXPECT = 68;

  /** The header Proxy-Connection. */
  public static final int HTTP_QUERY_PROXY_CONNECTION = 69;

  /** The header Unless-Modified-Since. */
  public static final int HTTP_QUERY_UNLESS_MODIFIED_SINCE = 70;

  /** The header that the name says. */
  public static final int HTTP_QUERY_CUSTOM = 65535;

  /** Modifier: headers of the request instead of the answer. */
  public static final int HTTP_QUERY_FLAG_REQUEST_HEADERS = 0x80000000;

  /** Modifier: as a time. */
  public static final int HTTP_QUERY_FLAG_SYSTEMTIME = 0x40000000;

  /** Modifier: as a number of 32 bits. */
  public static final int HTTP_QUERY_FLAG_NUMBER = 0x20000000;

  /** Modifier: as a number of 64 bits. */
  public static final int HTTP_QUERY_FLAG_NUMBER64 = 0x08000000;

  /** By their numbers; a dash for what is no header. */
  private static final String[] NAMES =
      """
      MIME-Version Content-Type Content-Transfer-Encoding Content-ID Content-Description
      Content-Length Content-Language Allow Public Date Expires Last-Modified Message-ID Uri
      Derived-From Cost Link Pragma - - - - - Connection Accept Accept-Charset Accept-Encoding
      Accept-Language Authorization Content-Encoding Forwarded From If-Modified-Since Location
      Orig-Uri Referer Retry-After Server Title User-Agent WWW-Authenticate Proxy-Authenticate
      Accept-Ranges Set-Cookie Cookie - Refresh Content-Disposition Age Cache-Control
      Content-Base Content-Location Content-MD5 Content-Range ETag Host If-Match If-None-Match
      If-Range If-Unmodified-Since Max-Forwards Proxy-Authorization Range Transfer-Encoding
      Upgrade Vary Via Warning Expect Proxy-Connection Unless-Modified-Since
      """
          .split("\\s+");

  private HttpQueryLevels() {}

  /** The header that a level stands for; empty if it stands for none. */
  static String headerOf(int level) {
    return level < 0 || level >= NAMES.length || NAMES[level].equals("-") ? "" : NAMES[level];
  }
}
