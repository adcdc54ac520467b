package org.patchbay.provider.ftp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpEntry;

/** Reads the entries of one listing off its data connection. Confined to the session's turn. */
final class EntryReader {
  private final FtpTransfer transfer;
  private final WireLines lines;
  private final EntryParser parser;
  private final FtpText text;
  private final ListedPath path;
  private boolean ended;
  private boolean heard;

  EntryReader(FtpTransfer transfer, EntryParser parser, FtpText text, ListedPath path)
      throws IOException {
    this.transfer = transfer;
    this.lines = WireLines.ofData(transfer, Long.MAX_VALUE);
    this.parser = parser;
    this.text = text;
    this.path = path;
  }

  /** The next entry that is wanted, null after the last: then the session is free. */
  @Nullable FtpEntry next() throws IOException {
    while (!ended) {
      String line = line();
      if (line == null) {
        ended = true;
        transfer.received();
        return null;
      }
      heard = true;
      FtpEntry entry = parsed(text.decode(line));
      if (entry != null && isWanted(entry.name())) {
        return entry;
      }
    }
    return null;
  }

  private @Nullable String line() throws IOException {
    try {
      return parser.next(lines);
    } catch (IOException e) {
      ended = true;
      throw transfer.broken(e);
    }
  }

  private @Nullable FtpEntry parsed(String line) {
    FtpEntry entry = parser.parse(line);
    return entry == null ? null : placed(entry, entry.name(), path.pathOf(entry.name()));
  }

  /** The same entry under another name. */
  static FtpEntry placed(FtpEntry entry, String name, String path) {
    return new FtpEntry(
        name, path, entry.kind(), entry.size(), entry.modified(), entry.target(), entry.raw());
  }

  private boolean isWanted(String name) {
    return !name.equals(".") && !name.equals("..") && path.wants(name);
  }

  /** Whether the listing has ended without a single line. */
  boolean isSilent() {
    return ended && !heard;
  }

  boolean isEnded() {
    return ended;
  }

  void abandon() {
    ended = true;
    transfer.abandon();
  }
}
