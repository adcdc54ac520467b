package org.patchbay.provider.ftp.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patchbay.provider.ftp.listing.Dialect.Verdict;

/**
 * Finds the dialect of a listing by what its lines look like: that never lies, as a system's name
 * may. Immutable.
 *
 * @param styles those that may be, the likeliest first
 * @param clock the server's
 */
record DialectChoice(List<ListingStyle> styles, ListingClock clock) {

  /** The dialect that understands most of these lines, the first of several; null for none. */
  @Nullable Dialect byVote(List<byte[]> lines) {
    ListingStyle best = null;
    int most = 0;
    for (ListingStyle style : styles) {
      int understood = understood(style, lines);
      if (understood > most) {
        best = style;
        most = understood;
      }
    }
    return best == null ? null : best.begin(clock);
  }

  private int understood(ListingStyle style, List<byte[]> lines) {
    Dialect dialect = style.begin(clock);
    Found ignored = new Found();
    Line line = new Line();
    int count = 0;
    for (byte[] bytes : lines) {
      Verdict verdict = dialect.read(line.of(bytes, 0, bytes.length), ignored);
      count += verdict == Verdict.FOREIGN ? 0 : 1;
    }
    return count;
  }
}
