package org.patchbay.provider.ftp.listing;

import org.patchbay.api.ftp.FtpEntry.Kind;

/**
 * The easily parsed list format: a plus, facts with a comma after each, a tab, the name; for
 * example {@code +i8388621.29609,m824255902,r,s280,} before {@code name}. Its times are in UTC.
 */
final class EplfDialect implements Dialect {

  @Override
  public Verdict read(Line line, Found found) {
    int tab = line.at(line.start()) == '+' ? line.indexOf("\t", line.start()) : -1;
    if (tab < 0 || tab + 1 >= line.end()) {
      return Verdict.FOREIGN;
    }
    found.clear(line);
    found.kind = Kind.OTHER;
    found.name(tab + 1, line.end());
    int from = line.start() + 1;
    while (from < tab) {
      int comma = line.indexOf(",", from);
      int to = comma < 0 || comma > tab ? tab : comma;
      take(line, from, to, found);
      from = to + 1;
    }
    return Verdict.ENTRY;
  }

  private static void take(Line line, int from, int to, Found found) {
    switch (line.at(from)) {
      case '/' -> found.kind = Kind.DIRECTORY;
      case 'r' -> found.kind = found.kind == Kind.DIRECTORY ? Kind.DIRECTORY : Kind.FILE;
      case 's' -> found.size = Bytes.number(line.bytes(), from + 1, to);
      case 'm' -> found.epochSecond = time(Bytes.number(line.bytes(), from + 1, to));
      default -> {
        // Identifiers and permissions.
      }
    }
  }

  /** Beyond what a date can be it is none. */
  private static long time(long second) {
    return second < 0 || second > 253_402_300_799L ? Found.NO_TIME : second;
  }
}
