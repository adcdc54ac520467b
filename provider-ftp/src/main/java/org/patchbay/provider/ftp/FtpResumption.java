package org.patchbay.provider.ftp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * Whether the rest of a file that another session began to read is of the same file still: size and
 * time of the last change are compared before, and the time once more after, since the file may be
 * replaced in between. Confined to the session's turn.
 */
final class FtpResumption {
  private final FileFacts facts;
  private final Turn turn;

  FtpResumption(FileFacts facts, Turn turn) {
    this.facts = facts;
    this.turn = turn;
  }

  /**
   * Bytes that are missing, {@link FileFacts#UNKNOWN} if the size is.
   *
   * @param path that of the bookmark as it goes over the wire
   * @param offset what the caller has, counted from the bookmark's base
   */
  long rest(FtpBookmark bookmark, String path, long offset) throws IOException {
    requireSame(bookmark, path);
    if (bookmark.size() < 0) {
      return FileFacts.UNKNOWN;
    }
    long position = bookmark.base() + offset;
    if (position > bookmark.size()) {
      throw failed(bookmark.path() + " has " + bookmark.size() + " bytes, none at " + position);
    }
    return bookmark.size() - position;
  }

  private void requireSame(FtpBookmark bookmark, String path) throws IOException {
    if (bookmark.size() >= 0) {
      long size = facts.size(path);
      if (size != bookmark.size()) {
        throw changed(bookmark, "size", bookmark.size(), size < 0 ? null : size);
      }
    }
    requireUnchanged(bookmark, path);
  }

  private void requireUnchanged(FtpBookmark bookmark, String path) throws IOException {
    String modified = facts.modified(path);
    String before = bookmark.modified();
    if (before == null || !before.equals(modified)) {
      throw changed(bookmark, "time", String.valueOf(before), modified);
    }
  }

  /** The stream is at its end: was that the rest, and of the same file? */
  void requireRest(FtpBookmark bookmark, String path, long rest, long count) throws IOException {
    FtpStreams.requireAll("RETR", rest, count);
    if (rest >= 0 && count > rest) {
      throw failed(
          "RETR of the last "
              + rest
              + " bytes gave "
              + count
              + ": the server did not begin at the offset, or "
              + bookmark.path()
              + " has changed");
    }
    turn.enter();
    try {
      requireUnchanged(bookmark, path);
    } finally {
      turn.leave();
    }
  }

  private static InternetException changed(
      FtpBookmark bookmark, String fact, Object before, @Nullable Object now) {
    return failed(
        bookmark.path()
            + " has changed since its download began: "
            + fact
            + " was "
            + before
            + ", is "
            + (now == null ? "not told any more" : now));
  }

  private static InternetException failed(String message) {
    return new InternetException(InternetError.RESUME_FAILED, message);
  }
}
