package org.patchbay.cli.soak;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.patchbay.api.Internet;
import org.patchbay.cli.surroundings.Surroundings;

/** Swaps providers, one at a time, each of them by a way that the seed decides. */
final class SoakSwaps implements Runnable {
  private static final long PACE_MILLIS = 150;
  private static final long WARM_UP_MILLIS = 1_000;
  private static final long RETURN_SECONDS = 5;
  private static final long GLANCE_MILLIS = 2;

  private final SoakPlan plan;
  private final SoakRun run;
  private final Internet internet;
  private final ProviderSwap swap;
  private final SoakLoaders loaders;
  private final Random random;
  private final List<Bundle> providers;
  private final Map<String, SwapClock> clocks = new LinkedHashMap<>();
  private volatile int done;
  private volatile long current;
  private volatile String currentName = "";

  SoakSwaps(
      SoakPlan plan,
      SoakRun run,
      Surroundings surroundings,
      SoakLoaders loaders,
      List<Bundle> providers) {
    this.plan = plan;
    this.run = run;
    this.loaders = loaders;
    internet = surroundings.sessions().internet();
    swap = new ProviderSwap(surroundings.context());
    random = new Random(plan.seed());
    this.providers = providers;
    plan.services().forEach(service -> clocks.put(service, new SwapClock()));
  }

  SwapClock clock(String service) {
    return Objects.requireNonNull(clocks.get(service), service);
  }

  int done() {
    return done;
  }

  /** The swap that has been under way for longer than swaps may; empty if there is none. */
  String stuck() {
    long since = current;
    boolean late = since != 0 && System.nanoTime() - since > plan.swapLimit().toNanos();
    return late ? currentName : "";
  }

  @Override
  public void run() {
    List<ProviderSwap.Way> ways = swap.ways();
    try {
      run.pause(WARM_UP_MILLIS);
      while (done < plan.swaps() && !run.isOver()) {
        long before = System.nanoTime();
        swap(random.nextInt(providers.size()), ways.get(random.nextInt(ways.size())));
        done++;
        run.pause(PACE_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
      }
      run.pause(WARM_UP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Swaps each once more in a way that leaves its class loader behind. */
  void leaveAll() throws InterruptedException {
    for (int which = 0; which < providers.size(); which++) {
      swap(which, ProviderSwap.Way.REFRESH);
    }
  }

  private void swap(int which, ProviderSwap.Way way) throws InterruptedException {
    String service = plan.services().get(which);
    Bundle bundle = providers.get(which);
    if (run.isInterrupted()) {
      return;
    }
    loaders.remember(bundle);
    SwapClock clock = clock(service);
    currentName = way + " of " + bundle.getSymbolicName();
    current = System.nanoTime();
    clock.begin();
    try {
      providers.set(which, swap.swap(bundle, way));
      awaitReturn(service, bundle.getSymbolicName());
    } catch (BundleException | RuntimeException e) {
      if (!run.isInterrupted()) {
        run.tally().problem("swap: " + currentName + ": " + e.getMessage(), e);
      }
    } finally {
      clock.end();
      current = 0;
    }
  }

  private void awaitReturn(String service, String name)
      throws BundleException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RETURN_SECONDS);
    while (!isServed(service, name) && !run.isInterrupted()) {
      if (System.nanoTime() > deadline) {
        throw new BundleException(name + " did not come back within " + RETURN_SECONDS + " s");
      }
      TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
    }
  }

  private boolean isServed(String service, String name) {
    return internet.providers().stream()
        .anyMatch(p -> p.services().contains(service) && p.name().equals(name));
  }
}
