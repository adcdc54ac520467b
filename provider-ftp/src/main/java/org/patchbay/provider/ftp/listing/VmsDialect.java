package org.patchbay.provider.ftp.listing;

import org.patchbay.api.ftp.FtpEntry.Kind;

/**
 * {@code DIRECTORY/FULL} of OpenVMS: {@code NAME.TXT;1 12/15 20-NOV-2020 10:09:12 [OWNER]
 * (RWED,RE,,)}; a long name has a line to itself. A file keeps its version, which is part of the
 * name that fetches it; a directory loses {@code .DIR;1}, which is not. Sizes are in blocks, the
 * last of which may be nearly empty: they say nothing in bytes.
 */
final class VmsDialect implements Dialect {
  private static final String DIRECTORY = ".DIR";

  private final ListingClock clock;

  VmsDialect(ListingClock clock) {
    this.clock = clock;
  }

  @Override
  public Verdict read(Line line, Found found) {
    if (isHeadline(line)) {
      return Verdict.HEADLINE;
    }
    int semicolon = semicolon(line);
    if (semicolon < 0 || line.start(0) != line.start()) {
      return Verdict.FOREIGN;
    }
    found.clear(line);
    fill(line, semicolon, found);
    if (line.fields() == 1) {
      return Verdict.CONTINUED;
    }
    // Instead of facts there may be a reason for their absence.
    boolean understood = line.at(1, 0) == '%' || isBlocks(line, 1) && isDated(line, found);
    return understood ? Verdict.ENTRY : Verdict.FOREIGN;
  }

  private static boolean isHeadline(Line line) {
    int directory = line.is(0, "Directory") ? line.start(1) : line.end();
    boolean named = directory < line.end() && line.at(line.end() - 1) == ']';
    return named
        || line.startsWith(line.start(), "Total of ")
        || line.startsWith(line.start(), "Grand total of ");
  }

  /** Before the version, the digits at the end of the first field. */
  private static int semicolon(Line line) {
    int p = line.end(0);
    while (p > line.start(0) && Bytes.isDigit(line.at(p - 1))) {
      p--;
    }
    boolean versioned = p < line.end(0) && p - 1 > line.start(0) && line.at(p - 1) == ';';
    return versioned ? p - 1 : -1;
  }

  private static void fill(Line line, int semicolon, Found found) {
    int suffix = semicolon - DIRECTORY.length();
    boolean directory = suffix > line.start(0) && line.startsWith(suffix, DIRECTORY);
    found.kind = directory ? Kind.DIRECTORY : Kind.FILE;
    found.name(line.start(0), directory ? suffix : line.end(0));
  }

  /** Used, or used and allocated. */
  private static boolean isBlocks(Line line, int field) {
    int p = line.start(field);
    while (p < line.end(field) && (Bytes.isDigit(line.at(p)) || line.at(p) == '/')) {
      p++;
    }
    return p == line.end(field) && Bytes.isDigit(line.at(field, 0));
  }

  /** {@code 20-NOV-2020 10:09:12.00}. */
  private boolean isDated(Line line, Found found) {
    int from = line.start(2);
    int first = line.at(2, 1) == '-' ? from + 1 : from + 2;
    if (line.end(2) - first != 9 || line.at(first) != '-' || line.at(first + 4) != '-') {
      return false;
    }
    int day = Bytes.small(line.bytes(), from, first);
    int month = MonthNames.of(line.bytes(), first + 1, first + 4);
    int year = Bytes.small(line.bytes(), first + 5, line.end(2));
    found.epochSecond = clock.utc(year, month, day, TimeOfDay.read(line, 3));
    return found.epochSecond != Found.NO_TIME;
  }
}
