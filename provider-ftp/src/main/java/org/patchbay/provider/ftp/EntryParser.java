package org.patchbay.provider.ftp;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpEntry;

/** Reads entries out of a listing, in the order of the server. */
interface EntryParser {

  /** The text of the next entry, null after the last: a line, on most systems. */
  default @Nullable String next(BufferedReader lines) throws IOException {
    return lines.readLine();
  }

  /**
   * Understands an entry.
   *
   * @param text the entry, decoded
   * @return the entry with its name for a path; null if it is none, as a headline is not
   */
  @Nullable FtpEntry parse(String text);

  /** What cannot be understood is shown rather than hidden. */
  static FtpEntry unknown(String text) {
    return new FtpEntry(text, text, FtpEntry.Kind.OTHER, -1, null, null, text);
  }
}
