package org.patchbay.cli.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.gopher.GopherItemType;

/** How values look in tables. */
public final class Formats {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String UNKNOWN = "-";

  private Formats() {}

  /** A length in bytes, negative if it is not known. */
  public static String size(long bytes) {
    return bytes < 0 ? UNKNOWN : Long.toString(bytes);
  }

  /** A time in UTC to the minute, null if it is not known. */
  public static String minute(@Nullable Instant instant) {
    return instant == null ? UNKNOWN : MINUTE.format(instant);
  }

  /** What an entry is, in a word. */
  public static String kind(FtpEntry.Kind kind) {
    return kind == FtpEntry.Kind.DIRECTORY ? "dir" : kind.name().toLowerCase(Locale.ROOT);
  }

  /** The name, with what a link points at; the line of the server where nobody understands it. */
  public static String name(FtpEntry entry) {
    String name = entry.kind() == FtpEntry.Kind.UNKNOWN ? entry.raw() : entry.name();
    return entry.target() == null ? name : name + " -> " + entry.target();
  }

  /** What an item is, in a word; nothing for plain lines. */
  public static String type(GopherItemType type) {
    return switch (type) {
      case TEXT_FILE -> "text";
      case DIRECTORY -> "menu";
      case INDEX_SERVER -> "search";
      case INFORMATION -> "";
      default -> type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  /** Bytes for people. */
  public static String bytes(long count) {
    if (count < 1024) {
      return count + " B";
    }
    return count < 1024 * 1024
        ? String.format(Locale.ROOT, "%.1f KiB", count / 1024.0)
        : String.format(Locale.ROOT, "%.1f MiB", count / (1024.0 * 1024));
  }
}
