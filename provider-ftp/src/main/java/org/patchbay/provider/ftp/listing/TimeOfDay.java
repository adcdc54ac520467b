package org.patchbay.provider.ftp.listing;

/** Times of day in fields. */
final class TimeOfDay {
  static final int NO_ZONE = Integer.MIN_VALUE;
  private static final int NONE = -1;

  private TimeOfDay() {}

  /**
   * Seconds since midnight of {@code H:MM}, {@code HH:MM}, {@code HH:MM:SS.f}; -1 if it is none.
   */
  static int read(Line line, int field) {
    return read(line, line.start(field), line.end(field));
  }

  private static int read(Line line, int from, int to) {
    byte[] bytes = line.bytes();
    int colon = line.at(from + 1) == ':' ? from + 1 : from + 2;
    if (colon + 3 > to || bytes[colon] != ':') {
      return NONE;
    }
    int hour = Bytes.small(bytes, from, colon);
    int minute = Bytes.small(bytes, colon + 1, colon + 3);
    int second = second(line, colon + 3, to);
    return second == NONE ? NONE : ListingClock.secondOfDay(hour, minute, second);
  }

  /** Fractions are beneath what a listing can say of most files. */
  private static int second(Line line, int from, int to) {
    if (from == to) {
      return 0;
    }
    boolean isSecond = line.at(from) == ':' && from + 3 <= to;
    boolean isEnd = from + 3 == to || line.at(from + 3) == '.';
    return isSecond && isEnd ? Bytes.small(line.bytes(), from + 1, from + 3) : NONE;
  }

  /**
   * The same for a clock of twelve hours: {@code 10:09PM}, {@code 10:09p}; of 24 where there is no
   * letter behind it.
   */
  static int readHalved(Line line, int field) {
    int from = line.start(field);
    int to = line.end(field);
    if (to > from && Bytes.lower(line.at(to - 1)) == 'm') {
      to--;
    }
    int half = to > from ? Bytes.lower(line.at(to - 1)) : 0;
    if (half != 'a' && half != 'p') {
      return read(line, from, line.end(field));
    }
    return halved(read(line, from, to - 1), half == 'p');
  }

  /** Twelve is the first hour of each half. */
  static int halved(int seconds, boolean afternoon) {
    int half = 12 * 3600;
    if (seconds < 3600 || seconds >= half + 3600) {
      return NONE;
    }
    return seconds % half + (afternoon ? half : 0);
  }

  /** Seconds that a zone such as {@code +0100} is ahead of UTC. */
  static int zone(Line line, int field) {
    int sign = line.at(field, 0);
    int from = line.start(field) + 1;
    if (line.length(field) != 5 || sign != '+' && sign != '-') {
      return NO_ZONE;
    }
    int hours = Bytes.small(line.bytes(), from, from + 2);
    int minutes = Bytes.small(line.bytes(), from + 2, from + 4);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return NO_ZONE;
    }
    int seconds = hours * 3600 + minutes * 60;
    return sign == '-' ? -seconds : seconds;
  }
}
