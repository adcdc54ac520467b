package org.patchbay.provider.ftp.listing;

import org.patchbay.api.ftp.FtpEntry.Kind;

/** NetWare: {@code - [RWCEAFMS] ann 12 Nov 20 10:09 name}, with rights where Unix has a mode. */
final class NetwareDialect implements Dialect {
  private static final String RIGHTS = "SRWCIEMFA-[] ";

  private final DateFields date;

  NetwareDialect(ListingClock clock) {
    date = new DateFields(clock);
  }

  @Override
  public Verdict read(Line line, Found found) {
    int type = line.at(line.start());
    int bracket = line.skipBlanks(line.start() + 1);
    int end = line.indexOf("]", bracket);
    boolean rights = (type == 'd' || type == '-') && line.at(bracket) == '[' && end > 0;
    if (!rights || !areRights(line, bracket, end)) {
      return Verdict.FOREIGN;
    }
    for (int field = 2; field < line.fields(); field++) {
      boolean sized = line.start(field - 1) > end && Sizes.isSize(line, field - 1);
      int next = sized ? date.read(line, field) : -1;
      if (next > 0 && line.start(next) < line.end()) {
        fill(line, type, field - 1, line.start(next), found);
        return Verdict.ENTRY;
      }
    }
    return Verdict.FOREIGN;
  }

  private static boolean areRights(Line line, int from, int to) {
    for (int p = from; p < to; p++) {
      if (RIGHTS.indexOf(line.at(p)) < 0) {
        return false;
      }
    }
    return true;
  }

  private void fill(Line line, int type, int size, int name, Found found) {
    found.clear(line);
    found.kind = type == 'd' ? Kind.DIRECTORY : Kind.FILE;
    found.size = Sizes.of(line, size);
    found.epochSecond = date.epochSecond();
    Names.plain(line, name, found);
  }
}
