package org.patchbay.provider.ftp.listing;

/**
 * A date as {@code ls} writes it, in whatever language. Understands {@code Nov 20 10:09}, {@code
 * Nov 20 2020}, {@code 20 Nov 2020}, {@code 20. Nov 10:09}, {@code Nov 20 10:09:12 2020}, {@code
 * 2020-11-20}, {@code 2020-11-20 10:09:12.5 +0100}, {@code 11-20 10:09}, {@code 2020/11/20 10:09},
 * {@code 20.11.2020 10:09}, and numbers with characters behind them, as in Chinese, Japanese and
 * Korean. Used again for the next line; confined.
 */
final class DateFields {
  private static final int NONE = -1;

  private final ListingClock clock;
  private final NumericDate numeric = new NumericDate();
  private int month;
  private int day;
  private long epochSecond = Found.NO_TIME;

  DateFields(ListingClock clock) {
    this.clock = clock;
  }

  /** The second since 1970 of the date that was read last. */
  long epochSecond() {
    return epochSecond;
  }

  /** Reads a date that begins with this field; gives the field after it, -1 if none begins here. */
  int read(Line line, int field) {
    int first = line.at(field, 0);
    if (!Bytes.isDigit(first)) {
      month = month(line, field);
      return month > 0 && isDay(line, field + 1) ? yearOrTime(line, field + 2) : NONE;
    } else if (numeric.read(line, field)) {
      return numbered(line, field + numeric.fields());
    }
    return isDay(line, field) && isMonth(line, field + 1) ? yearOrTime(line, field + 2) : NONE;
  }

  private int numbered(Line line, int next) {
    month = numeric.month();
    day = numeric.day();
    return numeric.year() > 0 ? timeOfDate(line, next) : yearOrTime(line, next);
  }

  private boolean isMonth(Line line, int field) {
    month = month(line, field);
    return month > 0;
  }

  private static int month(Line line, int field) {
    return line.length(field) < 3
        ? 0
        : MonthNames.of(line.bytes(), line.start(field), line.end(field));
  }

  /** With or without a dot or comma behind it. */
  private boolean isDay(Line line, int field) {
    int from = line.start(field);
    int to = line.end(field);
    int last = to > from ? line.at(to - 1) : 0;
    day = Bytes.small(line.bytes(), from, last == '.' || last == ',' ? to - 1 : to);
    return day >= 1 && day <= 31;
  }

  private int yearOrTime(Line line, int field) {
    int seconds = TimeOfDay.read(line, field);
    if (seconds == NONE) {
      int year = NumericDate.year(line, field);
      return at(clock.utc(year, month, day, 0), field + 1);
    }
    // BSD's ls -T has both, and then it has seconds.
    int year = line.length(field) == 8 ? NumericDate.year(line, field + 1) : NONE;
    return year == NONE
        ? at(clock.utcOfLatest(month, day, seconds), field + 1)
        : at(clock.utc(year, month, day, seconds), field + 2);
  }

  /** The time after a date that has its year, if there is one, and its zone, if there is one. */
  private int timeOfDate(Line line, int field) {
    int year = numeric.year();
    int seconds = TimeOfDay.read(line, field);
    if (seconds == NONE) {
      return at(clock.utc(year, month, day, 0), field);
    }
    int zone = TimeOfDay.zone(line, field + 1);
    return zone == TimeOfDay.NO_ZONE
        ? at(clock.utc(year, month, day, seconds), field + 1)
        : at(ListingClock.utc(year, month, day, seconds, zone), field + 2);
  }

  private int at(long time, int next) {
    epochSecond = time;
    return time == Found.NO_TIME ? NONE : next;
  }
}
