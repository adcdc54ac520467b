package org.patchbay.provider.ftp.listing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.patchbay.provider.ftp.listing.Dialect.Verdict;

/**
 * Reads a listing, entry by entry as they arrive, in the dialect that its first lines are in. What
 * is not understood comes out as such; blank lines and headlines do not. Confined.
 */
public final class ListingEngine {
  private static final int VOTERS = 16;

  private final ListingLines lines;
  private final ListingLimits limits;
  private final DialectChoice choice;
  private final Line line = new Line();
  private @Nullable Dialect dialect;
  private boolean voted;
  private boolean heard;
  private long count;

  /**
   * Reads from here on.
   *
   * @param in stays the caller's
   * @param styles dialects that the listing may be in, the likeliest first
   */
  public ListingEngine(
      InputStream in, ListingLimits limits, List<ListingStyle> styles, ListingClock clock) {
    this.lines = new ListingLines(in, limits);
    this.limits = limits;
    this.choice = new DialectChoice(styles, clock);
  }

  /**
   * Goes to the next entry; false after the last.
   *
   * @param found filled in; holds positions in bytes of this engine, good until the next call
   * @throws org.patchbay.api.InternetException if the listing exceeds a limit
   */
  public boolean next(Found found) throws IOException {
    if (!voted) {
      dialect = choice.byVote(lines.sample(VOTERS));
      voted = true;
    }
    while (lines.next()) {
      heard = true;
      line.of(lines.bytes(), lines.start(), lines.end());
      boolean blank = line.skipBlanks(line.start()) == line.end();
      if (!blank && isEntry(found)) {
        limits.checkEntries(++count);
        limits.checkName(found.bytes(), found.nameStart(), found.nameEnd());
        return true;
      }
    }
    return false;
  }

  private boolean isEntry(Found found) throws IOException {
    found.ascii(lines.isAscii());
    Dialect spoken = dialect;
    Verdict verdict = spoken == null ? readAnyhow(found) : spoken.read(line, found);
    switch (verdict) {
      case CONTINUED -> complete(Objects.requireNonNull(dialect), found);
      case FOREIGN -> found.clear(line);
      case ENTRY, HEADLINE -> {
        // Nothing more to do.
      }
    }
    return verdict != Verdict.HEADLINE;
  }

  /** The vote was on lines that meant nothing: the first that does decides. */
  private Verdict readAnyhow(Found found) {
    for (ListingStyle style : choice.styles()) {
      Dialect other = style.begin(choice.clock());
      Verdict verdict = other.read(line, found);
      if (verdict != Verdict.FOREIGN) {
        dialect = other;
        return verdict;
      }
    }
    return Verdict.FOREIGN;
  }

  /** An entry that may go on in the next line: only that one shows whether it does. */
  private void complete(Dialect spoken, Found found) throws IOException {
    boolean ascii = lines.isAscii();
    byte[] first = Arrays.copyOfRange(line.bytes(), line.start(), line.end());
    if (lines.next()) {
      byte[] both = joined(first);
      boolean indented = line.of(both, first.length, both.length).isBlankAt(first.length);
      if (indented && spoken.read(line.of(both, 0, both.length), found) == Verdict.ENTRY) {
        found.ascii(ascii && lines.isAscii());
        return;
      }
      lines.repeat();
    }
    found.ascii(ascii);
    spoken.read(line.of(first, 0, first.length), found);
  }

  private byte[] joined(byte[] first) {
    int length = lines.end() - lines.start();
    byte[] both = Arrays.copyOf(first, first.length + length);
    System.arraycopy(lines.bytes(), lines.start(), both, first.length, length);
    return both;
  }

  /** Whether a line has come, understood or not. */
  public boolean isHeard() {
    return heard;
  }
}
