package org.patchbay.benchmarks.measure;

import java.util.List;

/**
 * Something to do, and those who do it.
 *
 * @param id its group, a dot, and what tells it from the others of that group
 * @param title what is done in a round
 * @param unit what is measured
 * @param entrants who takes part, Patchbay itself first
 * @param targets what Patchbay has to reach
 */
public record Job(String id, String title, Unit unit, List<Entrant> entrants, List<Target> targets)
    implements Measurement {
  /** The name of the contestant that the targets are for. */
  public static final String PATCHBAY = "Patchbay";

  /**
   * Someone who may take part.
   *
   * @param name as its contestant will say
   * @param entry makes the contestant when the job begins
   */
  public record Entrant(String name, Entry entry) {}

  /** Makes a contestant. */
  @FunctionalInterface
  public interface Entry {
    /**
     * Connects, logs in, starts what is needed.
     *
     * @throws Unavailable if this machine does not have what it takes
     */
    Contestant enter() throws Exception;
  }

  @Override
  public Result measure(Rounds rounds) throws Exception {
    return rounds.run(this);
  }

  /** A job whose work is timed. */
  public static Job timed(String id, String title, List<Entrant> entrants, Target... targets) {
    return new Job(id, title, Unit.SECONDS, entrants, List.of(targets));
  }
}
