package org.patchbay.provider.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.api.http.HttpHeader;

/** Lookups in the lines of a header. */
final class Headers {
  private Headers() {}

  /** The values of all lines of a name. */
  static List<String> values(List<HttpHeader> headers, String name) {
    List<String> values = List.of();
    for (HttpHeader line : headers) {
      if (line.isNamed(name)) {
        values = values.isEmpty() ? new ArrayList<>(1) : values;
        values.add(line.value().strip());
      }
    }
    return values;
  }

  /** Whether there is a line of a name. */
  static boolean has(List<HttpHeader> headers, String name) {
    for (HttpHeader line : headers) {
      if (line.isNamed(name)) {
        return true;
      }
    }
    return false;
  }

  /** The value of the one line of a name; empty if there is none, or more than one. */
  static Optional<String> only(List<HttpHeader> headers, String name) {
    List<String> values = values(headers, name);
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** Whether the content is as it is, without a coding around it. */
  static boolean areOfIdentity(List<HttpHeader> headers) {
    for (String coding : values(headers, "Content-Encoding")) {
      if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
        return false;
      }
    }
    return true;
  }
}
