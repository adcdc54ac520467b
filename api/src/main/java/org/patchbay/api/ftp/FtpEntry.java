package org.patchbay.api.ftp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a listing.
 *
 * @param name its name, without directory, to be read; empty if {@link Kind#UNKNOWN}. Bytes that
 *     are no text in the session's character set are read in another one
 * @param path directory and name, to be used with any connection to the same server: it sends the
 *     very bytes that were listed. Not to be shown: bytes that are no text are unpaired surrogates
 *     (U+DC80 to U+DCFF) in it
 * @param kind what it is
 * @param size bytes, -1 if the listing does not say, or says it in blocks, tracks or rounded
 * @param modified when it was last modified, null if the listing does not say; a LIST has minutes
 *     at best, and no time zone: it is read as UTC unless the provider is told otherwise
 * @param target what a link points at, null otherwise
 * @param raw the line of the listing
 */
public record FtpEntry(
    String name,
    String path,
    Kind kind,
    long size,
    @Nullable Instant modified,
    @Nullable String target,
    String raw) {

  /** What an entry is. */
  public enum Kind {
    FILE,
    DIRECTORY,
    LINK,
    /** A device, a socket and so on. */
    OTHER,
    /** A line that could not be understood: {@link FtpEntry#raw()} is all there is. */
    UNKNOWN
  }

  /** Whether it is a directory. */
  public boolean isDirectory() {
    return kind == Kind.DIRECTORY;
  }

  /**
   * Whether the name can be used for a local file as it is: no separator, control character or
   * drive, and neither {@code .} nor {@code ..}.
   */
  public boolean hasSafeName() {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.chars().noneMatch(FtpEntry::isUnsafe);
  }

  private static boolean isUnsafe(int c) {
    return c == '/' || c == '\\' || c == ':' || c < ' ' || c == 0x7f;
  }
}
