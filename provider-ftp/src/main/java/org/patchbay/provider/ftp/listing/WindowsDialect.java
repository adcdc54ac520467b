package org.patchbay.provider.ftp.listing;

import org.patchbay.api.ftp.FtpEntry.Kind;

/**
 * {@code dir}, the way of IIS: {@code 11-20-20 10:09PM <DIR> name}, {@code 11-20-20 10:09PM 12
 * name}. Links have what they point at in brackets behind the name.
 *
 * <p>The month comes first, unless the first number is above 12 or is parted from the next by a
 * dot.
 */
final class WindowsDialect implements Dialect {
  /** From the bracket of {@code <DIR>} to the name. */
  private static final int MARK_WIDTH = 15;

  private final ListingClock clock;
  private final ShortDate date = new ShortDate(ShortDate.Order.DAY_MONTH_YEAR);

  WindowsDialect(ListingClock clock) {
    this.clock = clock;
  }

  @Override
  public Verdict read(Line line, Found found) {
    if (!Bytes.isDigit(line.at(0, 0)) || line.start(0) != line.start() || !date.read(line, 0)) {
      return Verdict.FOREIGN;
    }
    int field = 2;
    int seconds = TimeOfDay.readHalved(line, 1);
    if (line.is(2, "AM") || line.is(2, "PM")) {
      field++;
      seconds = TimeOfDay.halved(seconds, line.is(2, "PM"));
    }
    found.clear(line);
    found.epochSecond = clock.utc(date.year(), date.month(), date.day(), seconds);
    boolean understood = found.epochSecond != Found.NO_TIME && rest(line, field, found);
    return understood ? Verdict.ENTRY : Verdict.FOREIGN;
  }

  private static boolean rest(Line line, int field, Found found) {
    if (line.at(field, 0) == '<' && line.at(line.end(field) - 1) == '>') {
      return marked(line, field, found);
    }
    found.kind = Kind.FILE;
    found.size = Sizes.of(line, field);
    found.name(line.end(field) + 1, line.end());
    return Sizes.isCounted(line, field) && line.end(field) + 1 < line.end();
  }

  private static boolean marked(Line line, int field, Found found) {
    int from = line.start(field) + MARK_WIDTH;
    int blank = line.skipBlanks(line.end(field));
    int name = Math.min(blank, Math.max(from, line.end(field) + 1));
    found.kind = line.is(field, "<DIR>") ? Kind.DIRECTORY : Kind.LINK;
    if (found.kind == Kind.LINK) {
      Names.bracketed(line, name, found);
    } else {
      Names.plain(line, name, found);
    }
    return name < line.end();
  }
}
