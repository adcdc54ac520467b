package org.patchbay.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Filter;
import org.patchbay.api.Profile;
import org.patchbay.api.ProviderInfo;

/**
 * Which provider serves which type: an immutable snapshot behind one volatile field. Reading takes
 * no lock; coming and going rebuilds the snapshot.
 */
final class ProviderRegistry {
  private static final Comparator<Lease> BEST_FIRST =
      Comparator.comparingInt((Lease lease) -> lease.offer().info().ranking())
          .reversed()
          .thenComparingLong(lease -> lease.offer().info().id());

  private final ReentrantLock change = new ReentrantLock(true);
  private final Condition changed = change.newCondition();
  private final Set<String> served = ConcurrentHashMap.newKeySet();
  private final Set<ProviderWait> waits = new LinkedHashSet<>();
  private volatile int waiting;
  private volatile Map<String, List<Lease>> snapshot = Map.of();

  void add(Lease lease) {
    served.addAll(lease.offer().info().services());
    change(leases -> leases.add(lease));
  }

  void remove(Lease lease) {
    change(leases -> leases.remove(lease));
  }

  /** A provider's offer has changed: its place is found anew. */
  void reorder() {
    change(leases -> {});
  }

  /** Lets everyone who waits look whether waiting still makes sense. */
  void wake() {
    if (waiting != 0) {
      change(leases -> {});
    }
  }

  private void change(Consumer<List<Lease>> edit) {
    List<ProviderWait> over = new ArrayList<>();
    change.lock();
    try {
      List<Lease> leases = all();
      edit.accept(leases);
      rebuild(leases);
      changed.signalAll();
      takeOver(over);
    } finally {
      change.unlock();
    }
    over.forEach(ProviderWait::arrived);
  }

  /** Those who wait without a thread, in the order of their coming. */
  private void takeOver(List<ProviderWait> over) {
    for (Iterator<ProviderWait> each = waits.iterator(); each.hasNext(); ) {
      ProviderWait wait = each.next();
      if (wait.isOver()) {
        each.remove();
        over.add(wait);
      }
    }
  }

  /**
   * Tells a wait when there is a provider, if there was one in this run of the framework.
   *
   * @return false if it need not wait, or would in vain
   */
  boolean awaitLater(ProviderWait wait) {
    if (wait.isOver() || !served.contains(wait.service())) {
      return false;
    }
    change.lock();
    try {
      return !wait.isOver() && waits.add(wait);
    } finally {
      change.unlock();
    }
  }

  /** Whether it was waiting. */
  boolean forget(ProviderWait wait) {
    change.lock();
    try {
      return waits.remove(wait);
    } finally {
      change.unlock();
    }
  }

  /**
   * The best provider of a service, waited for if there is none but there was one in this run of
   * the framework. Who waits longest is served first: the lock is fair.
   *
   * @return null if none came in time, the service was never served, or the caller has given up
   */
  @Nullable Lease await(
      String service, @Nullable Filter filter, Duration patience, BooleanSupplier wanted)
      throws InterruptedException {
    Lease best = best(service, filter);
    if (best != null || !served.contains(service)) {
      return best;
    }
    long nanos = patience.toNanos();
    change.lockInterruptibly();
    try {
      waiting++;
      best = best(service, filter);
      while (best == null && nanos > 0 && wanted.getAsBoolean()) {
        nanos = changed.awaitNanos(nanos);
        best = best(service, filter);
      }
      return best;
    } finally {
      waiting--;
      change.unlock();
    }
  }

  /**
   * The best provider of a service, or null if none matches. One that is leaving is none, although
   * it stands in the snapshot for a moment yet: who got it would only ask again, and again.
   */
  @Nullable Lease best(String service, @Nullable Filter filter) {
    List<Lease> candidates = snapshot.get(service);
    if (candidates == null) {
      return null;
    }
    for (Lease lease : candidates) {
      if (lease.isOpen() && (filter == null || filter.matches(lease.offer().properties()))) {
        return lease;
      }
    }
    return null;
  }

  List<ProviderInfo> describe(Profile profile) {
    return all().stream().map(lease -> lease.offer().describe(profile)).toList();
  }

  private List<Lease> all() {
    return new ArrayList<>(
        snapshot.values().stream().flatMap(List::stream).distinct().sorted(BEST_FIRST).toList());
  }

  private void rebuild(List<Lease> leases) {
    Map<String, List<Lease>> next = new HashMap<>();
    for (Lease lease : leases) {
      for (String service : lease.offer().info().services()) {
        next.computeIfAbsent(service, key -> new ArrayList<>()).add(lease);
      }
    }
    next.replaceAll((service, list) -> list.stream().sorted(BEST_FIRST).toList());
    snapshot = Map.copyOf(next);
  }
}
