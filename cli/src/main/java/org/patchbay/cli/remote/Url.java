package org.patchbay.cli.remote;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Secret;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.text.Escapes;
import org.patchbay.cli.text.Text;

/**
 * A URL of the command line (RFC 3986; RFC 1738 for FTP, RFC 4266 for Gopher).
 *
 * @param scheme one that we know
 * @param user decoded, null if there is none
 * @param password decoded, null if there is none
 * @param host without brackets
 * @param port 0 for the default
 * @param path what follows, as it was given; begins with a slash or is empty
 */
public record Url(
    Scheme scheme,
    @Nullable String user,
    @Nullable Secret password,
    String host,
    int port,
    String path) {
  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://"
              + "(?:(?<user>[^:/?#]*)(?::(?<password>[^/?#]*))?@)?"
              + "(?:\\[(?<literal>[^\\]/?#]*)\\]|(?<host>[^:@/?#\\[\\]]*))"
              + "(?::(?<port>[0-9]{0,5}))?"
              + "(?<path>[/?#].*)?");

  /** Reads a URL; a failure names what is wrong, and never a password. */
  public static Url parse(String text) throws Failure {
    Matcher matcher = URL.matcher(text);
    if (text.chars().anyMatch(Character::isISOControl) || !matcher.matches()) {
      throw Failure.ofUsage(
          "not a URL: "
              + masked(text)
              + "; expected scheme://host[:port]/path with "
              + Scheme.NAMES);
    }
    Scheme scheme = scheme(matcher.group("scheme"), text);
    try {
      return new Url(
          scheme,
          decoded(matcher.group("user")),
          secret(matcher.group("password")),
          host(matcher),
          port(matcher.group("port")),
          path(scheme, matcher.group("path")));
    } catch (IllegalArgumentException e) {
      throw Failure.ofUsage(masked(text) + ": " + e.getMessage());
    }
  }

  /** The path without its first slash, decoded: how FTP and Gopher have it. */
  String decodedPath() {
    return Escapes.decode(path.isEmpty() ? path : path.substring(1));
  }

  /** The last part of the path, decoded; empty if it ends with a slash. */
  public String fileName() {
    // What is searched for, and what is wanted by Gopher+, is no part of a name (RFC 4266 §2.1).
    String plain = path.split(scheme.isHttp() ? "\\?" : scheme.isGopher() ? "%09" : "\\z", 2)[0];
    return Escapes.decode(plain.substring(plain.lastIndexOf('/') + 1));
  }

  /** A URL whose path ends with a slash, with the name of a file after it. */
  public Url withFileName(String name) {
    return path.isEmpty() || path.endsWith("/")
        ? new Url(
            scheme,
            user,
            password,
            host,
            port,
            (path.isEmpty() ? "/" : path) + Escapes.encode(name))
        : this;
  }

  /** The URL without user and password. */
  @Override
  public String toString() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return Text.printable(scheme + "://" + name + (port == 0 ? "" : ":" + port) + path);
  }

  private static Scheme scheme(String name, String text) throws Failure {
    return Scheme.named(name)
        .orElseThrow(
            () ->
                Failure.ofUsage(
                    masked(text) + ": unknown scheme " + name + "; known are " + Scheme.NAMES));
  }

  private static String host(Matcher matcher) {
    String literal = matcher.group("literal");
    String host = literal == null ? matcher.group("host") : literal;
    if (host.isEmpty()) {
      throw new IllegalArgumentException("no host is named");
    }
    return host;
  }

  private static int port(@Nullable String digits) {
    int port = digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    if (port > 65535) {
      throw new IllegalArgumentException("port " + port + " is above 65535");
    }
    return port;
  }

  /** A fragment never goes to the server: HTTP's is dropped, elsewhere it is a slip. */
  private static String path(Scheme scheme, @Nullable String given) {
    String path = given == null ? "" : given;
    if (scheme.isHttp()) {
      String target = path.split("#", 2)[0];
      return target.startsWith("?") ? "/" + target : target;
    }
    if (path.contains("#")) {
      throw new IllegalArgumentException("write %23 for # in a path");
    }
    Escapes.decode(path);
    return path.startsWith("?") ? "/" + path : path;
  }

  private static @Nullable String decoded(@Nullable String text) {
    return text == null ? null : Escapes.decode(text);
  }

  private static @Nullable Secret secret(@Nullable String text) {
    return text == null ? null : Secret.of(Escapes.decode(text));
  }

  private static String masked(String text) {
    return Text.printable(text.replaceFirst("^([^/]*//)?.*@", "$1"));
  }
}
