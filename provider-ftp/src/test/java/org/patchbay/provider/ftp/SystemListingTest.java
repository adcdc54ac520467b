package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpEntry.Kind;

class SystemListingTest {
  private final SystemListing unix = SystemListing.of("215 UNIX Type: L8");

  @Test
  void timesAreReadAsUtc() {
    assertThat(parse(unix, "-rw-r--r-- 1 ann staff 12 Feb 29 2020 a").modified())
        .isEqualTo(Instant.parse("2020-02-29T00:00:00Z"));
  }

  @Test
  void aDeviceIsNoFile() {
    assertThat(parse(unix, "crw-rw-rw- 1 0 0 1, 3 Nov 20 2020 null").kind()).isEqualTo(Kind.OTHER);
  }

  @Test
  void aWindowsServerIsUnderstoodInBothItsWays() {
    SystemListing windows = SystemListing.of("215 Windows_NT");

    assertThat(parse(windows, "11-20-20  10:09PM       <DIR>          pub").kind())
        .isEqualTo(Kind.DIRECTORY);
    assertThat(parse(windows, "11-20-20  10:09PM                   12 a b.txt").name())
        .isEqualTo("a b.txt");
    assertThat(parse(windows, "-rw-r--r-- 1 0 0 12 Nov 20 2020 a").size()).isEqualTo(12);
  }

  @Test
  void aSystemNamedLikeAClassLoadsNone() {
    assertThat(parse(SystemListing.of("215 java.lang.Object"), "-rw-r--r-- 1 0 0 12 Nov 20 2020 a"))
        .extracting(FtpEntry::kind)
        .isEqualTo(Kind.FILE);
  }

  @Test
  void theTotalIsNoEntry() {
    assertThat(unix.parse("total 12")).isNull();
    assertThat(unix.parse("")).isNull();
  }

  private static FtpEntry parse(SystemListing listing, String line) {
    return Objects.requireNonNull(listing.parse(line));
  }
}
