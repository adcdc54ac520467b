package org.patchbay.benchmarks.measure;

import java.util.Arrays;

/**
 * The median of a sample and a confidence interval for the median of what it was drawn from.
 *
 * <p>The interval is the sign test's: two order statistics that the true median lies between with a
 * probability of at least 95 %, whatever the distribution. It supposes that rounds are independent
 * of each other, and neither that times are normal nor that outliers are rare. Of fewer than six
 * values no two are that far apart; the interval is the whole range then.
 *
 * @param median of the sample
 * @param low end of the interval
 * @param high end of the interval
 * @param count how many values there were
 */
public record Estimate(double median, double low, double high, int count) {
  private static final double MOST_OUTSIDE = 0.05;

  /** Estimates from values in any order, at least one. */
  public static Estimate of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int cut = cutOff(sorted.length);
    return new Estimate(
        medianOf(sorted), sorted[cut], sorted[sorted.length - 1 - cut], sorted.length);
  }

  /** Half the width of the interval as a part of the median. */
  public double relativeHalfWidth() {
    return (high - low) / 2 / Math.abs(median);
  }

  private static double medianOf(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /**
   * How many values may be left out at each end: the most for which a fair coin, thrown count
   * times, shows heads so seldom, or so often, with a probability of at most 5 %.
   */
  static int cutOff(int count) {
    double probability = Math.pow(0.5, count);
    double outside = 2 * probability;
    int cut = 0;
    while (outside <= MOST_OUTSIDE) {
      cut++;
      probability *= (count - cut + 1.0) / cut;
      outside += 2 * probability;
    }
    return Math.max(0, cut - 1);
  }
}
