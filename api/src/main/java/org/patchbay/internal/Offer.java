package org.patchbay.internal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Constants;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.Profile;
import org.patchbay.api.ProviderInfo;
import org.patchbay.spi.ProviderProperties;

/**
 * What a provider says of itself in its service properties, read once.
 *
 * @param info for callers
 * @param securePort default port of a secure request
 * @param implicitPort default port of a request with implicit TLS
 * @param flags what it understands
 * @param options keys of the options that it knows
 * @param user default user, empty for none
 * @param properties as registered, for filters
 */
record Offer(
    ProviderInfo info,
    int securePort,
    int implicitPort,
    Set<ConnectFlag> flags,
    Set<String> options,
    String user,
    Map<String, Object> properties) {

  /**
   * Reads the service properties.
   *
   * @throws IllegalArgumentException if a required one is missing or one makes no sense
   */
  static Offer read(String bundle, String version, Map<String, Object> properties) {
    List<String> services =
        texts(properties, ProviderProperties.SERVICE).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .distinct()
            .toList();
    if (services.isEmpty() || services.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("no " + ProviderProperties.SERVICE);
    }
    int port = port(properties, ProviderProperties.PORT, 0);
    if (port == 0) {
      throw new IllegalArgumentException("no " + ProviderProperties.PORT);
    }
    int securePort = port(properties, ProviderProperties.SECURE_PORT, port);
    return new Offer(
        new ProviderInfo(
            bundle,
            version,
            services,
            texts(properties, ProviderProperties.SCHEME),
            port,
            texts(properties, ProviderProperties.FEATURE),
            text(properties, ProviderProperties.VENDOR),
            properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
            properties.get(Constants.SERVICE_ID) instanceof Long id ? id : 0,
            true),
        securePort,
        port(properties, ProviderProperties.IMPLICIT_PORT, securePort),
        flags(properties),
        Set.copyOf(texts(properties, ProviderProperties.OPTION)),
        text(properties, ProviderProperties.USER),
        Map.copyOf(properties));
  }

  String name() {
    return info.name() + " " + info.version();
  }

  ProviderInfo describe(Profile profile) {
    return new ProviderInfo(
        info.name(),
        info.version(),
        info.services(),
        info.schemes(),
        info.port(),
        info.features(),
        info.vendor(),
        info.ranking(),
        info.id(),
        info.services().stream().anyMatch(profile::allows));
  }

  private static Set<ConnectFlag> flags(Map<String, Object> properties) {
    Set<ConnectFlag> flags = EnumSet.noneOf(ConnectFlag.class);
    for (String name : texts(properties, ProviderProperties.FLAG)) {
      flags.add(ConnectFlag.valueOf(name));
    }
    return Set.copyOf(flags);
  }

  private static int port(Map<String, Object> properties, String key, int absent) {
    Object value = properties.getOrDefault(key, 0);
    if (!(value instanceof Integer port)) {
      throw wrong(key, "an Integer", value);
    }
    if (port == 0) {
      return absent;
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(key + " is not a port: " + port);
    }
    return port;
  }

  private static String text(Map<String, Object> properties, String key) {
    Object value = properties.getOrDefault(key, "");
    if (value instanceof String text) {
      return text;
    }
    throw wrong(key, "a String", value);
  }

  private static List<String> texts(Map<String, Object> properties, String key) {
    Object value = properties.getOrDefault(key, new String[0]);
    if (value instanceof String[] texts && !Arrays.asList(texts).contains(null)) {
      return List.of(texts);
    }
    if (value instanceof String text) {
      return List.of(text);
    }
    throw wrong(key, "a String or String[] without null", value);
  }

  /** A property that were passed over would send secure requests to the plain port, for example. */
  private static IllegalArgumentException wrong(String key, String type, Object value) {
    return new IllegalArgumentException(
        "%s must be %s, not %s".formatted(key, type, value.getClass().getSimpleName()));
  }
}
