package org.patchbay.internal;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Filter;

/** One call's wait for a provider which keeps no thread. */
final class ProviderWait {
  private final ProviderRegistry registry;
  private final String service;
  private final @Nullable Filter filter;
  private final Consumer<Boolean> then;
  private volatile @Nullable Future<?> timeout;

  /**
   * A wait that has not begun.
   *
   * @param then what to do at its end, on a thread that must not be kept: whether there is a
   *     provider
   */
  ProviderWait(
      ProviderRegistry registry, String service, @Nullable Filter filter, Consumer<Boolean> then) {
    this.registry = registry;
    this.service = service;
    this.filter = filter;
    this.then = then;
  }

  /**
   * Waits.
   *
   * @return false if there is nothing to wait for: a provider is there, or never was
   */
  boolean begin(Core core, Duration patience) {
    if (patience.isZero() || !registry.awaitLater(this)) {
      return false;
    }
    timeout = core.later(patience, () -> end(false));
    return true;
  }

  /** Whether what was waited for has come; asked under the registry's lock. */
  boolean isOver() {
    return registry.best(service, filter) != null;
  }

  String service() {
    return service;
  }

  /** A provider has come; the registry has forgotten this already. */
  void arrived() {
    cancelTimeout();
    then.accept(true);
  }

  private void end(boolean there) {
    if (registry.forget(this)) {
      then.accept(there);
    }
  }

  /** Nobody wants it any more. */
  void cancel() {
    registry.forget(this);
    cancelTimeout();
  }

  private void cancelTimeout() {
    Future<?> running = timeout;
    if (running != null) {
      running.cancel(false);
    }
  }
}
