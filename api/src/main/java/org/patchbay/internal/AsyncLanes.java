package org.patchbay.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The lanes of the bundles that have sessions: made with a bundle's first, ended with its last. */
final class AsyncLanes {
  private final Map<Long, Shared> lanes = new ConcurrentHashMap<>();
  private volatile AsyncLimits limits = AsyncLimits.DEFAULT;

  private record Shared(AsyncLane lane, int sessions) {}

  /** Bundles that have no session yet get these. */
  void configure(AsyncLimits newLimits) {
    limits = newLimits;
  }

  /** A session begins. */
  AsyncLane take(Owner owner) {
    return lanes
        .compute(
            owner.bundleId(),
            (id, shared) ->
                shared == null
                    ? new Shared(new AsyncLane(owner.name(), limits), 1)
                    : new Shared(shared.lane(), shared.sessions() + 1))
        .lane();
  }

  /** A session has ended; its calls have been cancelled before. */
  void giveBack(Owner owner) {
    lanes.computeIfPresent(
        owner.bundleId(),
        (id, shared) -> {
          if (shared.sessions() > 1) {
            return new Shared(shared.lane(), shared.sessions() - 1);
          }
          shared.lane().close();
          return null;
        });
  }
}
