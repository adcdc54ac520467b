package org.patchbay.provider.ftp;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.Locale;
import org.apache.commons.net.ftp.FTPClientConfig;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPFileEntryParser;
import org.apache.commons.net.ftp.parser.DefaultFTPFileEntryParserFactory;
import org.apache.commons.net.ftp.parser.NTFTPEntryParser;
import org.apache.commons.net.ftp.parser.UnixFTPEntryParser;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpEntry.Kind;

/** Entries of LIST, which looks as the server's system has it; understood by Commons Net. */
final class SystemListing implements EntryParser {
  private final FTPFileEntryParser parser;
  private final @Nullable FTPFileEntryParser windows;

  private SystemListing(FTPFileEntryParser parser, @Nullable FTPFileEntryParser windows) {
    this.parser = parser;
    this.windows = windows;
  }

  /**
   * Chooses by the reply to SYST. The reply itself is not given to Commons Net, which would take a
   * word with dots in it for the name of a class to load.
   */
  static SystemListing of(String system) {
    String upper = system.toUpperCase(Locale.ROOT);
    if (upper.contains(FTPClientConfig.SYST_VMS)) {
      return made(FTPClientConfig.SYST_VMS);
    } else if (upper.contains(FTPClientConfig.SYST_OS400)) {
      return made(FTPClientConfig.SYST_OS400);
    } else if (upper.contains(FTPClientConfig.SYST_OS2)) {
      return made(FTPClientConfig.SYST_OS2);
    } else if (upper.contains(FTPClientConfig.SYST_NETWARE)) {
      return made(FTPClientConfig.SYST_NETWARE);
    }
    // Windows servers can be told to list as Unix does, and some that claim Unix list as Windows.
    return new SystemListing(
        new UnixFTPEntryParser(config(FTPClientConfig.SYST_UNIX)),
        new NTFTPEntryParser(config(FTPClientConfig.SYST_NT)));
  }

  private static SystemListing made(String key) {
    return new SystemListing(
        new DefaultFTPFileEntryParserFactory().createFileEntryParser(config(key)), null);
  }

  /** A listing has no time zone: it is read as UTC. */
  private static FTPClientConfig config(String key) {
    FTPClientConfig config = new FTPClientConfig(key);
    config.setServerTimeZoneId("UTC");
    return config;
  }

  @Override
  public @Nullable String next(BufferedReader lines) throws IOException {
    return parser.readNextEntry(lines);
  }

  @Override
  public @Nullable FtpEntry parse(String text) {
    if (text.isBlank() || text.matches("total \\d+")) {
      return null;
    }
    FTPFile file = understood(text);
    return file == null || file.getName() == null || file.getName().isEmpty()
        ? EntryParser.unknown(text)
        : entry(file, text);
  }

  private @Nullable FTPFile understood(String text) {
    try {
      FTPFile file = parser.parseFTPEntry(text);
      return file == null && windows != null ? dated(windows.parseFTPEntry(text)) : file;
    } catch (RuntimeException e) {
      // Some of the parsers trust numbers and positions more than a server deserves.
      return null;
    }
  }

  /** The parser for Windows takes almost any line; where it finds no time it has only guessed. */
  private static @Nullable FTPFile dated(@Nullable FTPFile file) {
    return file == null || file.getTimestamp() == null ? null : file;
  }

  private static FtpEntry entry(FTPFile file, String text) {
    Calendar time = file.getTimestamp();
    Instant modified = time == null ? null : time.toInstant();
    String name = file.getName();
    return new FtpEntry(
        name, name, kind(file, text), file.getSize(), modified, file.getLink(), text);
  }

  private static Kind kind(FTPFile file, String text) {
    if (file.isDirectory()) {
      return Kind.DIRECTORY;
    } else if (file.isSymbolicLink()) {
      return Kind.LINK;
    }
    // Commons Net takes a Unix device for a file.
    boolean device = text.startsWith("b") || text.startsWith("c");
    return file.isFile() && !device ? Kind.FILE : Kind.OTHER;
  }
}
