package org.patchbay.internal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which hosts are reached directly though there is a proxy. */
final class ProxyBypass {
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
  private static final String LOCAL = "<local>";

  private ProxyBypass() {}

  /** Whether one of the patterns names the host. */
  static boolean names(List<String> patterns, String scheme, String host, int port) {
    String bare = bare(host);
    return patterns.stream().anyMatch(pattern -> names(pattern.strip(), scheme, bare, port));
  }

  private static boolean names(String pattern, String scheme, String host, int port) {
    if (pattern.equalsIgnoreCase(LOCAL)) {
      return host.indexOf('.') < 0 && host.indexOf(':') < 0;
    }
    int behindScheme = pattern.indexOf("://");
    if (behindScheme >= 0 && !pattern.substring(0, behindScheme).equalsIgnoreCase(scheme)) {
      return false;
    }
    String place = behindScheme < 0 ? pattern : pattern.substring(behindScheme + 3);
    int colon = colonBeforePort(place);
    if (colon >= 0 && !place.substring(colon + 1).equals(Integer.toString(port))) {
      return false;
    }
    return matches(bare(colon < 0 ? place : place.substring(0, colon)), host);
  }

  /** An IPv6 address has colons of its own, unless it stands in brackets. */
  private static int colonBeforePort(String place) {
    int last = place.lastIndexOf(':');
    boolean ofPort = last == place.indexOf(':') || last == place.lastIndexOf(']') + 1;
    return ofPort && PORT.matcher(place.substring(last + 1)).matches() ? last : -1;
  }

  private static String bare(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String open =
        lower.startsWith("[") && lower.endsWith("]")
            ? lower.substring(1, lower.length() - 1)
            : lower;
    return open.endsWith(".") ? open.substring(0, open.length() - 1) : open;
  }

  /** Each part between stars where it first fits: no pattern takes longer than the host is long. */
  private static boolean matches(String pattern, String host) {
    String[] parts = pattern.split("\\*", -1);
    if (parts.length == 1) {
      return pattern.equals(host);
    }
    String last = parts[parts.length - 1];
    int end = host.length() - last.length();
    int at = parts[0].length();
    if (at > end || !host.startsWith(parts[0]) || !host.endsWith(last)) {
      return false;
    }
    for (int i = 1; i < parts.length - 1; i++) {
      int found = host.indexOf(parts[i], at);
      if (found < 0 || found + parts[i].length() > end) {
        return false;
      }
      at = found + parts[i].length();
    }
    return true;
  }
}
