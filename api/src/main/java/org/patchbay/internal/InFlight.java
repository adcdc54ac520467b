package org.patchbay.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is in flight at this moment. A thread finds a place that is most likely its own, where
 * coming and going costs next to nothing; where it is taken, by a call further out or by another
 * thread, it goes to a set that all share. Thread-safe.
 */
final class InFlight<E> {
  /** As the place of one who is in the set. */
  static final int NOWHERE = -1;

  private static final int PLACES = 64;

  /** So far apart that no two places share a line of a processor's cache. */
  private static final int APART = 16;

  private final AtomicReferenceArray<@Nullable E> places =
      new AtomicReferenceArray<>(PLACES * APART);
  private final Set<E> elsewhere = ConcurrentHashMap.newKeySet();

  /** Takes one in and tells its place. */
  int add(E one) {
    int place = (int) (Thread.currentThread().getId() % PLACES) * APART;
    if (places.get(place) == null && places.compareAndSet(place, null, one)) {
      return place;
    }
    elsewhere.add(one);
    return NOWHERE;
  }

  void remove(E one, int place) {
    if (place == NOWHERE) {
      elsewhere.remove(one);
    } else {
      places.set(place, null);
    }
  }

  /** Shows all that are there from before this is called until it has ended. */
  void forEach(Consumer<E> use) {
    for (int place = 0; place < places.length(); place += APART) {
      E one = places.get(place);
      if (one != null) {
        use.accept(one);
      }
    }
    elsewhere.forEach(use);
  }
}
