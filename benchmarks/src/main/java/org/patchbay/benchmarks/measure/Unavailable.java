package org.patchbay.benchmarks.measure;

/** A server or program that a contestant needs is not here; the message says which. */
public final class Unavailable extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what is missing and what would help. */
  public Unavailable(String message) {
    super(message);
  }
}
