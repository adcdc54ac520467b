package org.patchbay.provider.ftp.listing;

import java.util.List;
import org.patchbay.api.ftp.FtpEntry.Kind;

/**
 * {@code ls -l}, the way of most servers: {@code -rw-r--r-- 1 ann staff 12 Nov 20 2020 name}.
 *
 * <p>What stands between the permissions and the size differs (links, owners of one word or more,
 * groups or none, numbers or names), so it is not looked at: the first date after a size ends it.
 * The name begins one blank after the date, so further blanks are its own. In front there may be
 * the inode and the number of blocks ({@code ls -i}, {@code ls -s}). Classic Mac servers list like
 * this too, with {@code folder} where others have the links.
 */
final class UnixDialect implements Dialect {
  private static final String KINDS = "-dlbcpsDnPwmC";
  private static final int MODE = 10;
  private static final List<String> TOTALS =
      List.of(
          "total",
          "totale",
          "totaal",
          "totalt",
          "insgesamt",
          "gesamt",
          "razem",
          "celkem",
          "toplam",
          "summa");

  private final DateFields date;
  private boolean begun;

  UnixDialect(ListingClock clock) {
    date = new DateFields(clock);
  }

  @Override
  public Verdict read(Line line, Found found) {
    boolean first = !begun;
    begun = true;
    int mode = mode(line);
    if (mode < 0) {
      return isTotal(line, first) ? Verdict.HEADLINE : Verdict.FOREIGN;
    }
    for (int field = mode + 2; field < line.fields(); field++) {
      int next = Sizes.isSize(line, field - 1) ? date.read(line, field) : -1;
      if (next > 0 && line.end(next - 1) + 1 < line.end()) {
        fill(line, mode, field - 1, next - 1, found);
        return Verdict.ENTRY;
      }
    }
    return Verdict.FOREIGN;
  }

  /** The field of the permissions: the first, or after one or two numbers. */
  private static int mode(Line line) {
    for (int field = 0; field < 3; field++) {
      if (isMode(line, field)) {
        return field;
      } else if (!Bytes.isDigit(line.at(field, 0))) {
        return -1;
      }
    }
    return -1;
  }

  /** Nine permissions; behind them may be marks of access lists and the like. */
  private static boolean isMode(Line line, int field) {
    int length = line.length(field);
    if (length < MODE || KINDS.indexOf(line.at(field, 0)) < 0) {
      return false;
    }
    int i = 1;
    while (i < MODE && isPermission(line.at(field, i))) {
      i++;
    }
    while (i >= MODE && i < length && "+@.*".indexOf(line.at(field, i)) >= 0) {
      i++;
    }
    return i == length;
  }

  private static boolean isPermission(int b) {
    return switch (b) {
      case '-', 'r', 'w', 'x', 's', 'S', 't', 'T', 'l', 'L' -> true;
      default -> false;
    };
  }

  /**
   * {@code total 12} in many languages: in those that have other letters, and one character set or
   * another, any word at the very beginning.
   */
  private static boolean isTotal(Line line, boolean first) {
    if (line.fields() != 2 || !Bytes.isDigit(line.at(1, 0))) {
      return false;
    } else if (line.at(0, 0) < 0) {
      return first;
    }
    for (String total : TOTALS) {
      if (line.is(0, total)) {
        return true;
      }
    }
    return false;
  }

  private void fill(Line line, int mode, int sizeField, int lastField, Found found) {
    found.clear(line);
    int type = line.at(mode, 0);
    found.kind = kind(type);
    boolean counted = type == 'b' || type == 'c' || line.is(mode + 1, "folder");
    found.size = counted ? -1 : Sizes.of(line, sizeField);
    found.epochSecond = date.epochSecond();
    int name = line.end(lastField) + 1;
    if (found.kind == Kind.LINK) {
      Names.link(line, name, found);
    } else {
      Names.plain(line, name, found);
    }
  }

  private static Kind kind(int type) {
    return switch (type) {
      case '-', 'm', 'C' -> Kind.FILE; // m: migrated to tape, C: in one piece on its disk
      case 'd' -> Kind.DIRECTORY;
      case 'l' -> Kind.LINK;
      default -> Kind.OTHER;
    };
  }
}
