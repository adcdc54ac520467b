package org.patchbay.benchmarks.core;

import java.util.Map;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetException;
import org.patchbay.api.ServiceType;

/** A typed connection whose calls do next to nothing, so that nothing hides what the core adds. */
public interface Counter extends Connection {
  /** Its service type. */
  ServiceType<Counter> COUNTER = ServiceType.of("counter", Counter.class);

  /** What its provider registers with. */
  Map<String, Object> PROPERTIES = Map.of("patchbay.service", "counter", "patchbay.port", 1);

  /** Adds. */
  int add(int number) throws InternetException;
}
