package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A framework that a test can stop and whose API it can refresh: no bundle of the test is in it,
 * and the test uses none of the API's types. The consumer of the examples works in it.
 */
final class PlainFramework {
  private static final String LOGGING =
      "org.slf4j;version=1.7.36,org.slf4j.spi;version=1.7.36,"
          + "org.slf4j.event;version=1.7.36,org.slf4j.helpers;version=1.7.36";
  private static final List<String> BUNDLES =
      List.of(
          ContainerTest.CONSUMER, // before the providers, so that it stops after them
          "org.osgi.util.function",
          "org.osgi.util.promise",
          "org.osgi.service.component",
          "org.apache.felix.configadmin",
          "org.apache.felix.scr",
          ContainerTest.API,
          ContainerTest.FTP,
          ContainerTest.HTTP,
          ContainerTest.GOPHER);
  private static final String FETCH = "org.patchbay.examples.consumer.NightlyFetch";
  private static final long PATIENCE_SECONDS = 20;

  private final Framework framework;

  private PlainFramework(Framework framework) {
    this.framework = framework;
  }

  static PlainFramework start() throws BundleException, IOException {
    Map<String, String> configuration = new HashMap<>();
    configuration.put(Constants.FRAMEWORK_STORAGE, ContainerTest.newFolder().toString());
    configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, LOGGING);
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(configuration);
    framework.start();
    assertThat(framework.getSymbolicName()).isEqualTo(System.getProperty("patchbay.framework"));
    BundleContext context = framework.getBundleContext();
    for (String name : BUNDLES) {
      context.installBundle(ContainerTest.location(name));
    }
    for (Bundle bundle : context.getBundles()) {
      bundle.start();
    }
    return new PlainFramework(framework);
  }

  Bundle bundle(String symbolicName) {
    for (Bundle bundle : framework.getBundleContext().getBundles()) {
      if (symbolicName.equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    throw new AssertionError(symbolicName + " is not installed");
  }

  /** Has the consumer fetch every CSV file of an FTP server; gives how many there were. */
  int fetch(int port, Path folder) throws Exception {
    ServiceTracker<Object, Object> tracker =
        new ServiceTracker<>(framework.getBundleContext(), FETCH, null);
    tracker.open(true);
    try {
      Object consumer = tracker.waitForService(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      assertThat(consumer).as("the consumer's service").isNotNull();
      return (int)
          consumer
              .getClass()
              .getMethod("fetch", String.class, int.class, String.class)
              .invoke(consumer, "127.0.0.1", port, folder.toString());
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      tracker.close();
    }
  }

  void refresh(Bundle bundle) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    FrameworkListener listener =
        event -> {
          if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
            done.countDown();
          }
        };
    framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), listener);
    assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("refreshed").isTrue();
  }

  /** Whether a provider's service is registered, whichever. */
  boolean hasProvider() throws Exception {
    ServiceReference<?>[] references =
        framework
            .getBundleContext()
            .getAllServiceReferences("org.patchbay.spi.ConnectionProvider", null);
    return references != null;
  }

  /** Stops the framework, as whoever launched it does; again does nothing. */
  void stop() throws BundleException, InterruptedException {
    framework.stop();
    assertThat(framework.waitForStop(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)).getType())
        .isEqualTo(FrameworkEvent.STOPPED);
  }
}
