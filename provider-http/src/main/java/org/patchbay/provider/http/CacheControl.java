package org.patchbay.provider.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.http.HttpHeader;

/** The directives of Cache-Control (RFC 9111 §5.2), and what Pragma says where there are none. */
final class CacheControl {
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,]*)))?");

  private final Map<String, String> directives;

  private CacheControl(Map<String, String> directives) {
    this.directives = directives;
  }

  static CacheControl of(List<HttpHeader> headers) {
    Map<String, String> directives = new HashMap<>();
    headers.stream()
        .filter(line -> line.isNamed("Cache-Control"))
        .forEach(line -> read(line.value(), directives));
    boolean old =
        headers.stream()
            .anyMatch(
                line ->
                    line.isNamed("Pragma")
                        && line.value().toLowerCase(Locale.ROOT).contains("no-cache"));
    if (directives.isEmpty() && old) {
      directives.put("no-cache", "");
    }
    return new CacheControl(directives);
  }

  /** The first of a name counts, as RFC 9111 §4.2.1 allows. */
  private static void read(String value, Map<String, String> directives) {
    Matcher each = DIRECTIVE.matcher(value);
    while (each.find()) {
      String argument = each.group(2) == null ? each.group(3) : each.group(2);
      directives.putIfAbsent(
          each.group(1).toLowerCase(Locale.ROOT), argument == null ? "" : argument);
    }
  }

  boolean has(String name) {
    return directives.containsKey(name);
  }

  /** A number of seconds; null if there is none, zero if it makes no sense. */
  @Nullable Duration seconds(String name) {
    String value = directives.get(name);
    if (value == null) {
      return null;
    }
    return Duration.ofSeconds(value.matches("[0-9]{1,9}") ? Long.parseLong(value) : tooMany(value));
  }

  private static long tooMany(String value) {
    return value.matches("[0-9]+") ? Integer.MAX_VALUE : 0;
  }
}
