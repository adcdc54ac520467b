package org.patchbay.wininet;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpFind;

/** The entries of an FTP directory. Lines that nobody understands have no name and are left out. */
final class FtpListing implements FindNode.Entries {
  private final FtpFind find;
  private final Runnable after;

  FtpListing(FtpFind find, Runnable after) {
    this.find = find;
    this.after = after;
  }

  /** The first entry: 18 where a pattern matches nothing, 12003 where a name is nothing. */
  static Win32FindData first(FtpListing listing, String pattern) throws InternetException {
    try {
      return listing.next();
    } catch (InternetException e) {
      listing.close();
      if (e.error() == InternetError.NO_MORE_FILES && isName(pattern)) { // W-107, W-108
        throw Refusal.of(InternetError.EXTENDED_ERROR, "there is no " + pattern);
      }
      throw e;
    }
  }

  private static boolean isName(String pattern) {
    return !pattern.isEmpty() && pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
  }

  @Override
  public Win32FindData next() throws InternetException {
    for (Optional<FtpEntry> entry = find.next(); entry.isPresent(); entry = find.next()) {
      if (entry.get().kind() != FtpEntry.Kind.UNKNOWN) {
        return data(entry.get());
      }
    }
    throw FindNode.noMore();
  }

  private static Win32FindData data(FtpEntry entry) {
    return new Win32FindData(
        entry.isDirectory()
            ? WinInetConstants.FILE_ATTRIBUTE_DIRECTORY
            : WinInetConstants.FILE_ATTRIBUTE_NORMAL,
        entry.modified(),
        Math.max(0, entry.size()),
        entry.name());
  }

  @Override
  public void close() {
    find.close();
    after.run();
  }

  /** The pattern as the API has it: no name is the current directory (W-102, W-103). */
  static String pattern(@Nullable String given) {
    return given == null ? "" : given.replace('\\', '/');
  }
}
