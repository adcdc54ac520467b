package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.patchbay.api.Internet;
import org.patchbay.api.ProviderInfo;

/** A framework with Patchbay, its three providers and the embedded servers; a new one each test. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public abstract class ContainerTest {
  static final String API = "org.patchbay.api";
  static final String FTP = "org.patchbay.provider.ftp";
  static final String HTTP = "org.patchbay.provider.http";
  static final String GOPHER = "org.patchbay.provider.gopher";
  static final String CONSUMER = "org.patchbay.examples.consumer";
  static final String FINGER = "org.patchbay.examples.finger.provider";
  static final String WININET = "org.patchbay.wininet";
  static final List<String> PROVIDERS = List.of(FTP, HTTP, GOPHER, FINGER);

  private static final long PATIENCE_SECONDS = 20;

  @Inject protected BundleContext context;
  @Inject protected Internet internet;

  /** What is installed, by role. */
  @Configuration
  public Option[] configuration() {
    return options(
        systemTimeout(30_000),
        logging(),
        declarativeServices(),
        patchbay(),
        providers(),
        file("org.patchbay.servers"),
        file(CONSUMER),
        file("org.patchbay.examples.finger.api"),
        file(WININET),
        file(FINGER),
        junitBundles(),
        assertions());
  }

  /** slf4j from the class path, under the version that the bundles of the test container accept. */
  static Option logging() {
    return systemPackages(
        "org.slf4j;version=1.7.36",
        "org.slf4j.spi;version=1.7.36",
        "org.slf4j.event;version=1.7.36",
        "org.slf4j.helpers;version=1.7.36");
  }

  static Option declarativeServices() {
    return composite(
        file("org.osgi.util.function"),
        file("org.osgi.util.promise"),
        file("org.osgi.service.component"),
        file("org.apache.felix.configadmin"),
        file("org.apache.felix.scr"));
  }

  static Option patchbay() {
    return file(API);
  }

  private static Option providers() {
    return composite(file(FTP), file(HTTP), file(GOPHER));
  }

  static Option assertions() {
    return composite(file("byte-buddy"), file("assertj-core"));
  }

  static Option file(String name) {
    return bundle(location(name));
  }

  static String location(String name) {
    return Path.of(System.getProperty("patchbay.bundles"), name + ".jar").toUri().toString();
  }

  /** An empty folder below the build's own. */
  static Path newFolder() throws IOException {
    return Files.createTempDirectory(
        Files.createDirectories(Path.of(System.getProperty("patchbay.work"))), "test");
  }

  /** Components are activated while bundles start; the providers are there when they are bound. */
  @Before
  public void awaitProviders() throws Exception {
    assertThat(context.getBundle(0).getSymbolicName())
        .isEqualTo(System.getProperty("patchbay.framework"));
    for (String service : List.of("ftp", "http", "gopher")) {
      awaitProvider(service);
    }
  }

  final Bundle installed(String symbolicName) {
    for (Bundle bundle : context.getBundles()) {
      if (symbolicName.equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    throw new AssertionError(symbolicName + " is not installed");
  }

  /** Waits until the core has bound a provider of the service. */
  final ProviderInfo awaitProvider(String service) throws Exception {
    ProviderInfo found = await(() -> provider(service));
    return Objects.requireNonNull(found, () -> "no " + service + ": " + internet.providers());
  }

  /** Waits until the core offers no provider of the service any more. */
  final void awaitNoProvider(String service) throws Exception {
    assertThat(await(() -> provider(service) == null ? true : null)).as("gone").isNotNull();
  }

  private @Nullable ProviderInfo provider(String service) {
    for (ProviderInfo info : internet.providers()) {
      if (info.services().contains(service)) {
        return info;
      }
    }
    return null;
  }

  /** Asks again whenever a service has changed, and now and then; null if it takes too long. */
  final <T> @Nullable T await(Supplier<@Nullable T> question) throws Exception {
    BlockingQueue<ServiceEvent> changes = new LinkedBlockingQueue<>();
    ServiceListener listener = changes::add;
    context.addServiceListener(listener);
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      T answer = question.get();
      while (answer == null && System.nanoTime() < deadline) {
        changes.poll(20, TimeUnit.MILLISECONDS);
        answer = question.get();
      }
      return answer;
    } finally {
      context.removeServiceListener(listener);
    }
  }

  /** The {@link Internet} of another bundle, as it would get it itself. */
  static Internet internetOf(Bundle bundle) {
    BundleContext its = bundle.getBundleContext();
    ServiceReference<Internet> reference = its.getServiceReference(Internet.class);
    return its.getService(reference);
  }

  /**
   * The core's {@link Internet} under another configuration, set before it starts, so that there is
   * no delivery to wait for.
   */
  final Internet restartedWith(Map<String, Object> configuration) throws Exception {
    installed(API).stop();
    configure("org.patchbay.core", new Hashtable<>(configuration));
    installed(API).start();
    return context.getService(context.getServiceReference(Internet.class));
  }

  /** Sets or, with null, deletes a configuration. */
  final void configure(String pid, @Nullable Dictionary<String, Object> properties)
      throws Exception {
    ServiceReference<ConfigurationAdmin> reference =
        context.getServiceReference(ConfigurationAdmin.class);
    org.osgi.service.cm.Configuration configuration =
        context.getService(reference).getConfiguration(pid, "?");
    if (properties == null) {
      configuration.delete();
    } else {
      configuration.update(properties);
    }
    context.ungetService(reference);
  }

  /** Replaces a bundle by the same jar. */
  final void update(Bundle bundle) throws Exception {
    try (InputStream jar = URI.create(location(bundle.getSymbolicName())).toURL().openStream()) {
      bundle.update(jar);
    }
  }
}
