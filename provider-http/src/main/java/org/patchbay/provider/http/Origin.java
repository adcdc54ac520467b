package org.patchbay.provider.http;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * Scheme, host and port: the border that logins, and headers which may be secret, do not cross (RFC
 * 9110 §4.3.1). Immutable.
 */
final class Origin {
  private static final Pattern NAME = Pattern.compile("[a-z0-9._~!$&'()*+,;=%-]+");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]+(%[a-z0-9._~-]+)?");

  private final boolean secure;
  private final String host;
  private final int port;
  private final String authority;

  /**
   * An origin.
   *
   * @param secure https
   * @param host name or address in lower case, an IPv6 address without brackets
   * @param port 1 to 65535
   */
  Origin(boolean secure, String host, int port) {
    this.secure = secure;
    this.host = host;
    this.port = port;
    String name = host.contains(":") ? "[" + host + "]" : host;
    this.authority = port == defaultPort(secure) ? name : name + ":" + port;
  }

  /**
   * Checks the host.
   *
   * @throws InternetException if it could not stand in a Host header
   */
  static Origin of(boolean secure, String server, int port, InternetError refusal)
      throws InternetException {
    String bare =
        server.startsWith("[") && server.endsWith("]")
            ? server.substring(1, server.length() - 1)
            : server;
    String host = bare.contains(":") ? bare.toLowerCase(Locale.ROOT) : ascii(bare, refusal);
    if (!(host.contains(":") ? IPV6 : NAME).matcher(host).matches()) {
      throw notAHost(server, refusal);
    }
    return new Origin(secure, host, port);
  }

  static int defaultPort(boolean secure) {
    return secure ? 443 : 80;
  }

  boolean secure() {
    return secure;
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  String scheme() {
    return secure ? "https" : "http";
  }

  /** As it stands in a URI and in the Host header: the port unless it is the default (W-152). */
  String authority() {
    return authority;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Origin that
        && secure == that.secure
        && host.equals(that.host)
        && port == that.port;
  }

  @Override
  public int hashCode() {
    return 31 * host.hashCode() + port;
  }

  @Override
  public String toString() {
    return scheme() + "://" + authority();
  }

  private static String ascii(String name, InternetError refusal) throws InternetException {
    try {
      return IDN.toASCII(name).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw notAHost(name, refusal);
    }
  }

  private static InternetException notAHost(String name, InternetError refusal) {
    return new InternetException(
        refusal, "not a host name: \"" + name.replaceAll("\\p{Cntrl}", "?") + "\"");
  }
}
