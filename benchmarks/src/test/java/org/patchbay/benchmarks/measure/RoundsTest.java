package org.patchbay.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final List<String> runs = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();

  /** Takes a fixed time, says that it ran, and counts what it is told to. */
  private final class Fixed implements Contestant {
    private final String name;
    private final double seconds;
    private final long work;

    Fixed(String name, double seconds, long work) {
      this.name = name;
      this.seconds = seconds;
      this.work = work;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Sample run() {
      runs.add(name);
      return new Sample(seconds, seconds / 2, work);
    }

    @Override
    public void close() {
      closed.add(name);
    }
  }

  private Job.Entrant entrant(String name, double seconds, long work) {
    return new Job.Entrant(name, () -> new Fixed(name, seconds, work));
  }

  @Test
  void everyoneRunsOnceInEachRoundAndWarmUpDoesNotCount() throws Exception {
    Job job =
        Job.timed(
            "test.job",
            "a job",
            List.of(entrant(Job.PATCHBAY, 2, 7), entrant("raw", 1, 7)),
            Target.timeAtMost(2, "raw"));

    Result result = new Rounds(30, 5, 1).run(job);

    assertThat(runs).hasSize(70);
    assertThat(result.series(Job.PATCHBAY).values()).hasSize(30).containsOnly(2);
    assertThat(result.series("raw").cpuSeconds()).isEqualTo(0.5);
    assertThat(result.estimate(job.targets().get(0))).contains(new Estimate(2, 2, 2, 30));
    assertThat(closed).containsExactlyInAnyOrder(Job.PATCHBAY, "raw");
  }

  @Test
  void whoBeginsRotates() {
    List<String> all = List.of("a", "b", "c");
    Random random = new Random(1);

    List<String> first =
        IntStream.range(0, 6)
            .mapToObj(round -> Rounds.order(all, round, random))
            .peek(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(all))
            .map(order -> order.get(0))
            .toList();

    assertThat(first).containsExactly("a", "b", "c", "a", "b", "c");
  }

  @Test
  void unequalWorkIsNotCompared() {
    Job job =
        Job.timed("test.job", "a job", List.of(entrant(Job.PATCHBAY, 1, 7), entrant("raw", 1, 6)));

    assertThatThrownBy(() -> new Rounds(1, 0, 1).run(job)).hasMessageContaining("raw did 6");
    assertThat(closed).hasSize(2);
  }

  @Test
  void whoCannotTakePartIsNamedWithTheReason() throws Exception {
    Job.Entrant absent =
        new Job.Entrant(
            "curl",
            () -> {
              throw new Unavailable("curl is not on the PATH");
            });
    Target target = Target.timeAtMost(1, "curl");
    Job job = Job.timed("test.job", "a job", List.of(entrant(Job.PATCHBAY, 1, 7), absent), target);

    Result result = new Rounds(1, 0, 1).run(job);

    assertThat(result.series("curl").absence()).isEqualTo("curl is not on the PATH");
    assertThat(result.estimate(target)).isEmpty();
  }
}
