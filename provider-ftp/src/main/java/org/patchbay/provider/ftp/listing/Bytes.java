package org.patchbay.provider.ftp.listing;

/** Numbers and letters in bytes. */
final class Bytes {
  private Bytes() {}

  static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  static boolean isLetter(int b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  static int lower(int b) {
    return b >= 'A' && b <= 'Z' ? b + 0x20 : b;
  }

  /** The number that these digits make; -1 if there is none, another byte, or more than 2^63-1. */
  static long number(byte[] bytes, int from, int to) {
    if (from >= to) {
      return -1;
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      number = append(number, bytes[i]);
    }
    return number;
  }

  /** One more digit; -1 once it went wrong. */
  static long append(long number, int digit) {
    if (number < 0 || !isDigit(digit)) {
      return -1;
    }
    long tens = number * 10 + (digit - '0');
    return number > Long.MAX_VALUE / 10 || tens < 0 ? -1 : tens;
  }

  /** Whether there are digits, and nothing else. */
  static boolean isNumber(byte[] bytes, int from, int to) {
    int p = from;
    while (p < to && isDigit(bytes[p])) {
      p++;
    }
    return p == to && from < to;
  }

  /** As {@link #number}, for the small ones in dates; -1 for more than four digits. */
  static int small(byte[] bytes, int from, int to) {
    return to - from > 4 ? -1 : (int) number(bytes, from, to);
  }
}
