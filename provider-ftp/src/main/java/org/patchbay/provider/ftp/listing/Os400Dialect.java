package org.patchbay.provider.ftp.listing;

import org.patchbay.api.ftp.FtpEntry.Kind;

/**
 * OS/400, now IBM i: {@code OWNER 12 24/11/20 10:09:12 *STMF name}. Members come without size and
 * date. Dates are in the format of the server's job; where the numbers leave it open, a first one
 * above 12 is a year, else a month.
 */
final class Os400Dialect implements Dialect {
  private final ListingClock clock;
  private final ShortDate date = new ShortDate(ShortDate.Order.YEAR_MONTH_DAY);

  Os400Dialect(ListingClock clock) {
    this.clock = clock;
  }

  @Override
  public Verdict read(Line line, Found found) {
    if (!Bytes.isLetter(line.at(0, 0)) && "$#@".indexOf(line.at(0, 0)) < 0) {
      return Verdict.FOREIGN;
    }
    found.clear(line);
    boolean bare = isType(line, 1);
    int type = bare ? 1 : 4;
    if (!isType(line, type) || !bare && !isDated(line, found)) {
      return Verdict.FOREIGN;
    }
    found.kind = kind(line, type);
    int name = line.skipBlanks(line.end(type));
    boolean marked = line.at(line.end() - 1) == '/';
    found.name(name, marked ? line.end() - 1 : line.end());
    return found.nameStart() < found.nameEnd() ? Verdict.ENTRY : Verdict.FOREIGN;
  }

  private static boolean isType(Line line, int field) {
    return line.at(field, 0) == '*' && line.length(field) > 1 && line.at(field, 1) != '*';
  }

  private boolean isDated(Line line, Found found) {
    if (!Sizes.isCounted(line, 1) || !date.read(line, 2)) {
      return false;
    }
    found.size = Sizes.of(line, 1);
    found.epochSecond = clock.utc(date.year(), date.month(), date.day(), TimeOfDay.read(line, 3));
    return found.epochSecond != Found.NO_TIME;
  }

  private static Kind kind(Line line, int field) {
    if (line.is(field, "*DIR")
        || line.is(field, "*DDIR")
        || line.is(field, "*LIB")
        || line.is(field, "*FLR")) {
      return Kind.DIRECTORY;
    } else if (line.is(field, "*SYMLNK")) {
      return Kind.LINK;
    }
    boolean file =
        line.is(field, "*STMF")
            || line.is(field, "*DSTMF")
            || line.is(field, "*FILE")
            || line.is(field, "*MEM")
            || line.is(field, "*DOC");
    return file ? Kind.FILE : Kind.OTHER;
  }
}
