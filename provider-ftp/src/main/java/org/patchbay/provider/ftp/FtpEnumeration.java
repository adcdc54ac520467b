package org.patchbay.provider.ftp;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpFind;

/** A listing in progress: what has been looked at already, then what its reader gives. */
final class FtpEnumeration implements FtpFind {
  private final Turn turn;
  private final @Nullable EntryReader reader;
  private final Deque<FtpEntry> seen;
  private volatile boolean closed;

  FtpEnumeration(Turn turn, Listing listing) {
    this.turn = turn;
    this.reader = listing.reader();
    this.seen = new ArrayDeque<>(listing.seen());
  }

  @Override
  public Optional<FtpEntry> next() throws InternetException {
    turn.enter();
    try {
      return Optional.ofNullable(read());
    } catch (IOException e) {
      throw FtpErrors.explain("the listing", e);
    } finally {
      turn.leave();
    }
  }

  private @Nullable FtpEntry read() throws IOException {
    FtpEntry first = seen.poll();
    return first != null || reader == null ? first : reader.next();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (reader != null) {
      reader.abandon();
    }
    turn.giveBack();
  }
}
