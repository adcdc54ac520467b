package org.patchbay.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpEntry.Kind;

class FormatsTest {
  @Test
  void aLinkShowsWhatItPointsAt() {
    assertThat(Formats.name(new FtpEntry("a", "d/a", Kind.LINK, -1, null, "b", "")))
        .isEqualTo("a -> b");
    assertThat(Formats.name(new FtpEntry("a", "d/a", Kind.FILE, -1, null, null, "")))
        .isEqualTo("a");
  }

  @Test
  void aLineThatNobodyUnderstandsIsShownAsItIs() {
    FtpEntry unknown = new FtpEntry("", "", Kind.UNKNOWN, -1, null, null, "ls: b: no permission");

    assertThat(Formats.name(unknown)).isEqualTo("ls: b: no permission");
    assertThat(Formats.kind(unknown.kind())).isEqualTo("unknown");
  }
}
