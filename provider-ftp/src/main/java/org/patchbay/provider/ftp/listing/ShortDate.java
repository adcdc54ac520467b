package org.patchbay.provider.ftp.listing;

/**
 * A date of three numbers, the year with two or four digits. The month comes first, unless the
 * first number is too large for one, or is parted from the next by a dot: then it is a day. Used
 * again; confined.
 */
final class ShortDate {

  /** Which of the numbers is which. */
  enum Order {
    MONTH_DAY_YEAR,
    DAY_MONTH_YEAR,
    YEAR_MONTH_DAY
  }

  private static final int PIVOT = 70;

  private final Order large;
  private int year;
  private int month;
  private int day;

  /**
   * Reads dates of one system.
   *
   * @param large the order that a first number from 13 to 31 is taken for
   */
  ShortDate(Order large) {
    this.large = large;
  }

  /** Whether the field is such a date. */
  boolean read(Line line, int field) {
    int from = line.start(field);
    int to = line.end(field);
    int first = separator(line, from, to);
    int second = separator(line, first + 1, to);
    if (first == to || second == to || line.at(first) != line.at(second)) {
      return false;
    }
    int a = Bytes.small(line.bytes(), from, first);
    int b = Bytes.small(line.bytes(), first + 1, second);
    int c = Bytes.small(line.bytes(), second + 1, to);
    return take(a, b, c, order(a, c, first - from, line.at(first)));
  }

  private static int separator(Line line, int from, int to) {
    int p = from;
    while (p < to && Bytes.isDigit(line.at(p))) {
      p++;
    }
    int b = p < to ? line.at(p) : 0;
    return p > from && (b == '-' || b == '/' || b == '.') ? p : to;
  }

  private Order order(int a, int c, int digits, int separator) {
    if (digits == 4 || a > 31) {
      return Order.YEAR_MONTH_DAY;
    } else if (separator == '.') {
      return Order.DAY_MONTH_YEAR;
    } else if (a > 12) {
      return c > 31 ? Order.DAY_MONTH_YEAR : large;
    }
    return Order.MONTH_DAY_YEAR;
  }

  private boolean take(int a, int b, int c, Order order) {
    switch (order) {
      case MONTH_DAY_YEAR -> set(c, a, b);
      case DAY_MONTH_YEAR -> set(c, b, a);
      case YEAR_MONTH_DAY -> set(a, b, c);
    }
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && ListingClock.isYear(year);
  }

  private void set(int newYear, int newMonth, int newDay) {
    year = newYear < 0 || newYear > 99 ? newYear : newYear + (newYear < PIVOT ? 2000 : 1900);
    month = newMonth;
    day = newDay;
  }

  int year() {
    return year;
  }

  int month() {
    return month;
  }

  int day() {
    return day;
  }
}
