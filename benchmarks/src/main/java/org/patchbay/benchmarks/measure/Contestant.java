package org.patchbay.benchmarks.measure;

/** One way of doing a job. Used by one thread. */
public interface Contestant {
  /** How it is named in tables. */
  String name();

  /** Does the work of one round and tells what it took. */
  Sample run() throws Exception;

  /** Ends what it opened when it entered. */
  default void close() throws Exception {}
}
