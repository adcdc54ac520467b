package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.wininet.GopherAttribute.*;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.api.gopher.GopherBlock;

class GopherAttributeReaderTest {
  private static List<GopherAttributeReader.Read> read(String block, String... lines) {
    return GopherAttributeReader.read(new GopherBlock(block, "", List.of(lines)));
  }

  @Test
  void theLinesOfAdminHaveTheirOwnMeanings() {
    assertThat(
            read(
                "ADMIN",
                "Admin: Ann <a@h>",
                "Mod-Date: Wed Jul 28 17:02:01 1993 <19930728170201>",
                "TTL: 60",
                "Score: -5",
                "Score-range: 1 100",
                "Site: here",
                "TZ: +2",
                "Colour: red"))
        .allMatch(read -> read.error() == 0)
        .extracting(read -> read.attribute().value())
        .containsExactly(
            new Admin("Ann", "a@h"),
            new Time(Instant.parse("1993-07-28T17:02:01Z")),
            new GopherAttribute.Number(60),
            new GopherAttribute.Number(-5),
            new Range(1, 100),
            new Text("here"),
            new GopherAttribute.Number(2),
            new Text("Colour: red"));
  }

  @Test
  void w223_aLineThatCannotBeReadIsGivenWithItsError() {
    for (String line :
        List.of("Mod-Date: soon", "TTL: long", "Score-range: 1", "Score: 99999999999")) {
      assertThat(read("ADMIN", line))
          .singleElement()
          .returns(WinInetErrors.ERROR_GOPHER_PROTOCOL_ERROR, GopherAttributeReader.Read::error)
          .returns(new Text(line), read -> read.attribute().value());
    }
    assertThat(read("VIEWS", ":")).singleElement().matches(read -> read.error() != 0);
  }

  @Test
  void blocksThatNobodyKnowsAreText() {
    assertThat(read("X-NEW", "one: two"))
        .singleElement()
        .extracting(GopherAttributeReader.Read::attribute)
        .isEqualTo(
            new GopherAttribute(
                GOPHER_CATEGORY_ID_UNKNOWN,
                GOPHER_ATTRIBUTE_ID_UNKNOWN,
                "+X-NEW",
                new Text("one: two")));
    assertThat(read("VERONICA", "treewalk: no"))
        .singleElement()
        .returns(new Flag(false), read -> read.attribute().value());
  }

  @Test
  void theNumbersAreWinInets() {
    assertThat(GOPHER_CATEGORY_ID_ADMIN).isEqualTo(0xABCCCC03);
    assertThat(GOPHER_ATTRIBUTE_ID_TREEWALK).isEqualTo(0xABCCCC18);
    assertThat(MIN_GOPHER_ATTRIBUTE_LENGTH).isEqualTo(256);
  }
}
