package org.patchbay.api.ftp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a listing.
 *
 * @param name its name, without directory
 * @param path directory and name, to be used with the connection that listed it
 * @param kind what it is
 * @param size bytes, -1 if the listing does not say
 * @param modified when it was last modified, null if the listing does not say; a LIST has minutes
 *     at best and no time zone, which is read as UTC
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
    OTHER
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
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ');
  }
}
