package org.patchbay.provider.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbay.api.http.HttpHeader;

/**
 * Which part of a content an answer has (RFC 9110 §14.4).
 *
 * @param first offset of its first byte, -1 if it has none: the range is not satisfiable
 * @param last offset of its last byte, -1 likewise
 * @param length bytes of the whole, -1 if not told
 */
record ContentRange(long first, long last, long length) {
  private static final Pattern SYNTAX =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(?:(\\d{1,18})|\\*)");

  /** Reads the header line; empty if there is none, more than one, or one that is not in order. */
  static Optional<ContentRange> of(List<HttpHeader> answer) {
    return Headers.only(answer, "Content-Range")
        .map(SYNTAX::matcher)
        .filter(Matcher::matches)
        .map(line -> new ContentRange(number(line, 1), number(line, 2), number(line, 3)))
        .filter(range -> range.first <= range.last);
  }

  private static long number(Matcher line, int group) {
    String digits = line.group(group);
    return digits == null ? -1 : Long.parseLong(digits);
  }

  /** Bytes of the part. */
  long size() {
    return last - first + 1;
  }

  /**
   * Whether it is all from an offset to the end.
   *
   * @param whole bytes of the content, -1 if not known before
   */
  boolean isRest(long offset, long whole) {
    long end = length >= 0 ? length : whole;
    return first == offset && last == end - 1 && (whole < 0 || whole == end);
  }

  /** Whether there is nothing at an offset because it is where the content ends. */
  boolean isEnd(long offset) {
    return first < 0 && length == offset;
  }
}
