package org.patchbay.provider.ftp.listing;

import org.patchbay.api.ftp.FtpEntry.Kind;

/** Names at the end of lines. */
final class Names {
  private static final String ARROW = " -> ";

  private Names() {}

  /** All the rest; the slash that some servers put behind a directory is not part of its name. */
  static void plain(Line line, int from, Found found) {
    int to = line.end();
    boolean marked = found.kind == Kind.DIRECTORY && to - from > 1 && line.at(to - 1) == '/';
    found.name(from, marked ? to - 1 : to);
  }

  /** The name, an arrow, what the link points at; a link without an arrow has no target. */
  static void link(Line line, int from, Found found) {
    int arrow = line.indexOf(ARROW, from + 1);
    int target = arrow + ARROW.length();
    if (arrow < 0 || target == line.end()) {
      found.name(from, line.end());
    } else {
      found.name(from, arrow);
      found.target(target, line.end());
    }
  }

  /** The name, a blank, what it points at in square brackets. */
  static void bracketed(Line line, int from, Found found) {
    int bracket = line.at(line.end() - 1) == ']' ? line.indexOf(" [", from + 1) : -1;
    if (bracket < 0) {
      found.name(from, line.end());
    } else {
      found.name(from, bracket);
      found.target(bracket + 2, line.end() - 1);
    }
  }
}
