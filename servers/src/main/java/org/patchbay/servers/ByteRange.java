package org.patchbay.servers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file.
 *
 * @param start offset of its first byte
 * @param length bytes; 0 if the file has nothing at the offset
 */
record ByteRange(long start, long length) {
  // RFC 9110 §14.1.1. Eighteen digits are more than any file and less than a long.
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** Reads a Range field; empty where it is to be ignored: several ranges, or not in order. */
  static Optional<ByteRange> parse(String field, long size) {
    Matcher matcher = SINGLE.matcher(field.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? Optional.empty() : Optional.of(end(Long.parseLong(last), size));
    }
    long start = Long.parseLong(first);
    long end = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
    boolean inOrder = last.isEmpty() || Long.parseLong(last) >= start;
    return inOrder
        ? Optional.of(new ByteRange(start, Math.max(0, end - start + 1)))
        : Optional.empty();
  }

  private static ByteRange end(long suffix, long size) {
    long length = Math.min(suffix, size);
    return new ByteRange(size - length, length);
  }

  String contentRange(long size) {
    return length == 0
        ? "bytes */" + size
        : "bytes " + start + "-" + (start + length - 1) + "/" + size;
  }
}
