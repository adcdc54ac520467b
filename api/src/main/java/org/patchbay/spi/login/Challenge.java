package org.patchbay.spi.login;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a server or proxy asks for (RFC 9110 §11.6.1). Immutable.
 *
 * @param scheme in lower case
 * @param parameters by name, in any case; unmodifiable
 */
public record Challenge(String scheme, Map<String, String> parameters) {

  /** Copies the parameters. */
  public Challenge {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(parameters);
    parameters = Collections.unmodifiableMap(copy);
  }

  /** Reads one line, which may hold several; ends where it makes no sense. */
  public static List<Challenge> parse(String value) {
    return ChallengeParser.parse(value);
  }

  /**
   * The strongest of those that can be answered: Digest with SHA-256, with MD5, Basic.
   *
   * @param lines the values of the WWW-Authenticate or Proxy-Authenticate headers of an answer
   * @param allowed which schemes may be used, by their names in lower case
   */
  public static Optional<Challenge> strongest(Collection<String> lines, Predicate<String> allowed) {
    return lines.stream()
        .flatMap(line -> parse(line).stream())
        .filter(challenge -> challenge.strength() > 0 && allowed.test(challenge.scheme()))
        .max(Comparator.comparingInt(Challenge::strength));
  }

  /** The parameter, empty if it is not there. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** What the login is for, in the asker's words; empty if it does not say. */
  public String realm() {
    return parameter("realm");
  }

  /** As it could stand in a header; {@link #parse} reads it. */
  public String text() {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + Digest.quoted(entry.getValue()))
        .collect(Collectors.joining(", ", scheme + " ", ""));
  }

  private int strength() {
    return switch (scheme) {
      case "basic" -> 1;
      case "digest" -> Digest.strength(this);
      default -> 0;
    };
  }
}
