package org.patchbay.cli.soak;

import java.time.Duration;
import java.util.List;

/**
 * What a soak is to do.
 *
 * @param swaps how often a provider departs and comes back
 * @param clients how many threads use the providers meanwhile
 * @param seed decides who departs how, and what each client does
 * @param services names of the services, each with its own server
 * @param drainMillis how long a departing provider may finish what is in flight, -1 as configured
 * @param standby whether each provider has a second one behind it
 */
record SoakPlan(
    int swaps, int clients, long seed, List<String> services, int drainMillis, boolean standby) {
  /** The core's bound: Equinox refuses to restart a framework that takes longer. */
  static final int LONGEST_DRAIN_MILLIS = 29_000;

  private static final int DEFAULT_DRAIN_MILLIS = 10_000;
  private static final Duration BESIDE_DRAINING = Duration.ofSeconds(15);
  private static final Duration BESIDE_SWAPS = Duration.ofMinutes(2);
  private static final Duration USUAL_SWAP = Duration.ofSeconds(2);

  /** After this time a single swap counts as one that hangs. */
  Duration swapLimit() {
    return BESIDE_DRAINING.plusMillis(drainMillis < 0 ? DEFAULT_DRAIN_MILLIS : drainMillis);
  }

  /** After this time the soak ends, whether or not all swaps are done. */
  Duration totalLimit() {
    return BESIDE_SWAPS.plus(USUAL_SWAP.multipliedBy(swaps));
  }
}
