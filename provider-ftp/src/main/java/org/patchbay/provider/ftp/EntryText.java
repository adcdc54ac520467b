package org.patchbay.provider.ftp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpEntry.Kind;
import org.patchbay.provider.ftp.listing.Found;

/** Makes entries of what was found in a listing. Confined to the session's turn. */
final class EntryText {
  private final FtpText text;
  private final ListedPath path;

  EntryText(FtpText text, ListedPath path) {
    this.text = text;
    this.path = path;
  }

  /** An entry of the directory that is listed. */
  FtpEntry entry(Found found) {
    byte[] bytes = found.bytes();
    int start = found.lineStart();
    if (found.isAscii()) {
      String raw = new String(bytes, start, found.lineEnd() - start, StandardCharsets.ISO_8859_1);
      String name = raw.substring(found.nameStart() - start, found.nameEnd() - start);
      String target = raw.substring(found.targetStart() - start, found.targetEnd() - start);
      return entry(found, raw, name, name, target);
    }
    byte[] name = Arrays.copyOfRange(bytes, found.nameStart(), found.nameEnd());
    return entry(
        found,
        text.decode(Arrays.copyOfRange(bytes, start, found.lineEnd())),
        text.decode(name),
        text.path(name),
        text.decode(Arrays.copyOfRange(bytes, found.targetStart(), found.targetEnd())));
  }

  private FtpEntry entry(Found found, String raw, String name, String usable, String target) {
    return new FtpEntry(
        name,
        found.kind() == Kind.UNKNOWN ? "" : path.pathOf(usable),
        found.kind(),
        found.size(),
        found.modified(),
        target.isEmpty() ? null : target,
        raw);
  }

  /** The same, where the path turned out to be that of the entry itself. */
  FtpEntry itself(FtpEntry entry) throws InternetException {
    return new FtpEntry(
        nameOfPath(),
        path.path(),
        entry.kind(),
        entry.size(),
        entry.modified(),
        entry.target(),
        entry.raw());
  }

  /** The last part of the path as the name of an entry would be. */
  String nameOfPath() throws InternetException {
    return text.decode(text.encode(path.name(), "path"));
  }

  /** Whether an entry is wanted; what has no name matches no pattern. */
  boolean isWanted(FtpEntry entry) {
    String name = entry.name();
    return entry.kind() == Kind.UNKNOWN
        ? path.pattern() == null
        : !name.equals(".") && !name.equals("..") && path.wants(name);
  }

  /** The pattern that entries have to match, null for none. */
  @Nullable Wildcard pattern() {
    return path.pattern();
  }
}
