package org.patchbay.provider.ftp.listing;

import org.patchbay.api.ftp.FtpEntry.Kind;

/**
 * Entries of MLSD and MLST (RFC 3659 §7): facts, each with a semicolon after it, one blank, the
 * name. Type, size and modify are taken; others have no place in an entry.
 */
final class MachineDialect implements Dialect {
  private static final String LINK = "OS.unix=slink:";

  @Override
  public Verdict read(Line line, Found found) {
    int blank = endOfFacts(line);
    if (blank < 0 || blank + 1 == line.end()) {
      return Verdict.FOREIGN;
    }
    found.clear(line);
    found.kind = Kind.OTHER;
    found.name(blank + 1, line.end());
    boolean listed = true;
    int from = line.start();
    while (from < blank) {
      int end = endOfFact(line, from, blank);
      listed &= take(line, from, end, found);
      from = end + 1;
    }
    return listed ? Verdict.ENTRY : Verdict.HEADLINE;
  }

  /**
   * The first blank; but the target of a link may have blanks, so there a semicolon is before it.
   */
  private static int endOfFacts(Line line) {
    int blank = line.start();
    while (blank < line.end() && line.at(blank) != ' ') {
      blank++;
    }
    if (blank == line.end()) {
      return -1;
    } else if (blank > line.start() && line.at(blank - 1) == ';') {
      return blank;
    }
    int link = line.indexOf("type=" + LINK, line.start());
    int behind = link >= 0 && link < blank ? line.indexOf("; ", link) : -1;
    return behind >= 0 ? behind + 1 : blank;
  }

  private static int endOfFact(Line line, int from, int blank) {
    int p = from;
    while (p < blank && line.at(p) != ';') {
      p++;
    }
    return p;
  }

  /** False for the listed directory itself and the one above it. */
  private static boolean take(Line line, int from, int to, Found found) {
    switch (Bytes.lower(line.at(from))) {
      case 't' -> {
        return !line.startsWith(from, "type=") || type(line, from + 5, to, found);
      }
      case 's' -> {
        if (line.startsWith(from, "size=")) {
          found.size = Bytes.number(line.bytes(), from + 5, to);
        }
      }
      case 'm' -> {
        if (line.startsWith(from, "modify=")) {
          MachineTime.read(line.bytes(), from + 7, to, found);
        }
      }
      default -> {
        // It has no place in an entry.
      }
    }
    return true;
  }

  private static boolean type(Line line, int from, int to, Found found) {
    if (isWord(line, from, to, "file")) {
      found.kind = Kind.FILE;
    } else if (isWord(line, from, to, "dir")) {
      found.kind = Kind.DIRECTORY;
    } else if (line.startsWith(from, LINK) && from + LINK.length() <= to) {
      found.kind = Kind.LINK;
      found.target(Math.min(to, from + LINK.length()), to);
    } else if (isWord(line, from, to, "OS.unix=symlink")) {
      found.kind = Kind.LINK;
    }
    return !isWord(line, from, to, "cdir") && !isWord(line, from, to, "pdir");
  }

  private static boolean isWord(Line line, int from, int to, String word) {
    return to - from == word.length() && line.startsWith(from, word);
  }
}
