package org.patchbay.provider.http;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbay.api.http.HttpAuthentication;
import org.patchbay.api.http.HttpHeader;

/**
 * What a server asks for in a WWW-Authenticate header (RFC 9110 §11.6.1).
 *
 * @param scheme in lower case
 * @param parameters by name, in any case
 */
record Challenge(String scheme, Map<String, String> parameters) {

  /** The strongest of those that can be answered. */
  static Optional<Challenge> strongest(List<HttpHeader> headers, HttpAuthentication way) {
    return headers.stream()
        .filter(line -> line.isNamed("WWW-Authenticate"))
        .flatMap(line -> ChallengeParser.parse(line.value()).stream())
        .filter(challenge -> challenge.strength() > 0 && challenge.isOf(way))
        .max(Comparator.comparingInt(Challenge::strength));
  }

  /** The parameter, empty if it is not there. */
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  private boolean isOf(HttpAuthentication way) {
    return way == HttpAuthentication.ANY || scheme.equalsIgnoreCase(way.name());
  }

  private int strength() {
    return switch (scheme) {
      case "basic" -> 1;
      case "digest" -> Digest.strength(this);
      default -> 0;
    };
  }
}
