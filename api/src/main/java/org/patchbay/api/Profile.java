package org.patchbay.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rules of a deployment: which services there are, and how some things behave. They are the
 * configuration {@code org.patchbay.profile}.
 *
 * <p>Immutable. Two are equal if all their rules and their names are.
 */
public final class Profile {
  /** Key of the profile's name, a String. */
  public static final String NAME = "name";

  /** Key of the services that {@code connect()} accepts, a String[]; none for all. */
  public static final String SERVICES = "services";

  /** Key of the services that may be asked for with TLS, a String[]; none for all. */
  public static final String SECURE_SERVICES = "secureServices";

  /** Key of the number of the error of a service that is not accepted, an Integer. */
  public static final String SERVICE_ERROR = "serviceError";

  private static final Profile OPEN = of(Map.of());

  private final String name;
  private final Set<String> services;
  private final Set<String> secureServices;
  private final InternetError serviceError;
  private final Set<ProfileRule> rules;

  private Profile(Map<String, ?> properties) {
    checkKeys(properties.keySet());
    name = value(properties, NAME, String.class, "");
    services = names(properties, SERVICES);
    secureServices = names(properties, SECURE_SERVICES);
    serviceError = error(properties);
    EnumSet<ProfileRule> holding = EnumSet.noneOf(ProfileRule.class);
    for (ProfileRule rule : ProfileRule.values()) {
      if (value(properties, rule.key(), Boolean.class, rule.isDefault())) {
        holding.add(rule);
      }
    }
    rules = Set.copyOf(holding);
  }

  /**
   * Reads rules: the four keys of this class and those of {@link ProfileRule}. What is absent is as
   * in {@link #open()}. Names of services may also be one text, parted by commas.
   *
   * @throws IllegalArgumentException if there is no such rule, or its value is none; the message
   *     names the key and what it takes
   */
  public static Profile of(Map<String, ?> properties) {
    return new Profile(properties);
  }

  /** The profile without a name, where nothing is configured: every service is accepted. */
  public static Profile open() {
    return OPEN;
  }

  /** All keys that {@link #of} knows, sorted. */
  public static List<String> keys() {
    return Stream.concat(
            Stream.of(NAME, SERVICES, SECURE_SERVICES, SERVICE_ERROR),
            Stream.of(ProfileRule.values()).map(ProfileRule::key))
        .sorted()
        .toList();
  }

  public String name() {
    return name;
  }

  /** The services accepted, sorted, in lower case; empty for all. */
  public Set<String> services() {
    return services;
  }

  /** Whether {@code connect()} accepts the service, if a provider serves it. */
  public boolean allows(String service) {
    return services.isEmpty() || services.contains(service);
  }

  /** Whether the service may be asked for with TLS. */
  public boolean allowsSecure(String service) {
    return secureServices.isEmpty() || secureServices.contains(service);
  }

  /** The error of a service that is not accepted. */
  public InternetError serviceError() {
    return serviceError;
  }

  /** Whether the rule holds. */
  public boolean has(ProfileRule rule) {
    return rules.contains(rule);
  }

  private static void checkKeys(Set<String> keys) {
    for (String key : keys) {
      if (!keys().contains(key)) {
        throw new IllegalArgumentException(
            "unknown rule \"" + key + "\"; rules are " + String.join(", ", keys()));
      }
    }
  }

  private static <T> T value(Map<String, ?> properties, String key, Class<T> type, T absent) {
    Object value = properties.get(key);
    if (value == null) {
      return absent;
    }
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "the rule \"%s\" takes a %s, not %s".formatted(key, type.getSimpleName(), value));
    }
    return type.cast(value);
  }

  private static Set<String> names(Map<String, ?> properties, String key) {
    Object value = properties.get(key);
    Collection<?> values =
        value == null
            ? List.of()
            : value instanceof Collection<?> collection
                ? collection
                : value instanceof String[] array ? Arrays.asList(array) : List.of(value);
    TreeSet<String> names = new TreeSet<>();
    for (Object each : values) {
      if (!(each instanceof String text)) {
        throw new IllegalArgumentException(
            "the rule \"%s\" takes names of services, not %s".formatted(key, each));
      }
      for (String name : text.split(",")) {
        if (!name.isBlank()) {
          names.add(ServiceType.checkedName(name.strip()));
        }
      }
    }
    return Collections.unmodifiableSortedSet(names);
  }

  private static InternetError error(Map<String, ?> properties) {
    Number number =
        value(properties, SERVICE_ERROR, Number.class, InternetError.PROTOCOL_NOT_FOUND.number());
    return InternetError.ofNumber(number.intValue())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the rule \"%s\" takes the number of an error, not %s"
                        .formatted(SERVICE_ERROR, number)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Profile that
        && name.equals(that.name)
        && services.equals(that.services)
        && secureServices.equals(that.secureServices)
        && serviceError == that.serviceError
        && rules.equals(that.rules);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, services, secureServices, serviceError, rules);
  }

  @Override
  public String toString() {
    String accepted = services.isEmpty() ? "all services" : String.join(", ", services);
    return name.isEmpty() ? accepted : name + ": " + accepted;
  }
}
