package org.patchbay.provider.ftp.listing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as RFC 3659 §2.3 writes them: {@code 20201120100912}, with or without fraction.
 */
public final class MachineTime {
  private static final int SECONDS = 14;
  private static final int NANO_DIGITS = 9;

  private MachineTime() {}

  /** The time that a text is, null if it is none. */
  public static @Nullable Instant parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Found found = new Found();
    read(bytes, 0, bytes.length, found);
    return found.modified();
  }

  /** Notes the time that these bytes are; none if they are none. */
  static void read(byte[] bytes, int from, int to, Found found) {
    found.epochSecond = Found.NO_TIME;
    int nanos = nanos(bytes, from + SECONDS, to);
    if (to - from < SECONDS || nanos < 0) {
      return;
    }
    int seconds =
        ListingClock.secondOfDay(
            two(bytes, from + 8), two(bytes, from + 10), two(bytes, from + 12));
    int year = Bytes.small(bytes, from, from + 4);
    found.epochSecond =
        ListingClock.utc(year, two(bytes, from + 4), two(bytes, from + 6), seconds, 0);
    found.nanos = nanos;
  }

  private static int two(byte[] bytes, int from) {
    return Bytes.small(bytes, from, from + 2);
  }

  /** What is behind the point; digits beyond the ninth do not count. */
  private static int nanos(byte[] bytes, int from, int to) {
    if (from >= to) {
      return 0;
    } else if (bytes[from] != '.' || from + 1 == to) {
      return -1;
    }
    int nanos = 0;
    for (int i = 0; i < Math.max(NANO_DIGITS, to - from - 1); i++) {
      int digit = from + 1 + i < to ? bytes[from + 1 + i] : '0';
      if (!Bytes.isDigit(digit)) {
        return -1;
      }
      nanos = i < NANO_DIGITS ? nanos * 10 + digit - '0' : nanos;
    }
    return nanos;
  }
}
