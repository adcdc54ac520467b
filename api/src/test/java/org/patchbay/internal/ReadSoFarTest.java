package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.spi.DownloadResumer;

class ReadSoFarTest {
  private static final int SIZE = 100_000;
  private final byte[] content = new byte[SIZE];

  ReadSoFarTest() {
    new Random(1).nextBytes(content);
  }

  @ParameterizedTest(name = "{0} bytes in pieces of {1}")
  @CsvSource({
    "0, 1",
    "1, 1",
    "1024, 1024",
    "16384, 1000",
    "16384, 16384",
    "16385, 16385",
    "16385, 1",
    "50000, 16384",
    "100000, 8192"
  })
  void whatBeginsWithTheSameBytesGoesOnAfterThem(int count, int piece) throws Exception {
    ReadSoFar read = read(count, piece);
    try (InputStream rest = read.restOf(giving(content), Map.of())) {
      assertThat(rest.readAllBytes()).isEqualTo(tail(count));
    }
    try (InputStream again = read.restOf(giving(content), Map.of())) {
      assertThat(again.readAllBytes()).as("asked a second time").isEqualTo(tail(count));
    }
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {1, 1024, 16384, 16385, 70_000})
  void oneByteThatDiffersIsNoticedWhereverItIs(int count) {
    for (int place : new int[] {0, count / 2, count - 1}) {
      byte[] other = content.clone();
      other[place]++;
      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> read(count, 4096).restOf(giving(other), Map.of()))
          .satisfies(e -> assertThat(e.error()).isEqualTo(InternetError.RESUME_FAILED))
          .withMessageContaining("does not begin with the " + count + " bytes that were read");
    }
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {2, 20_000})
  void contentThatHasBecomeShorterIsNoticed(int count) {
    byte[] shorter = Arrays.copyOf(content, count - 1);
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> read(count, 512).restOf(giving(shorter), Map.of()))
        .satisfies(e -> assertThat(e.error()).isEqualTo(InternetError.RESUME_FAILED));
  }

  private ReadSoFar read(int count, int piece) {
    ReadSoFar read = ReadSoFar.remembered();
    for (int at = 0; at < count; at += piece) {
      read.add(content, at, Math.min(piece, count - at));
    }
    return read;
  }

  private byte[] tail(int count) {
    return Arrays.copyOfRange(content, count, SIZE);
  }

  private static DownloadResumer giving(byte[] bytes) {
    return (bookmark, offset) -> new ByteArrayInputStream(bytes);
  }
}
