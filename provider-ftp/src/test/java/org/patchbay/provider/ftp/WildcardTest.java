package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource({
    "*, a, true", "*, '', true", "a*, a, true", "a*, ba, false", "*.txt, a.txt, true",
    "*.txt, a.txt.gz, false", "?, a, true", "?, '', false", "?, ab, false", "a?c, abc, true",
    "*b*, abc, true", "*a*b, xaxbxb, true", "a**b, ab, true", "[a], a, false", ".*, xy, false",
  })
  void aPatternMatches(String pattern, String name, boolean matches) {
    assertThat(new Wildcard(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  void noPatternTakesLong() {
    Wildcard evil = new Wildcard("*a".repeat(50) + "b");

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(evil.matches("a".repeat(5_000))).isFalse());
  }
}
