package org.patchbay.provider.ftp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.patchbay.provider.ftp.listing.ListingClock;
import org.patchbay.provider.ftp.listing.ListingLimits;

/**
 * How listings are read.
 *
 * @param fallbackCharset of what is no text in the session's character set
 * @param clockOffset how far the times of LIST are ahead of UTC
 * @param limits how much a listing may be
 */
record ListingSettings(Charset fallbackCharset, Duration clockOffset, ListingLimits limits) {
  static final ListingSettings DEFAULT =
      new ListingSettings(StandardCharsets.ISO_8859_1, Duration.ZERO, ListingLimits.DEFAULT);

  private static final int SHORTEST_LINE = 256;
  private static final int LONGEST_LINE = 1024 * 1024;
  private static final Duration MOST_OFFSET = Duration.ofDays(2);

  static ListingSettings from(FtpConfiguration configuration) {
    int line = Math.min(LONGEST_LINE, Math.max(SHORTEST_LINE, configuration.lineLimit()));
    ListingLimits limits =
        new ListingLimits(
            line,
            Math.max(1, configuration.nameLimit()),
            Math.max(0, configuration.findLimit()),
            Math.max(0, configuration.listingLimit()));
    return new ListingSettings(
        Charset.forName(configuration.fallbackCharset()),
        offset(configuration.serverClockOffset()),
        limits);
  }

  /**
   * Reads minutes, or an ISO 8601 duration.
   *
   * @throws IllegalArgumentException if it is neither, or more than two days
   */
  static Duration offset(String text) {
    String stripped = text.strip();
    Duration offset;
    try {
      offset =
          stripped.matches("[+-]?\\d{1,5}")
              ? Duration.ofMinutes(Integer.parseInt(stripped))
              : Duration.parse(stripped);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "serverClockOffset is neither minutes nor an ISO 8601 duration: " + text, e);
    }
    if (offset.abs().compareTo(MOST_OFFSET) > 0) {
      throw new IllegalArgumentException("serverClockOffset is more than two days: " + text);
    }
    return offset;
  }

  /** What the clock of a server shows that begins to list now. */
  ListingClock clock() {
    return new ListingClock(Instant.now(), clockOffset);
  }
}
