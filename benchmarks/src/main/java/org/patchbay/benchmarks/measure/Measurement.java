package org.patchbay.benchmarks.measure;

/** Something that can be measured. */
public interface Measurement {
  /** Its group, a dot, and what tells it from the others of that group. */
  String id();

  /** What is done in a round. */
  String title();

  /**
   * Measures it.
   *
   * @param rounds how often, and in which order
   */
  Result measure(Rounds rounds) throws Exception;
}
