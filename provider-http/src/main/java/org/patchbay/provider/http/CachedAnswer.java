package org.patchbay.provider.http;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.api.http.HttpRequest;

/**
 * An answer that is kept (RFC 9111 §3), with its body as it is handed out. Immutable.
 *
 * @param asked when the request was sent
 * @param came when its header was here
 * @param selecting values of the request's headers that the answer depends on (§4.1)
 * @param body never changed
 */
record CachedAnswer(
    int status,
    String reason,
    String version,
    List<HttpHeader> headers,
    Instant asked,
    Instant came,
    Map<String, List<String>> selecting,
    byte[] body) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  /** What a 304 does not change: it tells of the body as it was sent (§3.2). */
  private static final Set<String> OF_THE_BODY =
      Set.of(
          "content-encoding",
          "content-length",
          "content-range",
          "content-type",
          "connection",
          "transfer-encoding",
          "trailer");

  /** About what it takes in memory. */
  long size() {
    long size = 512L + body.length;
    for (HttpHeader line : headers) {
      size += 64L + line.name().length() + line.value().length();
    }
    return size;
  }

  boolean isFor(HttpRequest request) {
    return selecting.entrySet().stream()
        .allMatch(entry -> values(request.headers(), entry.getKey()).equals(entry.getValue()));
  }

  static List<String> values(List<HttpHeader> headers, String name) {
    return headers.stream().filter(line -> line.isNamed(name)).map(HttpHeader::value).toList();
  }

  Optional<String> header(String name) {
    return values(headers, name).stream().findFirst();
  }

  /** RFC 9111 §4.2.3. */
  Duration age(Instant now) {
    Duration apparent = atLeastZero(date("Date").map(date -> Duration.between(date, came)));
    Duration told =
        header("Age")
            .filter(age -> age.matches("[0-9]{1,9}"))
            .map(age -> Duration.ofSeconds(Long.parseLong(age)))
            .orElse(Duration.ZERO)
            .plus(Duration.between(asked, came));
    Duration initial = apparent.compareTo(told) > 0 ? apparent : told;
    return initial.plus(atLeastZero(Optional.of(Duration.between(came, now))));
  }

  private static Duration atLeastZero(Optional<Duration> duration) {
    return duration.filter(found -> !found.isNegative()).orElse(Duration.ZERO);
  }

  /** How long the server lets it be used without asking (§4.2.1); nothing is guessed. */
  Duration lifetime() {
    Duration maximum = CacheControl.of(headers).seconds("max-age");
    if (maximum != null) {
      return maximum;
    }
    if (header("Expires").isEmpty()) {
      return Duration.ZERO;
    }
    Instant from = date("Date").orElse(came);
    return atLeastZero(date("Expires").map(until -> Duration.between(from, until)));
  }

  boolean isValidatable() {
    return header("ETag").isPresent() || header("Last-Modified").isPresent();
  }

  /** After a 304: still good, with what that says (§4.3.4). */
  CachedAnswer refreshed(List<HttpHeader> newer, Instant newAsked, Instant newCame) {
    List<HttpHeader> merged = new ArrayList<>(headers);
    List<HttpHeader> changed =
        newer.stream()
            .filter(line -> !OF_THE_BODY.contains(line.name().toLowerCase(Locale.ROOT)))
            .toList();
    merged.removeIf(
        line -> line.isNamed("Age") || changed.stream().anyMatch(c -> c.isNamed(line.name())));
    merged.addAll(changed);
    return new CachedAnswer(
        status, reason, version, List.copyOf(merged), newAsked, newCame, selecting, body);
  }

  /** Whether a 304 is about this one, as far as it says. */
  boolean isMeantBy(List<HttpHeader> notModified) {
    List<String> tags = values(notModified, "ETag");
    return tags.isEmpty()
        || header("ETag").map(tag -> weak(tag).equals(weak(tags.get(0)))).orElse(false);
  }

  private static String weak(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  private Optional<Instant> date(String name) {
    try {
      return header(name).map(text -> Instant.from(DATE.parse(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
