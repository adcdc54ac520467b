package org.patchbay.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Target TIME = Target.timeAtMost(1.10, "raw");
  private static final Target SPEED = Target.speedAtLeast(1.8, "library");

  @Test
  void aTargetIsMetByAMedianOnItsGoodSide() {
    assertThat(Verdict.of(TIME, new Estimate(1.05, 0.9, 1.3, 30))).isEqualTo(Verdict.MET);
    assertThat(Verdict.of(SPEED, new Estimate(1.9, 1.7, 2.1, 30))).isEqualTo(Verdict.MET);
  }

  @Test
  void aTargetIsMetByANarrowIntervalThatReachesIt() {
    assertThat(Verdict.of(TIME, new Estimate(1.11, 1.09, 1.13, 30))).isEqualTo(Verdict.MET);
  }

  @Test
  void aWideIntervalThatReachesTheTargetDecidesNothing() {
    assertThat(Verdict.of(TIME, new Estimate(1.4, 1.0, 1.9, 30))).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aTargetIsMissedByAnIntervalThatFallsShortOfIt() {
    assertThat(Verdict.of(TIME, new Estimate(1.2, 1.11, 1.3, 30))).isEqualTo(Verdict.MISSED);
    assertThat(Verdict.of(SPEED, new Estimate(1.5, 1.2, 1.79, 30))).isEqualTo(Verdict.MISSED);
  }

  @Test
  void fewRoundsDecideNothing() {
    assertThat(Verdict.of(TIME, new Estimate(0.5, 0.5, 0.5, 29))).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void eachKindOfTargetHasItsFigure() {
    assertThat(TIME.figure(3, 2)).isEqualTo(1.5);
    assertThat(SPEED.figure(2, 3)).isEqualTo(1.5);
    assertThat(Target.moreAtMost(1, "other").figure(5, 3)).isEqualTo(2);
    assertThat(Target.valueAtMost(1).figure(5, 5)).isEqualTo(5);
  }
}
