package org.patchbay.provider.ftp.listing;

import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;

/**
 * What the server's clock shows while it lists. Computes points in time directly: that takes less
 * than putting it off would. Immutable.
 */
public final class ListingClock {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;
  private static final int DAY_SECONDS = 24 * 60 * 60;

  private final long latest;
  private final int nextYear;
  private final long aheadSeconds;

  /**
   * Sets it.
   *
   * @param now in UTC
   * @param ahead how far the times of listings are ahead of UTC
   */
  public ListingClock(Instant now, Duration ahead) {
    latest = now.getEpochSecond() + DAY_SECONDS;
    nextYear = now.plus(ahead).atOffset(ZoneOffset.UTC).getYear() + 1;
    aheadSeconds = ahead.getSeconds();
  }

  /** The second since 1970 in UTC of a time on this clock; {@link Found#NO_TIME} if it is none. */
  long utc(int year, int month, int day, int secondOfDay) {
    return utc(year, month, day, secondOfDay, aheadSeconds);
  }

  /** The same for a time that is so many seconds ahead of UTC. */
  static long utc(int year, int month, int day, int secondOfDay, long ahead) {
    if (!isDate(year, month, day) || secondOfDay < 0) {
      return Found.NO_TIME;
    }
    return IsoChronology.INSTANCE.epochSecond(year, month, day, 0, 0, 0, ZoneOffset.UTC)
        + secondOfDay
        - ahead;
  }

  private static boolean isDate(int year, int month, int day) {
    return isYear(year)
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= Month.of(month).length(Year.isLeap(year));
  }

  /** Whether it can be the year of a file: a number beside a date is often something else. */
  static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  /**
   * The same for a day without its year: the latest that is not in the future. A day's grace is for
   * clocks that differ.
   */
  long utcOfLatest(int month, int day, int secondOfDay) {
    // Eight years back there is a 29 February, even around 2100.
    for (int back = 0; back <= 9; back++) {
      long time = utc(nextYear - back, month, day, secondOfDay);
      if (time != Found.NO_TIME && time <= latest) {
        return time;
      }
    }
    return Found.NO_TIME;
  }

  /** Seconds since midnight, -1 if there is no such time; a leap second is the one before it. */
  static int secondOfDay(int hour, int minute, int second) {
    boolean isTime =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
    return isTime ? hour * 3600 + minute * 60 + Math.min(second, 59) : -1;
  }
}
