package org.patchbay.provider.ftp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpEntry.Kind;
import org.patchbay.provider.ftp.listing.Found;
import org.patchbay.provider.ftp.listing.ListingEngine;
import org.patchbay.provider.ftp.listing.ListingLimits;

/** Reads the entries of one listing off its data connection. Confined to the session's turn. */
final class EntryReader {
  private final FtpTransfer transfer;
  private final ListingEngine engine;
  private final EntryText text;
  private final Found found = new Found();
  private boolean ended;
  private boolean understood;
  private @Nullable String puzzle;

  EntryReader(FtpTransfer transfer, ListingEngine engine, EntryText text) {
    this.transfer = transfer;
    this.engine = engine;
    this.text = text;
  }

  /** The next entry that is wanted, null after the last: then the session is free. */
  @Nullable FtpEntry next() throws IOException {
    while (!ended) {
      if (!isFound()) {
        ended = true;
        transfer.received();
        requireUnderstood();
        return null;
      }
      note();
      FtpEntry entry = text.entry(found);
      if (text.isWanted(entry)) {
        return entry;
      }
    }
    return null;
  }

  private boolean isFound() throws IOException {
    try {
      return engine.next(found);
    } catch (IOException e) {
      ended = true;
      throw transfer.broken(e);
    }
  }

  private void note() {
    if (found.kind() != Kind.UNKNOWN) {
      understood = true;
    } else if (puzzle == null) {
      puzzle = ListingLimits.shown(found.bytes(), found.lineStart(), found.lineEnd());
    }
  }

  /** Lines without a name match no pattern: where there is nothing else, that is no empty list. */
  private void requireUnderstood() throws InternetException {
    if (puzzle != null && !understood && text.pattern() != null) {
      throw new InternetException(
          InternetError.PROTOCOL_VIOLATION,
          "not one line of the listing can be understood, so none can be said to match "
              + text.pattern().pattern()
              + "; the first is \""
              + puzzle
              + "\": list without a pattern to see them all");
    }
  }

  /** Whether the listing has ended without a single line. */
  boolean isSilent() {
    return ended && !engine.isHeard();
  }

  boolean isEnded() {
    return ended;
  }

  void abandon() {
    ended = true;
    transfer.abandon();
  }
}
