package org.patchbay.tck;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.patchbay.api.ProviderInfo;
import org.patchbay.spi.ConnectionProvider;

/** The bundle under test as the container has it: it comes and goes. */
final class Provider {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Container container;
  private final URI location;
  private final String service;
  private @Nullable Bundle bundle;

  /** What can be done to it under a handle. */
  @FunctionalInterface
  interface Change {
    void to(Provider provider) throws Exception;
  }

  Provider(Container container, URI location, String service) {
    this.container = container;
    this.location = location;
    this.service = service;
  }

  /** Installs and starts it unless it is there, and waits until Patchbay offers its service. */
  void arrive() throws IOException, BundleException {
    if (bundle == null) {
      bundle = container.install(location);
    }
    start();
  }

  void start() throws BundleException {
    bundle().start();
    if (!Await.until(PATIENCE, () -> info() != null)) {
      throw new AssertionError(
          bundle().getSymbolicName()
              + " is started, but Patchbay knows no provider of \""
              + service
              + "\" from it: is there a ConnectionProvider service with the property"
              + " patchbay.service="
              + service
              + "? Known are "
              + container.internet().providers());
    }
  }

  /** What Patchbay says of it, null if it does not offer the service. */
  @Nullable ProviderInfo info() {
    for (ProviderInfo info : container.internet().providers()) {
      if (info.name().equals(bundle().getSymbolicName()) && info.services().contains(service)) {
        return info;
      }
    }
    return null;
  }

  void stop() throws BundleException {
    bundle().stop();
  }

  void update() throws IOException, BundleException {
    try (InputStream in = location.toURL().openStream()) {
      bundle().update(in);
    }
    start();
  }

  void refresh() throws BundleException {
    refresh(List.of(bundle()));
    start();
  }

  /** Uninstalls and refreshes; gives what must not be reachable any more. */
  Departed leave() throws BundleException {
    Bundle leaving = bundle();
    Departed loader = new Departed(leaving.adapt(BundleWiring.class).getClassLoader());
    bundle = null;
    leaving.uninstall();
    refresh(null);
    return loader;
  }

  private void refresh(@Nullable List<Bundle> bundles) {
    CountDownLatch refreshed = new CountDownLatch(1);
    FrameworkListener listener =
        event -> {
          if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
            refreshed.countDown();
          }
        };
    container.context().getBundle(0).adapt(FrameworkWiring.class).refreshBundles(bundles, listener);
    try {
      if (!refreshed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the framework did not refresh within " + PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the framework refreshed", e);
    }
  }

  boolean isInstalled() {
    return bundle != null;
  }

  /** Its bundle, which must be installed. */
  Bundle bundle() {
    Bundle installed = bundle;
    if (installed == null) {
      throw new IllegalStateException("the provider's bundle is not installed");
    }
    return installed;
  }

  /** Its service, as it is registered. */
  ServiceReference<ConnectionProvider> reference() {
    try {
      for (ServiceReference<ConnectionProvider> reference :
          container.context().getServiceReferences(ConnectionProvider.class, null)) {
        if (bundle().equals(reference.getBundle())) {
          return reference;
        }
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
    throw new AssertionError(bundle().getSymbolicName() + " registers no ConnectionProvider");
  }

  /** Whether a class is the bundle's own: known by its name, so that nothing holds on to it. */
  boolean has(String className) {
    Bundle installed = bundle;
    return installed != null && installed.getEntry(className.replace('.', '/') + ".class") != null;
  }
}
