package org.patchbay.provider.ftp.listing;

import org.patchbay.api.ftp.FtpEntry.Kind;

/** OS/2: {@code 12 A 11-20-97 10:09 name}, {@code 0 DIR 11-20-97 10:09 name}. */
final class Os2Dialect implements Dialect {
  private static final String ATTRIBUTES = "ARHS";
  private static final int GAP = 2;

  private final ListingClock clock;
  private final ShortDate date = new ShortDate(ShortDate.Order.DAY_MONTH_YEAR);

  Os2Dialect(ListingClock clock) {
    this.clock = clock;
  }

  @Override
  public Verdict read(Line line, Found found) {
    if (!Bytes.isDigit(line.at(0, 0)) || !Sizes.isCounted(line, 0)) {
      return Verdict.FOREIGN;
    }
    int field = 1;
    boolean directory = false;
    while (field < 4 && isAttribute(line, field)) {
      directory |= line.is(field++, "DIR");
    }
    int seconds = date.read(line, field) ? TimeOfDay.readHalved(line, field + 1) : -1;
    int blank = line.end(field + 1);
    int name = Math.min(blank + GAP, line.skipBlanks(blank));
    found.clear(line);
    found.kind = directory ? Kind.DIRECTORY : Kind.FILE;
    found.size = directory ? -1 : Sizes.of(line, 0);
    found.epochSecond = clock.utc(date.year(), date.month(), date.day(), seconds);
    found.name(name, line.end());
    boolean understood = found.epochSecond != Found.NO_TIME && name < line.end();
    return understood ? Verdict.ENTRY : Verdict.FOREIGN;
  }

  private static boolean isAttribute(Line line, int field) {
    if (line.is(field, "DIR")) {
      return true;
    }
    int p = line.start(field);
    while (p < line.end(field) && ATTRIBUTES.indexOf(line.at(p)) >= 0) {
      p++;
    }
    return p == line.end(field) && line.length(field) > 0;
  }
}
