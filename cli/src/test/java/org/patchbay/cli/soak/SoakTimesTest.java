package org.patchbay.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakTimesTest {
  private final SoakTimes times = new SoakTimes();

  @Test
  void percentilesAreMeasuredValuesByNearestRank() {
    List<Integer> millis = new ArrayList<>(IntStream.rangeClosed(1, 2000).boxed().toList());
    Collections.shuffle(millis);

    millis.forEach(value -> times.add(value * 1_000_000L));

    assertThat(times.summary()).isEqualTo(new SoakTimes.Summary(2000, 1000, 1980, 2000));
  }

  @Test
  void aSingleValueIsEveryPercentile() {
    times.add(1_500_000);

    assertThat(times.summary()).isEqualTo(new SoakTimes.Summary(1, 1.5, 1.5, 1.5));
  }

  @Test
  void nothingMeasuredIsZero() {
    assertThat(times.summary()).isEqualTo(new SoakTimes.Summary(0, 0, 0, 0));
  }
}
