package org.patchbay.provider.ftp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpEntry.Kind;
import org.patchbay.provider.ftp.listing.Found;
import org.patchbay.provider.ftp.listing.ListingEngine;
import org.patchbay.provider.ftp.listing.ListingStyle;
import org.patchbay.provider.ftp.listing.MachineTime;

/** What replies say in the words of RFC 3659: times (§2.3) and the facts of one file (§7). */
final class MachineListing {
  private MachineListing() {}

  /** A point in time as RFC 3659 §2.3 writes it, null if this is none. */
  static @Nullable Instant time(String value) {
    return MachineTime.parse(value);
  }

  /**
   * The file that a reply to MLST tells of.
   *
   * @param wire the reply, one character for each byte
   */
  static FtpEntry entry(String wire, ListingSettings settings, EntryText text) throws IOException {
    String line =
        wire.lines()
            .filter(candidate -> candidate.startsWith(" "))
            .findFirst()
            .orElseThrow(() -> FtpErrors.unintelligible("MLST"));
    byte[] bytes = line.substring(1).getBytes(StandardCharsets.ISO_8859_1);
    Found found = new Found();
    boolean entry =
        new ListingEngine(
                new ByteArrayInputStream(bytes),
                settings.limits(),
                ListingStyle.OF_MLSD,
                settings.clock())
            .next(found);
    if (!entry || found.kind() == Kind.UNKNOWN) {
      throw FtpErrors.unintelligible("MLST");
    }
    return text.itself(text.entry(found));
  }
}
