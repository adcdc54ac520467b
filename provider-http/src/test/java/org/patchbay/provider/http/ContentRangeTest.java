package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.http.HttpHeader;

class ContentRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes 4-9/10, 10, true",
    "bytes 4-9/10, -1, true",
    "bytes 4-9/*, 10, true",
    "bytes 4-9/*, -1, false",
    "bytes 4-9/*, 11, false",
    "bytes 4-9/10, 11, false",
    "bytes 4-8/10, 10, false",
    "bytes 3-9/10, 10, false",
    "bytes */10, 10, false",
  })
  void onlyWhatReachesFromTheOffsetToTheKnownEndIsTheRest(
      String value, long whole, boolean expected) {
    assertThat(range(value))
        .hasValueSatisfying(r -> assertThat(r.isRest(4, whole)).isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource({"bytes */4, true", "bytes */5, false", "bytes */*, false", "bytes 4-9/10, false"})
  void theEndIsWhereNothingIsSatisfiable(String value, boolean expected) {
    assertThat(range(value)).hasValueSatisfying(r -> assertThat(r.isEnd(4)).isEqualTo(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "4-9/10",
        "bytes 9-4/10",
        "bytes=4-9/10",
        "items 4-9/10",
        "bytes 4-/10"
      })
  void whatIsNotInOrderIsNone(String value) {
    assertThat(range(value)).isEmpty();
  }

  @Test
  void twoRangesAreNone() {
    HttpHeader line = new HttpHeader("Content-Range", "bytes 4-9/10");

    assertThat(ContentRange.of(List.of(line, line))).isEmpty();
  }

  private static Optional<ContentRange> range(String value) {
    return ContentRange.of(List.of(new HttpHeader("content-range", value)));
  }
}
