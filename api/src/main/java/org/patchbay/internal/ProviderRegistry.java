package org.patchbay.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Filter;
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

  private final Object change = new Object();
  private volatile Map<String, List<Lease>> snapshot = Map.of();

  void add(Lease lease) {
    synchronized (change) {
      List<Lease> leases = all();
      leases.add(lease);
      rebuild(leases);
    }
  }

  void remove(Lease lease) {
    synchronized (change) {
      List<Lease> leases = all();
      leases.remove(lease);
      rebuild(leases);
    }
  }

  /** A provider's offer has changed: its place is found anew. */
  void reorder() {
    synchronized (change) {
      rebuild(all());
    }
  }

  /** The best provider of a service, or null if none matches. */
  @Nullable Lease best(String service, @Nullable Filter filter) {
    List<Lease> candidates = snapshot.get(service);
    if (candidates == null) {
      return null;
    }
    for (Lease lease : candidates) {
      if (filter == null || filter.matches(lease.offer().properties())) {
        return lease;
      }
    }
    return null;
  }

  List<ProviderInfo> describe(CoreSettings settings) {
    return all().stream().map(lease -> lease.offer().describe(settings)).toList();
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
