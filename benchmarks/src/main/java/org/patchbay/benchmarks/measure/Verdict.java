package org.patchbay.benchmarks.measure;

/** Whether a target is met. */
public enum Verdict {
  /** The interval reaches the target. */
  MET,
  /** The whole interval falls short of it. */
  MISSED,
  /**
   * Too few rounds, or the interval reaches the target by its width alone: the median falls short
   * of it, and the interval is wide.
   */
  UNDECIDED;

  /** As few rounds as may decide something. */
  static final int FEWEST_ROUNDS = 30;

  /** What is wider than this to both sides, as a part of the median, reaches almost anything. */
  static final double WIDE = 0.1;

  /** Judges what was measured against what was wanted. */
  public static Verdict of(Target target, Estimate estimate) {
    if (estimate.count() < FEWEST_ROUNDS) {
      return UNDECIDED;
    }
    if (target.isReachedBy(estimate.median())) {
      return MET;
    }
    if (!target.isReachedBy(estimate.low()) && !target.isReachedBy(estimate.high())) {
      return MISSED;
    }
    return estimate.relativeHalfWidth() > WIDE ? UNDECIDED : MET;
  }

  /** As it stands in tables. */
  public String word() {
    return this == MISSED ? "**missed**" : name().toLowerCase(java.util.Locale.ROOT);
  }
}
