package org.patchbay.provider.ftp.listing;

/** Sizes in fields: plain, in groups of three digits, or rounded as {@code ls -h} does. */
final class Sizes {
  private static final String UNITS = "KMGTPEB";

  private Sizes() {}

  /** Whether a field can be a size, rounded ones too. */
  static boolean isSize(Line line, int field) {
    if (!Bytes.isDigit(line.at(field, 0))) {
      return false;
    }
    int last = line.at(line.end(field) - 1);
    boolean rounded = !Bytes.isDigit(last) && UNITS.indexOf(last & ~0x20) >= 0;
    return isCounted(line, line.start(field), line.end(field) - (rounded ? 1 : 0));
  }

  /** Whether a field can be a size to the byte. */
  static boolean isCounted(Line line, int field) {
    return isCounted(line, line.start(field), line.end(field));
  }

  private static boolean isCounted(Line line, int from, int to) {
    if (from >= to || !Bytes.isDigit(line.at(from)) || !Bytes.isDigit(line.at(to - 1))) {
      return false;
    }
    for (int p = from; p < to; p++) {
      if (!Bytes.isDigit(line.at(p)) && !isSeparator(line.at(p))) {
        return false;
      }
    }
    return true;
  }

  /** Bytes; -1 if it is rounded, or beyond 2^63-1: then nobody can say how many. */
  static long of(Line line, int field) {
    return of(line, line.start(field), line.end(field));
  }

  /** The same for a part of the line. */
  static long of(Line line, int from, int to) {
    long number = Bytes.number(line.bytes(), from, to);
    return number >= 0 ? number : grouped(line, from, to);
  }

  private static long grouped(Line line, int from, int to) {
    long number = from < to && Bytes.isDigit(line.at(from)) ? 0 : -1;
    for (int p = from; p < to; p++) {
      boolean digit = (to - p) % 4 != 0;
      if (digit) {
        number = Bytes.append(number, line.at(p));
      } else if (!isSeparator(line.at(p))) {
        return -1;
      }
    }
    return number;
  }

  /** A no-break space of Latin-1 among them. */
  private static boolean isSeparator(int b) {
    return b == '.' || b == ',' || b == '\'' || b == (byte) 0xA0;
  }
}
