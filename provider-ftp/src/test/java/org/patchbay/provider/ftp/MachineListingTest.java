package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpEntry.Kind;

class MachineListingTest {
  @Test
  void aFileIsFoundInTheReplyUnderThePathItWasAskedBy() throws Exception {
    assertThat(entry("250-facts\r\n type=file;size=7; /d/f\r\n250 End\r\n"))
        .isEqualTo(new FtpEntry("f", "d/f", Kind.FILE, 7, null, null, "type=file;size=7; /d/f"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "250 End\r\n",
        "250-facts\r\n250 End\r\n",
        "250-facts\r\n nothing\r\n250 End\r\n",
        "250-facts\r\n type=cdir; .\r\n250 End\r\n"
      })
  void aReplyWithoutAnEntryMakesNoSense(String reply) {
    failing(() -> entry(reply), InternetError.PROTOCOL_VIOLATION);
  }

  @Test
  void timesHaveFractions() {
    assertThat(MachineListing.time("20260101000000.25"))
        .isEqualTo(Instant.parse("2026-01-01T00:00:00.250Z"));
    assertThat(MachineListing.time("20261231235960"))
        .isEqualTo(Instant.parse("2026-12-31T23:59:59Z"));
    assertThat(MachineListing.time("20260101000000.1234567899"))
        .isEqualTo(Instant.parse("2026-01-01T00:00:00.123456789Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026",
        "20260101000000.",
        "20260101000000.x",
        "20260230000000",
        "2026010100000a"
      })
  void whatIsNoTimeIsNone(String text) {
    assertThat(MachineListing.time(text)).isNull();
  }

  private static FtpEntry entry(String reply) throws Exception {
    EntryText text = new EntryText(new FtpText(StandardCharsets.UTF_8), ListedPath.parse("d/f"));
    return MachineListing.entry(reply, ListingSettings.DEFAULT, text);
  }
}
