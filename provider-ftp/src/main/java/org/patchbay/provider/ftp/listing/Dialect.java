package org.patchbay.provider.ftp.listing;

/** One way in which servers write a directory. Made anew for each listing; confined. */
interface Dialect {

  /** What a line is. */
  enum Verdict {
    /** An entry: it has been filled in. */
    ENTRY,
    /** An entry, which goes on in the next line if that one begins with a blank. */
    CONTINUED,
    /** Part of the listing, but no entry. */
    HEADLINE,
    /** Not of this dialect. */
    FOREIGN
  }

  /**
   * Reads a line.
   *
   * @param found filled in where the line is an entry, in any state where it is not
   */
  Verdict read(Line line, Found found);
}
