package org.patchbay.tck;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * How connecting and asking ended.
 *
 * @param failure what was thrown, null if it succeeded
 */
record Outcome(@Nullable Throwable failure, Duration took) {

  /** What is thrown by what is tried. */
  @FunctionalInterface
  interface Attempt {
    void run() throws Exception;
  }

  static Outcome of(Attempt attempt) {
    long start = System.nanoTime();
    Throwable failure = null;
    try {
      attempt.run();
    } catch (Exception | AssertionError e) {
      failure = e;
    }
    return new Outcome(failure, Duration.ofNanos(System.nanoTime() - start));
  }

  /** Fails unless the attempt failed with one of these errors. */
  InternetException expect(String circumstance, InternetError... errors) {
    InternetException thrown = expectAnyError(circumstance);
    if (!Set.of(errors).contains(thrown.error())) {
      throw new AssertionError(
          "when %s, the provider's error was %s instead of %s: %s"
              .formatted(circumstance, thrown.error(), Set.of(errors), thrown.getMessage()),
          thrown);
    }
    return thrown;
  }

  /** Fails unless the attempt failed with an error of the API that is no programming error. */
  InternetException expectAnyError(String circumstance) {
    if (failure == null || failure instanceof AssertionError) {
      throw new AssertionError(
          "when %s, the provider swallowed the error: the operation %s"
              .formatted(
                  circumstance, failure == null ? "succeeded" : "gave an answer that is none"),
          failure);
    }
    return expectNoDefect(circumstance, failure);
  }

  /** Fails if the attempt failed with anything but an error of the API. */
  void expectNoDefect(String circumstance) {
    if (failure != null && !(failure instanceof AssertionError)) {
      expectNoDefect(circumstance, failure);
    }
  }

  private static InternetException expectNoDefect(String circumstance, Throwable failure) {
    if (!(failure instanceof InternetException known)) {
      throw new AssertionError(
          "when %s, %s was thrown instead of an InternetException".formatted(circumstance, failure),
          failure);
    }
    if (known.error() == InternetError.INTERNAL_ERROR) {
      throw new AssertionError(
          "when %s, the provider's own code failed: %s".formatted(circumstance, known.getMessage()),
          known);
    }
    return known;
  }

  /**
   * Fails if it took longer.
   *
   * @param fault what it is if it did
   */
  void expectWithin(String fault, String circumstance, Duration bound) {
    if (took.compareTo(bound) > 0) {
      throw new AssertionError(
          "%s: when %s, the call took %d ms; %d ms are the bound"
              .formatted(fault, circumstance, took.toMillis(), bound.toMillis()));
    }
  }
}
