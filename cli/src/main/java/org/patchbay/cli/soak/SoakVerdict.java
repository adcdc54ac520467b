package org.patchbay.cli.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a soak came to.
 *
 * @param plan what was to be done
 * @param swaps how many were done
 * @param seconds how long it took
 * @param operations of clients, whatever became of them
 * @param failed anything that went wrong, but for withdrawn uploads
 * @param retried operations that another provider took over before they had given anything
 * @param moved idle handles that another provider took over
 * @param resumed downloads that another provider went on with
 * @param withdrawn uploads that were cut, and their callers told so
 * @param bytes that were transferred and compared
 * @param leaks what was left behind
 * @param times of operations
 * @param problems what failed, and how
 */
record SoakVerdict(
    SoakPlan plan,
    int swaps,
    long seconds,
    long operations,
    long failed,
    long retried,
    long moved,
    long resumed,
    long withdrawn,
    long bytes,
    Leaks leaks,
    Map<SoakTally.Group, SoakTimes.Summary> times,
    List<SoakTally.Problem> problems) {

  static SoakVerdict of(
      SoakPlan plan, long seconds, SoakStage stage, SoakResources.Surplus surplus) {
    SoakTally tally = stage.tally();
    List<SoakTally.Problem> problems = tally.problems();
    return new SoakVerdict(
        plan,
        stage.swapsDone(),
        seconds,
        tally.operations(),
        problems.stream().mapToLong(SoakTally.Problem::count).sum(),
        tally.resumptions(SoakOperation.Resumption.RETRIED),
        tally.resumptions(SoakOperation.Resumption.MOVED),
        tally.resumptions(SoakOperation.Resumption.RESUMED),
        tally.withdrawn(),
        tally.bytes(),
        Leaks.of(stage, surplus),
        tally.times(),
        problems);
  }

  /** Whether nothing failed and nothing was left behind. */
  boolean passed() {
    return failed == 0 && leaks.sum() == 0;
  }

  /**
   * What was left behind.
   *
   * @param handles still open after their session was closed
   * @param sockets that the operating system still has
   * @param threads that still run
   * @param classLoaders of departed providers, still there after garbage collection
   * @param serviceUses that the bundle still has
   * @param details names of threads, classes of providers
   */
  record Leaks(
      int handles,
      int sockets,
      int threads,
      int classLoaders,
      int serviceUses,
      List<String> details) {
    private static Leaks of(SoakStage stage, SoakResources.Surplus surplus) {
      List<String> details = new ArrayList<>(surplus.threads());
      if (stage.classLoadersLeft() > 0) {
        details.addAll(SoakLoaders.histogram());
      }
      return new Leaks(
          stage.handlesLeft(),
          surplus.sockets(),
          surplus.threads().size(),
          stage.classLoadersLeft(),
          surplus.serviceUses(),
          details);
    }

    int sum() {
      return handles + sockets + threads + classLoaders + serviceUses;
    }
  }
}
