package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.provider.ftp.listing.ListingLimits;

/**
 * A listing that has begun.
 *
 * @param seen its first entries
 * @param reader gives the others, null if there are none
 */
record Listing(List<FtpEntry> seen, @Nullable EntryReader reader) {

  /** What was listed turned out to be one file. */
  static Listing of(FtpEntry file) {
    return new Listing(List.of(file), null);
  }

  /** Looks at the first two entries: these show whether a file or a directory was named. */
  static Listing begun(EntryReader reader) throws IOException {
    List<FtpEntry> seen = new ArrayList<>(2);
    for (FtpEntry entry = reader.next(); entry != null; entry = reader.next()) {
      seen.add(entry);
      if (seen.size() == 2) {
        break;
      }
    }
    return new Listing(seen, reader);
  }

  /** All entries, if there are no more than so many. */
  List<FtpEntry> all(int limit) throws IOException {
    List<FtpEntry> entries = new ArrayList<>(seen);
    if (reader != null) {
      for (FtpEntry entry = reader.next(); entry != null; entry = reader.next()) {
        if (entries.size() == limit) {
          reader.abandon();
          throw tooLong(limit);
        }
        entries.add(entry);
      }
    }
    return entries;
  }

  static InternetException tooLong(int limit) {
    return ListingLimits.exceeded("more entries than allowed", limit, "listLimit, or use find()");
  }

  /** Whether it ended with these entries. */
  boolean isWhole() {
    return reader == null || reader.isEnded();
  }

  /** Whether not a single line came. */
  boolean isSilent() {
    return reader != null && reader.isSilent();
  }
}
