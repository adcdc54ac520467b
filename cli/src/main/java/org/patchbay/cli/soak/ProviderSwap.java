package org.patchbay.cli.soak;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;

/** Makes a provider depart and come back, by every way in which one alone can. */
final class ProviderSwap {
  private static final long REFRESH_SECONDS = 60;

  private final BundleContext context;

  ProviderSwap(BundleContext context) {
    this.context = context;
  }

  /** The ways there are in this container. */
  List<Way> ways() {
    return ComponentSwitch.isThere(context)
        ? List.of(Way.values())
        : List.of(Way.STOP, Way.UPDATE, Way.REINSTALL, Way.REFRESH);
  }

  /** Returns when the provider's bundle is active again; gives that bundle. */
  Bundle swap(Bundle bundle, Way way) throws BundleException, InterruptedException {
    switch (way) {
      case STOP -> {
        bundle.stop(Bundle.STOP_TRANSIENT);
        bundle.start(Bundle.START_TRANSIENT);
      }
      case UPDATE -> bundle.update();
      case REFRESH -> refresh(bundle);
      case COMPONENT -> new ComponentSwitch(context).turn(bundle);
      case REINSTALL -> {
        return reinstall(bundle);
      }
    }
    return bundle;
  }

  private Bundle reinstall(Bundle bundle) throws BundleException {
    String location = bundle.getLocation();
    int level = bundle.adapt(BundleStartLevel.class).getStartLevel();
    bundle.uninstall();
    Bundle installed = context.installBundle(location);
    installed.adapt(BundleStartLevel.class).setStartLevel(level);
    installed.start(Bundle.START_ACTIVATION_POLICY);
    return installed;
  }

  private void refresh(Bundle bundle) throws BundleException, InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    context
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkWiring.class)
        .refreshBundles(
            List.of(bundle),
            event -> {
              if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
              }
            });
    if (!done.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
      throw new BundleException(bundle + " was not refreshed within " + REFRESH_SECONDS + " s");
    }
  }

  /** How a provider departs. */
  enum Way {
    /** {@code Bundle.stop()} and {@code start()}. */
    STOP,
    /** {@code Bundle.update()} with the same jar. */
    UPDATE,
    /** {@code Bundle.uninstall()}, and installed again. */
    REINSTALL,
    /** {@code FrameworkWiring.refreshBundles()}. */
    REFRESH,
    /** Its component is disabled and enabled. */
    COMPONENT
  }
}
