package org.patchbay.tck;

import java.lang.ref.WeakReference;
import java.time.Duration;

/** The class loader of a bundle that has gone, which nothing should hold any more. */
final class Departed extends WeakReference<ClassLoader> {
  /** System property: how often a provider is installed, used and uninstalled. */
  static final String CYCLES = "patchbay.tck.cycles";

  /** How long the collector may take. */
  static final Duration COLLECTION = Duration.ofSeconds(10);

  Departed(ClassLoader loader) {
    super(loader);
  }

  boolean isCollected() {
    return get() == null;
  }
}
