package org.patchbay.provider.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.impl.auth.AuthChallengeParser;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.ParserCursor;
import org.patchbay.api.http.HttpHeader;

/**
 * What a server asks for in a WWW-Authenticate header (RFC 9110 §11.6.1).
 *
 * @param scheme in lower case
 * @param parameters by name, in any case
 */
record Challenge(String scheme, Map<String, String> parameters) {

  /** The strongest of those that can be answered. */
  static Optional<Challenge> strongest(List<HttpHeader> headers) {
    return headers.stream()
        .filter(line -> line.isNamed("WWW-Authenticate"))
        .flatMap(line -> parse(line.value()).stream())
        .filter(challenge -> challenge.strength() > 0)
        .max(Comparator.comparingInt(Challenge::strength));
  }

  /** The parameter, empty if it is not there. */
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  private int strength() {
    return switch (scheme) {
      case "basic" -> 1;
      case "digest" -> Digest.strength(this);
      default -> 0;
    };
  }

  private static List<Challenge> parse(String value) {
    List<Challenge> challenges = new ArrayList<>();
    try {
      ParserCursor cursor = new ParserCursor(0, value.length());
      for (AuthChallenge challenge :
          AuthChallengeParser.INSTANCE.parse(ChallengeType.TARGET, value, cursor)) {
        challenges.add(of(challenge));
      }
    } catch (ParseException e) {
      // A challenge that cannot be read cannot be answered: the caller sees the 401.
      return List.of();
    }
    return challenges;
  }

  private static Challenge of(AuthChallenge challenge) {
    Map<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (challenge.getParams() != null) {
      challenge
          .getParams()
          .forEach(p -> parameters.put(p.getName(), p.getValue() == null ? "" : p.getValue()));
    }
    return new Challenge(challenge.getSchemeName().toLowerCase(Locale.ROOT), parameters);
  }
}
