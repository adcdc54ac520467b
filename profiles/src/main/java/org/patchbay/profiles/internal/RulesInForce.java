package org.patchbay.profiles.internal;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.patchbay.api.Internet;
import org.patchbay.api.Profile;

/** Configurations reach the core by another thread: this waits until they have. */
final class RulesInForce {
  private static final long PATIENCE_SECONDS = 10;
  private static final long LOOK_AGAIN_MILLIS = 50;

  private final BundleContext context;

  RulesInForce(BundleContext context) {
    this.context = context;
  }

  /**
   * Waits until the core goes by these rules; where there is no core, there is nothing to wait for.
   * A component's changed configuration shows as a changed service.
   *
   * @return whether it does
   */
  boolean await(Profile rules) throws InterruptedException {
    LinkedBlockingQueue<ServiceEvent> changes = new LinkedBlockingQueue<>();
    ServiceListener listener = changes::add;
    context.addServiceListener(listener);
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!hold(rules)) {
        if (System.nanoTime() - deadline > 0) {
          return false;
        }
        changes.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        changes.clear();
      }
      return true;
    } finally {
      context.removeServiceListener(listener);
    }
  }

  private boolean hold(Profile rules) {
    ServiceReference<Internet> reference = context.getServiceReference(Internet.class);
    Internet internet = reference == null ? null : context.getService(reference);
    if (reference == null || internet == null) {
      return true;
    }
    try {
      return internet.profile().equals(rules);
    } finally {
      context.ungetService(reference);
    }
  }
}
