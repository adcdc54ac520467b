package org.patchbay.provider.ftp.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpEntry.Kind;

class ListingEngineTest {
  private static final String UNIX = "-rw-r--r-- 1 ann staff 12 Nov 20 2020 ";

  @Test
  void aLongNameOfVmsHasALineToItself() throws Exception {
    assertThat(
            names(
                "Directory A:[B]\r\n\r\nA_VERY_LONG_NAME.TXT;1\r\n"
                    + "                        12/15   20-NOV-2020 10:09:12  [ANN]  (RWED,,,)\r\n"
                    + "ALONE.TXT;1\r\nB.TXT;2  1/3  20-NOV-2020 10:09:12  [ANN]  (RWED,,,)\r\n"
                    + "LAST.DIR;1\r\n\r\nTotal of 4 files, 13/18 blocks.\r\n"))
        .containsExactly("A_VERY_LONG_NAME.TXT;1", "ALONE.TXT;1", "B.TXT;2", "LAST");
  }

  @Test
  void whatTheSecondLineOfAnEntrySaysCounts() throws Exception {
    Found found = new Found();
    engine("LONG.TXT;1\r\n  12/15 20-NOV-2020 10:09:12 [ANN] (R,,,)\r\n").next(found);

    assertThat(found.modified()).isEqualTo("2020-11-20T10:09:12Z");
    assertThat(Sample.part(found, found.lineStart(), found.lineEnd())).contains("LONG", "12/15");
  }

  @Test
  void anEntryThatOnlyBeganIsAnEntryStill() throws Exception {
    assertThat(names("ONE.TXT;1\r\n nothing of it\r\nTWO.TXT;1"))
        .contains("ONE.TXT;1", "TWO.TXT;1");
  }

  @Test
  void membersOfADataSetFollowTheirHeadline() throws Exception {
    assertThat(
            names(
                " Name     VV.MM   Created       Changed      Size  Init   Mod   Id\r\n"
                    + "$START    01.03 2002/09/12 2020/11/20 10:09    11    11     0 ANN\r\n"
                    + "PLAIN\r\n"))
        .containsExactly("$START", "PLAIN");
  }

  @Test
  void theMajorityDecidesAndTheRestIsShown() throws Exception {
    assertThat(names("11-20-20  10:09PM  12 win\r\n" + UNIX + "a\r\n" + UNIX + "b\r\n"))
        .containsExactly("", "a", "b");
  }

  @Test
  void theFirstLineThatMeansSomethingDecidesWhereTheVoteFoundNothing() throws Exception {
    String talk = "Welcome to this server\r\n".repeat(20);

    assertThat(names(talk + "11-20-20  10:09PM  12 win\r\n" + UNIX + "a\r\n"))
        .endsWith("", "win", "")
        .hasSize(22);
  }

  @Test
  void aTotalInOtherLettersIsOneAtTheBeginningOnly() throws Exception {
    String total = Sample.wire("итого 12\r\n");

    assertThat(names(total + UNIX + "a\r\n" + total)).containsExactly("a", "");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1_000})
  void howTheBytesArriveIsAllTheSame(int size) throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      lines.add(UNIX + "file" + i + (i % 7 == 0 ? "\u00fc" : ""));
    }
    byte[] bytes = Sample.bytes(lines);
    ListingEngine engine =
        new ListingEngine(
            new Trickle(bytes, size),
            ListingLimits.DEFAULT,
            ListingStyle.bySystem(""),
            DialectsTest.CLOCK);
    Found found = new Found();

    for (String line : lines) {
      assertThat(engine.next(found)).isTrue();
      assertThat(Sample.part(found, found.lineStart(), found.lineEnd())).isEqualTo(line);
      assertThat(found.isAscii()).isEqualTo(!line.endsWith("\u00fc"));
    }
    assertThat(engine.next(found)).isFalse();
    assertThat(engine.next(found)).isFalse();
  }

  @Test
  void aHugeListingIsReadInOneBuffer() throws Exception {
    ListingEngine engine = endless(ListingLimits.DEFAULT);
    Found found = new Found();
    engine.next(found);
    byte[] buffer = found.bytes();

    for (int i = 0; i < 500_000; i++) {
      engine.next(found);
      assertThat(found.bytes() == buffer).isTrue();
    }
    assertThat(buffer.length).isLessThanOrEqualTo(64 * 1024);
  }

  @Test
  void limitsAreExactAndNamed() throws Exception {
    Found found = new Found();
    ListingEngine entries = endless(new ListingLimits(8_192, 4_096, 3, 0));
    for (int i = 0; i < 3; i++) {
      entries.next(found);
    }
    exceeded(() -> entries.next(found), "findLimit", "3");

    ListingEngine names = limited(UNIX + "abc\r\n" + UNIX + "abcd\r\n", 100, 3);
    assertThat(names.next(found)).isTrue();
    exceeded(() -> names.next(found), "nameLimit", "abcd");

    int length = UNIX.length() + 3;
    ListingEngine lines = limited(UNIX + "abc\r\n" + UNIX + "abcd\r\n", length, 100);
    assertThat(lines.next(found)).isTrue();
    exceeded(() -> lines.next(found), "lineLimit", "-rw-r--r--");

    ListingEngine total = endless(new ListingLimits(8_192, 4_096, 0, 200_000));
    exceeded(
        () -> {
          while (total.next(found)) {
            assertThat(found.kind()).isEqualTo(Kind.FILE);
          }
        },
        "listingLimit",
        "200000");
  }

  /** A call that reads. */
  private interface Reading {
    void run() throws IOException;
  }

  private static void exceeded(Reading reading, String key, String word) {
    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            InternetException.class,
            e -> assertThat(e.error()).isEqualTo(InternetError.LIMIT_EXCEEDED))
        .hasMessageContaining("raise " + key)
        .hasMessageContaining(word);
  }

  private static ListingEngine limited(String text, int line, int name) {
    return engine(
        new ByteArrayInputStream(Sample.bytes(text)), new ListingLimits(line, name, 0, 0));
  }

  private static ListingEngine endless(ListingLimits limits) {
    byte[] many = (UNIX + "name\r\n").repeat(1_000).getBytes(StandardCharsets.US_ASCII);
    return engine(
        new InputStream() {
          private int position;

          @Override
          public int read() {
            return many[position++ % many.length];
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            int at = position % many.length;
            int count = Math.min(length, many.length - at);
            System.arraycopy(many, at, bytes, from, count);
            position = at + count;
            return count;
          }
        },
        limits);
  }

  private static ListingEngine engine(String text) {
    return limited(text, 8_192, 4_096);
  }

  private static ListingEngine engine(InputStream in, ListingLimits limits) {
    return new ListingEngine(in, limits, ListingStyle.bySystem(""), DialectsTest.CLOCK);
  }

  private static List<String> names(String text) throws IOException {
    List<String> names = new ArrayList<>();
    ListingEngine engine = engine(text);
    Found found = new Found();
    while (engine.next(found)) {
      names.add(Sample.part(found, found.nameStart(), found.nameEnd()));
    }
    return names;
  }

  /** Bytes that arrive a few at a time. */
  private static final class Trickle extends InputStream {
    private final InputStream in;
    private final int size;

    Trickle(byte[] bytes, int size) {
      this.in = new ByteArrayInputStream(bytes);
      this.size = size;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return in.read(bytes, from, Math.min(length, size));
    }
  }
}
