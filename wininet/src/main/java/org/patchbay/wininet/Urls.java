package org.patchbay.wininet;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** The URL functions: parts and references as RFC 3986 has them. */
final class Urls {
  /** RFC 3986 appendix B, with scheme and authority required. */
  private static final Pattern ABSOLUTE =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*)(.*)", Pattern.DOTALL);

  private static final Pattern AUTHORITY =
      Pattern.compile("(?:([^:@]*)(?::([^@]*))?@)?(\\[[^\\]]*\\]|[^:@]*)(?::([0-9]{0,5}))?");

  private Urls() {}

  static UrlComponents crack(String url, int flags) throws InternetException {
    Matcher parts = ABSOLUTE.matcher(url.strip());
    if (!parts.matches()) {
      throw Refusal.of(InternetError.UNRECOGNIZED_SCHEME, "not an absolute URL");
    }
    Matcher authority = AUTHORITY.matcher(parts.group(2));
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    if (!authority.matches() || authority.group(3).isEmpty()) {
      throw Refusal.of(InternetError.INVALID_URL, "the URL has no host, or a port that is none");
    }
    boolean unescape = (flags & (WinInetConstants.ICU_ESCAPE | WinInetConstants.ICU_DECODE)) != 0;
    return new UrlComponents(
        scheme,
        number(scheme),
        authority.group(3).replaceAll("[\\[\\]]", ""),
        port(authority.group(4), scheme),
        unescaped(authority.group(1)),
        unescaped(authority.group(2)),
        unescape ? UrlText.decode(parts.group(3)) : parts.group(3),
        unescape ? UrlText.decode(parts.group(4)) : parts.group(4));
  }

  private static @Nullable String unescaped(@Nullable String text) {
    return text == null ? null : UrlText.decode(text);
  }

  private static int number(String scheme) {
    return switch (scheme) {
      case "ftp" -> WinInetConstants.INTERNET_SCHEME_FTP;
      case "gopher" -> WinInetConstants.INTERNET_SCHEME_GOPHER;
      case "http" -> WinInetConstants.INTERNET_SCHEME_HTTP;
      case "https" -> WinInetConstants.INTERNET_SCHEME_HTTPS;
      default -> WinInetConstants.INTERNET_SCHEME_UNKNOWN;
    };
  }

  private static int port(@Nullable String digits, String scheme) throws InternetException {
    if (digits == null || digits.isEmpty()) {
      return defaultPort(scheme);
    }
    int port = Integer.parseInt(digits);
    if (port > 65535) {
      throw Refusal.of(InternetError.INVALID_URL, "not a port: " + port);
    }
    return port;
  }

  private static int defaultPort(String scheme) {
    return switch (scheme) {
      case "ftp" -> WinInetConstants.INTERNET_DEFAULT_FTP_PORT;
      case "gopher" -> WinInetConstants.INTERNET_DEFAULT_GOPHER_PORT;
      case "http" -> WinInetConstants.INTERNET_DEFAULT_HTTP_PORT;
      case "https" -> WinInetConstants.INTERNET_DEFAULT_HTTPS_PORT;
      default -> 0;
    };
  }

  static String create(UrlComponents parts) throws InternetException {
    if (parts.hostName().isEmpty() || parts.port() < 0 || parts.port() > 65535) {
      throw Refusal.invalid("the parts have no host, or a port that is none");
    }
    StringBuilder url = new StringBuilder(parts.schemeName()).append("://");
    String user = parts.userName();
    if (user != null) {
      String password = parts.password();
      url.append(UrlText.login(user));
      url.append(password == null ? "" : ":" + UrlText.login(password)).append('@');
    } else if (parts.password() != null) {
      throw Refusal.invalid("a password without a user");
    }
    boolean literal = parts.hostName().indexOf(':') >= 0;
    url.append(literal ? "[" + parts.hostName() + "]" : parts.hostName());
    if (parts.port() != 0 && parts.port() != defaultPort(parts.schemeName())) {
      url.append(':').append(parts.port());
    }
    return url.append(parts.urlPath()).append(parts.extraInfo()).toString();
  }

  static String canonical(String url, int flags) throws InternetException {
    Matcher parts = ABSOLUTE.matcher(url.strip());
    if (!parts.matches()) {
      throw Refusal.of(InternetError.UNRECOGNIZED_SCHEME, "not an absolute URL");
    }
    String path = parts.group(3).isEmpty() ? "/" : parts.group(3);
    if ((flags & WinInetConstants.ICU_NO_META) == 0) {
      path = UrlText.withoutDots(path);
    }
    String extra = parts.group(4);
    boolean browser = (flags & WinInetConstants.ICU_BROWSER_MODE) != 0;
    return parts.group(1).toLowerCase(Locale.ROOT)
        + "://"
        + parts.group(2)
        + UrlText.written(path, flags)
        + (browser ? extra : UrlText.written(extra, flags));
  }

  /** RFC 3986 §5.2.2. */
  static String combine(String base, String relative, int flags) throws InternetException {
    if (ABSOLUTE.matcher(relative.strip()).matches()) {
      return canonical(relative, flags);
    }
    Matcher parts = ABSOLUTE.matcher(base.strip());
    if (!parts.matches()) {
      throw Refusal.of(InternetError.INVALID_URL, "the base is not an absolute URL");
    }
    String root = parts.group(1) + "://" + parts.group(2);
    String path = parts.group(3).isEmpty() ? "/" : parts.group(3);
    String reference = relative.strip();
    if (reference.startsWith("//")) {
      return canonical(parts.group(1) + ":" + reference, flags);
    } else if (reference.startsWith("/")) {
      return canonical(root + reference, flags);
    } else if (reference.startsWith("?")) {
      return canonical(root + path + reference, flags);
    } else if (reference.isEmpty() || reference.startsWith("#")) {
      String query = parts.group(4).replaceFirst("#.*", "");
      return canonical(root + path + query + reference, flags);
    }
    return canonical(root + path.substring(0, path.lastIndexOf('/') + 1) + reference, flags);
  }
}
