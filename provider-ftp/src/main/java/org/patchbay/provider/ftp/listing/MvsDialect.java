package org.patchbay.provider.ftp.listing;

import org.patchbay.api.ftp.FtpEntry.Kind;

/**
 * MVS, now z/OS: data sets, and members of a partitioned one, each under a headline of its own.
 * Sizes are in tracks, records or not told, and the date of a data set is that of its last use: so
 * a data set has neither, and a member has a time only. Files of z/OS Unix are listed as Unix does.
 */
final class MvsDialect implements Dialect {
  private static final int LONGEST_MEMBER = 8;
  private static final String NATIONAL = "$#@";

  private final ListingClock clock;
  private final NumericDate date = new NumericDate();
  private boolean members;

  MvsDialect(ListingClock clock) {
    this.clock = clock;
  }

  @Override
  public Verdict read(Line line, Found found) {
    if (line.is(0, "Volume") && line.is(1, "Unit")) {
      members = false;
      return Verdict.HEADLINE;
    } else if (line.is(0, "Name") && (line.is(1, "VV.MM") || line.is(1, "Size"))) {
      members = true;
      return Verdict.HEADLINE;
    }
    found.clear(line);
    return members && isMember(line, found) || isDataSet(line, found)
        ? Verdict.ENTRY
        : Verdict.FOREIGN;
  }

  private boolean isMember(Line line, Found found) {
    int length = line.length(0);
    for (int i = 0; i < length; i++) {
      int b = line.at(0, i);
      boolean letter = b >= 'A' && b <= 'Z' || NATIONAL.indexOf(b) >= 0;
      if (!letter && (i == 0 || !Bytes.isDigit(b))) {
        return false;
      }
    }
    found.kind = Kind.FILE;
    found.name(line.start(0), line.end(0));
    // NAME VV.MM created changed time: no more than a name where there are no statistics.
    if (line.fields() > 4 && date.read(line, 3)) {
      int seconds = TimeOfDay.read(line, 4);
      found.epochSecond = clock.utc(date.year(), date.month(), date.day(), seconds);
    }
    return length > 0 && length <= LONGEST_MEMBER;
  }

  private static boolean isDataSet(Line line, Found found) {
    int last = line.fields() - 1;
    if (last < 1) {
      return false;
    }
    found.kind = kind(line, last);
    found.name(line.start(last), line.end(last));
    return found.kind != Kind.UNKNOWN && line.end(last) == line.end();
  }

  private static Kind kind(Line line, int last) {
    if (last == 1 && (line.is(0, "Migrated") || line.is(0, "ARCIVE"))) {
      return Kind.FILE;
    } else if (line.is(0, "Pseudo") && line.is(1, "Directory") && last == 2) {
      return Kind.DIRECTORY;
    } else if (last > 2 && line.is(last - 1, "Device") && line.is(last - 2, "Access")) {
      return Kind.FILE; // Not Direct Access Device: a tape.
    } else if (last < 3 || !isUnit(line, 1)) {
      return Kind.UNKNOWN;
    }
    return organisation(line, last - 1);
  }

  /** Four digits, perhaps with a letter at the end. */
  private static boolean isUnit(Line line, int field) {
    int length = line.length(field);
    int digits = 0;
    while (digits < length && Bytes.isDigit(line.at(field, digits))) {
      digits++;
    }
    return digits == 4 && length <= 5;
  }

  private static Kind organisation(Line line, int field) {
    if (line.is(field, "PO") || line.is(field, "PO-E")) {
      return Kind.DIRECTORY;
    } else if (line.is(field, "PS") || line.is(field, "PS-E") || line.is(field, "PSU")) {
      return Kind.FILE;
    }
    boolean other =
        line.is(field, "VSAM")
            || line.is(field, "VS")
            || line.is(field, "DA")
            || line.is(field, "IS")
            || line.is(field, "PATH")
            || line.is(field, "GDG");
    return other ? Kind.OTHER : Kind.UNKNOWN;
  }
}
