package org.patchbay.provider.ftp.listing;

/**
 * A date in numbers alone, or with characters behind each number that say what it is: year, month,
 * day in Chinese, Japanese and Korean. Which characters these are does not matter, since they come
 * in many character sets: the numbers have one order in all three. Used again; confined.
 */
final class NumericDate {
  private static final int NONE = -1;

  private int year;
  private int month;
  private int day;
  private int fields;

  /** Whether a date begins with this field. */
  boolean read(Line line, int field) {
    if (Bytes.isNumber(line.bytes(), line.start(field), line.end(field))) {
      return false;
    }
    year = 0;
    month = 0;
    day = 0;
    fields = 1;
    int separator = line.at(field, 4);
    if (separator == '-' || separator == '/') {
      return line.length(field) == 10 && line.at(field, 7) == separator && take(line, field, 0, 5);
    } else if (line.at(field, 2) == '.' && line.at(field, 5) == '.') {
      return line.length(field) == 10 && take(line, field, 6, 3, 0);
    } else if (line.at(field, 2) == '-') {
      return line.length(field) == 5 && take(line, field, NONE, 0);
    }
    return hasCharacters(line, field) && spelled(line, field);
  }

  /** Year and month stand at these offsets, the day is the number after the month. */
  private boolean take(Line line, int field, int yearAt, int monthAt) {
    return take(line, field, yearAt, monthAt, monthAt + 3);
  }

  private boolean take(Line line, int field, int yearAt, int monthAt, int dayAt) {
    int from = line.start(field);
    year = yearAt == NONE ? 0 : Bytes.small(line.bytes(), from + yearAt, from + yearAt + 4);
    month = Bytes.small(line.bytes(), from + monthAt, from + monthAt + 2);
    day = Bytes.small(line.bytes(), from + dayAt, from + dayAt + 2);
    return isWhole() && (yearAt == NONE || ListingClock.isYear(year));
  }

  private boolean isWhole() {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private static boolean hasCharacters(Line line, int field) {
    for (int p = line.start(field); p < line.end(field); p++) {
      if (!Bytes.isDigit(line.at(p))) {
        return line.at(p) < 0;
      }
    }
    return false;
  }

  private boolean spelled(Line line, int field) {
    int last = line.fields() - 1;
    for (int f = field; f < last && f < field + 3; f++) {
      boolean understood = f == field || hasCharacters(line, f) || month > 0;
      if (!understood || !numbers(line, f)) {
        return false;
      } else if (isWhole()) {
        fields = f - field + 1;
        return true;
      }
    }
    return false;
  }

  /** Takes the numbers of one field: what has more than two digits is a year. */
  private boolean numbers(Line line, int field) {
    int p = line.start(field);
    int end = line.end(field);
    while (p < end) {
      int from = p;
      while (p < end && Bytes.isDigit(line.at(p))) {
        p++;
      }
      if (!take(Bytes.small(line.bytes(), from, p))) {
        return false;
      }
      while (p < end && !Bytes.isDigit(line.at(p))) {
        p++;
      }
    }
    return true;
  }

  private boolean take(int number) {
    if (year == 0 && month == 0 && ListingClock.isYear(number)) {
      year = number;
    } else if (month == 0 && number <= 12) {
      month = number;
    } else if (month > 0 && day == 0 && number <= 31) {
      day = number;
    } else {
      return false;
    }
    return number > 0;
  }

  /** The year that a field is, perhaps with a character behind it; -1 if it is none. */
  static int year(Line line, int field) {
    int from = line.start(field);
    boolean alone = line.length(field) == 4 || line.at(field, 4) < 0;
    int number = alone ? Bytes.small(line.bytes(), from, Math.min(from + 4, line.end())) : NONE;
    return ListingClock.isYear(number) ? number : NONE;
  }

  /** 0 if the date has none. */
  int year() {
    return year;
  }

  int month() {
    return month;
  }

  int day() {
    return day;
  }

  /** How many fields it takes. */
  int fields() {
    return fields;
  }
}
