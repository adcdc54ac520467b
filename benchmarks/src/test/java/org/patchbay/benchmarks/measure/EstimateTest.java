package org.patchbay.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void theIntervalOfThirtyValuesLiesBetweenTheTenthFromEachEnd() {
    double[] values = IntStream.rangeClosed(1, 30).mapToDouble(value -> value).toArray();

    Estimate estimate = Estimate.of(values);

    assertThat(estimate).isEqualTo(new Estimate(15.5, 10, 21, 30));
  }

  /** From the tables of the sign test at 5 %, both sides. */
  @Test
  void asManyValuesAreLeftOutAsTheTablesOfTheSignTestSay() {
    assertThat(IntStream.of(6, 8, 9, 12, 20, 25, 30, 50, 100).map(Estimate::cutOff))
        .containsExactly(0, 0, 1, 2, 5, 7, 9, 17, 39);
  }

  @Test
  void fewerThanSixValuesGiveTheWholeRange() {
    assertThat(Estimate.of(new double[] {3, 1, 2})).isEqualTo(new Estimate(2, 1, 3, 3));
  }

  @Test
  void oneWildRoundMovesNeitherMedianNorInterval() {
    double[] calm = IntStream.rangeClosed(1, 30).mapToDouble(value -> value).toArray();
    double[] wild = calm.clone();
    wild[29] = 1e9;

    assertThat(Estimate.of(wild)).isEqualTo(Estimate.of(calm));
  }

  @Test
  void theIntervalHoldsTheMedianOfASkewedDistributionInNineteenOfTwentyRuns() {
    long seed = 20261120;
    Random random = new Random(seed);
    int runs = 4000;
    double median = Math.log(2);
    long held =
        IntStream.range(0, runs)
            .mapToObj(run -> Estimate.of(exponential(random)))
            .filter(estimate -> estimate.low() <= median && median <= estimate.high())
            .count();

    assertThat(held / (double) runs).as("seed %d", seed).isBetween(0.945, 0.97);
  }

  private static double[] exponential(Random random) {
    return IntStream.range(0, 30).mapToDouble(it -> -Math.log(1 - random.nextDouble())).toArray();
  }

  @Test
  void nothingCannotBeEstimated() {
    assertThatThrownBy(() -> Estimate.of(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
