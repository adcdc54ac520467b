package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpEntry.Kind;

class MachineListingTest {
  @Test
  void factsAreReadWhateverTheirOrderAndCase() {
    String line = "Size=12;UNIX.mode=0644;Modify=20261120220913;TYPE=File; my file;1";

    assertThat(parse(line))
        .isEqualTo(
            new FtpEntry(
                "my file;1",
                "my file;1",
                Kind.FILE,
                12,
                Instant.parse("2026-11-20T22:09:13Z"),
                null,
                line));
  }

  @ParameterizedTest
  @CsvSource({
    "dir, DIRECTORY",
    "file, FILE",
    "OS.unix=slink:/x, LINK",
    "OS.unix=symlink, LINK",
    "OS.unix=chr-1/3, OTHER",
    "'', OTHER",
  })
  void eachTypeHasAKind(String type, Kind kind) {
    assertThat(parse("type=" + type + "; x").kind()).isEqualTo(kind);
  }

  @Test
  void aLinkKnowsItsTarget() {
    assertThat(parse("type=OS.unix=slink:/pub/A; x").target()).isEqualTo("/pub/A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"type=cdir; .", "type=pdir; ..", ""})
  void theDirectoryItselfIsNoEntry(String line) {
    assertThat(new MachineListing().parse(line)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type=file;size=99999999999999999999; x",
        "type=file;size=-1; x",
        "type=file;size=; x",
        "type=file;modify=20261399999999; x",
        "type=file;modify=yesterday; x",
        "type=file;=;;x; x"
      })
  void whatMakesNoSenseIsLeftOut(String line) {
    assertThat(parse(line).size()).isEqualTo(-1);
    assertThat(parse(line).modified()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "type=file;", "type=file; "})
  void aLineWithoutANameIsShownAsItIs(String line) {
    assertThat(parse(line)).isEqualTo(EntryParser.unknown(line));
  }

  @Test
  void fractionsOfASecondCount() {
    assertThat(MachineListing.time("20260101000000.25"))
        .isEqualTo(Instant.parse("2026-01-01T00:00:00.250Z"));
    assertThat(MachineListing.time("20261231235960")).isNotNull();
  }

  private static FtpEntry parse(String line) {
    return Objects.requireNonNull(new MachineListing().parse(line));
  }
}
