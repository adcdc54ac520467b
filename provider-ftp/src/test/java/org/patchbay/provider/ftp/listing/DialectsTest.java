package org.patchbay.provider.ftp.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.listing.Sample.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.ftp.FtpEntry.Kind;
import org.patchbay.provider.ftp.listing.Dialect.Verdict;

class DialectsTest {
  static final ListingClock CLOCK =
      new ListingClock(Instant.parse("2021-03-01T12:00:00Z"), Duration.ZERO);
  private static final String MEMBERS = " Name     VV.MM   Created       Changed      Size  Id";

  static List<Sample> samples() {
    return Sample.all();
  }

  @Test
  void theTableIsLong() {
    assertThat(samples()).hasSizeGreaterThan(200);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aLineSaysWhatTheTableHas(Sample sample) {
    Found found = new Found();

    Verdict verdict = read(begun(sample), sample.line(), found);

    if (sample.facts().equals("-")) {
      assertThat(verdict).isEqualTo(Verdict.HEADLINE);
    } else {
      assertThat(verdict).isEqualTo(Verdict.ENTRY);
      assertThat(Sample.told(found)).isEqualTo(sample.facts());
    }
  }

  private static Dialect begun(Sample sample) {
    Dialect dialect = sample.style().begin(CLOCK);
    if (sample.section().endsWith("members")) {
      read(dialect, MEMBERS, new Found());
    }
    return dialect;
  }

  private static Verdict read(Dialect dialect, String line, Found found) {
    byte[] bytes = bytes(line);
    return dialect.read(new Line().of(bytes, 0, bytes.length), found);
  }

  /** So a listing cannot be read in two ways, whatever its system is said to be. */
  @ParameterizedTest
  @MethodSource("samples")
  void noOtherDialectTakesTheLineForItsOwn(Sample sample) {
    for (ListingStyle other : ListingStyle.bySystem("")) {
      if (other != sample.style() && sample.style() != ListingStyle.MACHINE) {
        assertThat(read(other.begin(CLOCK), sample.line(), new Found()))
            .as(other.name())
            .isEqualTo(Verdict.FOREIGN);
      }
    }
  }

  /** A cut line is understood or not, but never breaks the reader. */
  @ParameterizedTest
  @MethodSource("samples")
  void everyBeginningOfALineIsSurvivedByEveryDialect(Sample sample) {
    for (int length = 0; length < sample.line().length(); length++) {
      for (ListingStyle style : ListingStyle.values()) {
        Found found = new Found();
        Verdict verdict = read(style.begin(CLOCK), sample.line().substring(0, length), found);
        if (verdict == Verdict.ENTRY) {
          assertThat(found.nameEnd()).isGreaterThan(found.nameStart());
        }
      }
    }
  }

  static Stream<ListingStyle> styles() {
    return ListingStyle.bySystem("").stream();
  }

  @ParameterizedTest
  @MethodSource("styles")
  void aListingIsReadInItsDialectWhateverTheSystemIsCalled(ListingStyle style) throws Exception {
    List<Sample> listing =
        samples().stream()
            .filter(sample -> sample.section().equals(style.name()))
            .filter(sample -> sample.line().charAt(0) < 0x80) // Such totals only begin a listing.
            .toList();
    List<String> expected =
        listing.stream().map(Sample::facts).filter(facts -> !facts.equals("-")).toList();

    for (String system : List.of("", "215 UNIX Type: L8", "215 Windows_NT", "215 VMS", "500 ?")) {
      assertThat(told(listing.stream().map(Sample::line).toList(), system)).isEqualTo(expected);
    }
  }

  static List<String> told(List<String> lines, String system) throws IOException {
    ListingEngine engine =
        new ListingEngine(
            new ByteArrayInputStream(bytes(lines)),
            ListingLimits.DEFAULT,
            ListingStyle.bySystem(system),
            CLOCK);
    List<String> told = new ArrayList<>();
    Found found = new Found();
    while (engine.next(found)) {
      told.add(Sample.told(found));
    }
    return told;
  }

  @Test
  void noNameStandsForTwoMonthsAndAllAreKnown() {
    Map<String, List<Integer>> months =
        MonthNames.languages()
            .flatMap(
                names ->
                    Stream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
                        .map(i -> Map.entry(names[i], i + 1)))
            .distinct()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));

    months.forEach(
        (name, numbers) -> {
          byte[] bytes = bytes(Sample.wire(name));
          assertThat(numbers).as(name).hasSize(1);
          assertThat(MonthNames.of(bytes, 0, bytes.length)).as(name).isEqualTo(numbers.get(0));
        });
  }

  @Test
  void aClockThatIsAheadIsSetBackAndHasItsOwnYear() {
    Instant newYear = Instant.parse("2020-12-31T23:30:00Z");
    ListingClock east = new ListingClock(newYear, Duration.ofHours(1));
    ListingClock west = new ListingClock(newYear, Duration.ofHours(-5));

    assertThat(modified(east, "Jan 1 00:20")).isEqualTo("2020-12-31T23:20:00Z");
    assertThat(modified(west, "Dec 31 18:20")).isEqualTo("2020-12-31T23:20:00Z");
    assertThat(modified(west, "Nov 20 2020")).isEqualTo("2020-11-20T05:00:00Z");
  }

  @Test
  void timesThatSayTheirZoneAreNotSetBack() {
    ListingClock east =
        new ListingClock(Instant.parse("2021-03-01T12:00:00Z"), Duration.ofHours(1));

    assertThat(modified(east, "2020-11-20 10:09:12 +0300")).isEqualTo("2020-11-20T07:09:12Z");
    Found found = new Found();
    read(ListingStyle.EPLF.begin(east), "+m824255902,r,\ta", found);
    assertThat(found.modified()).isEqualTo("1996-02-13T23:58:22Z");
    read(ListingStyle.MACHINE.begin(east), "modify=20201120100912; a", found);
    assertThat(found.modified()).isEqualTo("2020-11-20T10:09:12Z");
  }

  private static @Nullable Instant modified(ListingClock clock, String date) {
    Found found = new Found();
    read(new UnixDialect(clock), "-rw-r--r-- 1 ann staff 12 " + date + " a", found);
    return found.modified();
  }

  @Test
  void whateverALineHoldsItIsAnEntryOrNot() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Sample> samples = samples();
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = samples.get(random.nextInt(samples.size())).bytes();
      for (int change = random.nextInt(4); change >= 0 && bytes.length > 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      for (ListingStyle style : ListingStyle.values()) {
        Found found = new Found();
        Verdict verdict = style.begin(CLOCK).read(new Line().of(bytes, 0, bytes.length), found);
        boolean named = found.nameStart() < found.nameEnd() && found.nameEnd() <= bytes.length;
        assertThat(verdict != Verdict.ENTRY || named && found.kind() != Kind.UNKNOWN)
            .as("seed %d: %s in %s", seed, Arrays.toString(bytes), style)
            .isTrue();
      }
    }
  }
}
