package org.patchbay.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.osgi.framework.Constants;

/** Finding the provider of a service among eight. Here because the registry is the core's own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LookupBenchmark {
  private static final int PROVIDERS = 8;

  private final ProviderRegistry registry = new ProviderRegistry();

  /** Fills the registry. */
  @Setup
  public void fill() {
    for (long id = 1; id <= PROVIDERS; id++) {
      Map<String, Object> properties = new HashMap<>();
      properties.put(Constants.SERVICE_ID, id);
      properties.put("patchbay.service", "service" + id % (PROVIDERS / 2));
      properties.put("patchbay.port", 1);
      registry.add(
          new Lease(
              context -> {
                throw new UnsupportedOperationException();
              },
              Offer.read("provider", "0", properties)));
    }
  }

  /** Looks one up. */
  @Benchmark
  public Object lookup() {
    return Objects.requireNonNull(registry.best("service1", null));
  }
}
