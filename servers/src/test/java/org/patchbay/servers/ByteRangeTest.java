package org.patchbay.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, 0, 10, bytes 0-9/100",
    "bytes=90-, 90, 10, bytes 90-99/100",
    "bytes=95-1000, 95, 5, bytes 95-99/100",
    "bytes=-10, 90, 10, bytes 90-99/100",
    "bytes=-1000, 0, 100, bytes 0-99/100",
    "bytes=100-, 100, 0, bytes */100",
    "bytes=-0, 100, 0, bytes */100"
  })
  void singleRangesAreCutToTheFile(String field, long start, long length, String contentRange) {
    ByteRange range = ByteRange.parse(field, 100).orElseThrow();

    assertThat(range).isEqualTo(new ByteRange(start, length));
    assertThat(range.contentRange(100)).isEqualTo(contentRange);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=-", "bytes=5-4", "bytes=0-1,5-6", "lines=1-2", "", "bytes=a-"})
  void otherRangesAreIgnored(String field) {
    assertThat(ByteRange.parse(field, 100)).isEmpty();
  }

  @Test
  void anEmptyFileHasNoRange() {
    assertThat(ByteRange.parse("bytes=0-", 0)).contains(new ByteRange(0, 0));
  }
}
