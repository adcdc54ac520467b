package org.patchbay.provider.ftp;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpEntry.Kind;

/**
 * Entries of MLSD and MLST (RFC 3659 §7). Commons Net has a parser too, but it takes no link: it
 * gives up on {@code type=OS.unix=slink:target}.
 */
final class MachineListing implements EntryParser {
  private static final String LINK = "os.unix=slink:";

  /** Facts, each with a semicolon after it, one blank, the name. */
  @Override
  public @Nullable FtpEntry parse(String text) {
    int blank = text.indexOf(' ');
    if (blank < 0 || blank == text.length() - 1) {
      return text.isEmpty() ? null : EntryParser.unknown(text);
    }
    Facts facts = Facts.read(text.substring(0, blank));
    String name = text.substring(blank + 1);
    Kind kind = facts.kind();
    return kind == null
        ? null
        : new FtpEntry(name, name, kind, facts.size, facts.modified, facts.target(), text);
  }

  /** A point in time as RFC 3659 §2.3 writes it, null if this is none. */
  static @Nullable Instant time(String value) {
    if (!value.matches("\\d{14}(\\.\\d+)?")) {
      return null;
    }
    try {
      return LocalDateTime.of(
              number(value, 0, 4),
              number(value, 4, 6),
              number(value, 6, 8),
              number(value, 8, 10),
              number(value, 10, 12),
              Math.min(59, number(value, 12, 14)), // 60 is a leap second
              nanos(value))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(String value, int from, int to) {
    return Integer.parseInt(value, from, to, 10);
  }

  private static int nanos(String value) {
    String fraction = value.length() > 15 ? value.substring(15) : "";
    return Integer.parseInt((fraction + "000000000").substring(0, 9));
  }

  /** The facts that an entry has a place for. */
  private static final class Facts {
    private String type = "";
    private long size = -1;
    private @Nullable Instant modified;

    static Facts read(String text) {
      Facts facts = new Facts();
      for (String fact : text.split(";")) {
        int equals = fact.indexOf('=');
        if (equals > 0) {
          facts.take(
              fact.substring(0, equals).toLowerCase(Locale.ROOT), fact.substring(equals + 1));
        }
      }
      return facts;
    }

    private void take(String name, String value) {
      switch (name) {
        case "type" -> type = value;
        case "size" -> size = value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
        case "modify" -> modified = time(value);
        default -> {
          // Permissions, owners and what else there may be.
        }
      }
    }

    /** Null for the listed directory itself and the one above it. */
    private @Nullable Kind kind() {
      String lower = type.toLowerCase(Locale.ROOT);
      return switch (lower) {
        case "file" -> Kind.FILE;
        case "dir" -> Kind.DIRECTORY;
        case "cdir", "pdir" -> null;
        default ->
            lower.startsWith(LINK) || lower.equals("os.unix=symlink") ? Kind.LINK : Kind.OTHER;
      };
    }

    private @Nullable String target() {
      return type.toLowerCase(Locale.ROOT).startsWith(LINK) ? type.substring(LINK.length()) : null;
    }
  }
}
