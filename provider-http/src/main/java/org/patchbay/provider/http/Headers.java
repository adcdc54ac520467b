package org.patchbay.provider.http;

import java.util.List;
import java.util.Optional;
import org.patchbay.api.http.HttpHeader;

/** Lookups in the lines of a header. */
final class Headers {
  private Headers() {}

  /** The values of all lines of a name. */
  static List<String> values(List<HttpHeader> headers, String name) {
    return headers.stream()
        .filter(line -> line.isNamed(name))
        .map(line -> line.value().strip())
        .toList();
  }

  /** The value of the one line of a name; empty if there is none, or more than one. */
  static Optional<String> only(List<HttpHeader> headers, String name) {
    List<String> values = values(headers, name);
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** Whether the content is as it is, without a coding around it. */
  static boolean areOfIdentity(List<HttpHeader> headers) {
    return values(headers, "Content-Encoding").stream()
        .allMatch(coding -> coding.isEmpty() || coding.equalsIgnoreCase("identity"));
  }
}
