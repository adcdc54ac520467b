package org.patchbay.provider.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;
import org.patchbay.api.http.HttpHeader;

/**
 * What tells one version of a content from another, byte for byte (RFC 9110 §8.8.1).
 *
 * @param field ETag or Last-Modified
 * @param value as the server wrote it
 */
record Validator(String field, String value) {
  private static final String TAG = "ETag";
  private static final String TIME = "Last-Modified";

  /** RFC 9110 §8.8.2.2: times have steps of a second, and the two may be of different clocks. */
  private static final Duration SETTLED = Duration.ofMinutes(1);

  /**
   * The strong validator of an answer. A time is none beside an entity tag, even a weak one (RFC
   * 9110 §13.1.5), nor where the content had only just changed.
   */
  static Optional<Validator> of(List<HttpHeader> answer) {
    if (Headers.has(answer, TAG)) {
      return Headers.only(answer, TAG)
          .filter(Validator::isStrong)
          .map(tag -> new Validator(TAG, tag));
    }
    return Headers.only(answer, TIME)
        .filter(time -> isSettled(time, Headers.only(answer, "Date")))
        .map(time -> new Validator(TIME, time));
  }

  /** RFC 9110 §8.8.3: an entity tag in quotes, without the mark of a weak one. */
  private static boolean isStrong(String tag) {
    int last = tag.length() - 1;
    if (last < 1 || tag.charAt(0) != '"' || tag.charAt(last) != '"') {
      return false;
    }
    for (int i = 1; i < last; i++) {
      char c = tag.charAt(i);
      if (c < '!' || c == '"' || c == 0x7f || c > 0xff) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSettled(String modified, Optional<String> date) {
    Instant then = DateUtils.parseStandardDate(modified);
    Instant now = date.map(DateUtils::parseStandardDate).orElse(null);
    return then != null && now != null && !now.isBefore(then.plus(SETTLED));
  }

  boolean isTag() {
    return field.equals(TAG);
  }

  /** Whether an answer says that it is of this version. */
  boolean isConfirmedBy(List<HttpHeader> answer) {
    return Headers.values(answer, field).equals(List.of(value));
  }

  /** Whether an answer says that it is of another version. */
  boolean isContradictedBy(List<HttpHeader> answer) {
    return Headers.has(answer, field) && !isConfirmedBy(answer);
  }
}
