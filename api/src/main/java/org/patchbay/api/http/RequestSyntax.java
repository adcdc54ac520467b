package org.patchbay.api.http;

import java.util.Objects;
import java.util.regex.Pattern;

/** What can stand on the wire; anything else would change the meaning of what follows it. */
final class RequestSyntax {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private RequestSyntax() {}

  static void checkMethod(String method) {
    if (!TOKEN.matcher(Objects.requireNonNull(method, "method")).matches()) {
      throw new IllegalArgumentException("not an HTTP method: \"" + printable(method) + "\"");
    }
  }

  static void checkTarget(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c == 0x7f) {
        throw new IllegalArgumentException(
            "a request target has no space or control character, escape it: \""
                + printable(target)
                + "\"");
      }
    }
  }

  static void checkLine(String name, String value) {
    if (!TOKEN.matcher(name).matches()) {
      throw new IllegalArgumentException("not a header name: \"" + printable(name) + "\"");
    }
    if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new IllegalArgumentException("the value of header " + name + " holds CR, LF or NUL");
    }
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
