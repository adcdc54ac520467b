package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpEntry.Kind;
import org.patchbay.provider.ftp.listing.Found;
import org.patchbay.provider.ftp.listing.ListingClock;
import org.patchbay.provider.ftp.listing.ListingEngine;
import org.patchbay.provider.ftp.listing.ListingLimits;
import org.patchbay.provider.ftp.listing.ListingStyle;

/**
 * Whatever a server sends for a listing is entries or a limit, and each entry can be asked for.
 * Runs on the seeds beside it and what was found once; with {@code JAZZER_FUZZ=1} in the
 * environment it looks for more.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // longer than it looks for something to break
class ListingFuzzTest {
  private static final ListingClock CLOCK =
      new ListingClock(Instant.parse("2021-03-01T12:00:00Z"), Duration.ofMinutes(-330));
  private static final ListingLimits LIMITS = new ListingLimits(512, 256, 1_000, 1 << 20);

  @FuzzTest(maxDuration = "4m")
  void aListingIsEntriesOrALimit(byte[] listing) throws IOException {
    for (List<ListingStyle> styles :
        List.of(ListingStyle.bySystem("215 VMS"), ListingStyle.OF_MLSD)) {
      try {
        read(new ListingEngine(new ByteArrayInputStream(listing), LIMITS, styles, CLOCK));
      } catch (InternetException e) {
        assertThat(e.error()).isEqualTo(InternetError.LIMIT_EXCEEDED);
      }
    }
  }

  private static void read(ListingEngine engine) throws IOException {
    FtpText text = new FtpText(StandardCharsets.UTF_8);
    EntryText entries = new EntryText(text, ListedPath.parse("d"));
    Found found = new Found();
    while (engine.next(found)) {
      FtpEntry entry = entries.entry(found);
      require(entry.size() >= -1, entry);
      if (entry.kind() == Kind.UNKNOWN) {
        require(entry.path().isEmpty(), entry);
      } else {
        check(entry, found, text);
      }
    }
  }

  private static void check(FtpEntry entry, Found found, FtpText text) throws InternetException {
    byte[] name = Arrays.copyOfRange(found.bytes(), found.nameStart(), found.nameEnd());
    String wire = new String(name, StandardCharsets.ISO_8859_1);
    boolean sendable = wire.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
    require(!entry.name().isEmpty(), entry);
    require(!sendable || text.encode(entry.path(), "path").equals("d/" + wire), entry);
  }

  /** Plain, since each of AssertJ's steps would be watched too. */
  private static void require(boolean right, FtpEntry entry) {
    if (!right) {
      throw new AssertionError(entry.toString());
    }
  }
}
