package org.patchbay.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.ConfigurationAdmin;
import org.patchbay.api.Internet;
import org.slf4j.Logger;

/**
 * A framework of the kit's own, with Declarative Services and Patchbay in it. The packages that the
 * test uses too come from the class path: the API bundle imports what it exports, so its dispatcher
 * lives in the container and its contract outside.
 */
final class Container implements AutoCloseable {
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final List<String> PLATFORM =
      List.of(
          "org.osgi.util.function",
          "org.osgi.util.promise",
          "org.osgi.service.component",
          "org.apache.felix.configadmin",
          "org.apache.felix.scr");

  private final Path storage;
  private final Framework framework;
  private final Internet internet;

  /**
   * Starts it.
   *
   * @param packages further packages of the class path, as {@code name;version="1.0.0"}
   * @param drain how long what is under way at a departing provider may take
   */
  Container(List<String> packages, List<URI> bundles, Duration drain)
      throws IOException, BundleException {
    storage = Files.createTempDirectory("patchbay-tck");
    framework =
        factory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    storage.toString(),
                    Constants.FRAMEWORK_STORAGE_CLEAN,
                    Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                    String.join(",", shared(packages))));
    try {
      framework.start();
      install(bundles);
      configure(drain);
      start("org.patchbay.api");
      internet = found();
    } catch (IOException | BundleException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static FrameworkFactory factory() {
    List<FrameworkFactory> found = new ArrayList<>();
    ServiceLoader.load(FrameworkFactory.class, Container.class.getClassLoader())
        .forEach(found::add);
    if (found.size() != 1) {
      throw new IllegalStateException(
          "the class path of the test needs one OSGi framework, for example"
              + " org.apache.felix.framework or org.eclipse.osgi; it has "
              + found.stream().map(factory -> factory.getClass().getName()).toList());
    }
    return found.get(0);
  }

  private static List<String> shared(List<String> packages) {
    List<String> all = new ArrayList<>(ClassPath.exportsBeside(Internet.class));
    all.addAll(ClassPath.exportsBeside(Logger.class));
    all.addAll(ClassPath.exportsBeside(ConfigurationAdmin.class));
    all.addAll(packages);
    return all.stream().distinct().toList();
  }

  private void install(List<URI> bundles) throws IOException, BundleException {
    for (String name : PLATFORM) {
      start(name);
    }
    for (URI location : bundles) {
      start(install(location));
    }
  }

  private void start(String symbolicName) throws IOException, BundleException {
    try (InputStream in = ClassPath.bundle(symbolicName)) {
      start(context().installBundle("tck:" + symbolicName, in));
    }
  }

  private static void start(Bundle bundle) throws BundleException {
    if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
      bundle.start();
    }
  }

  /** Before the core starts, so that there is no delivery to wait for. */
  private void configure(Duration drain) throws IOException {
    ServiceReference<ConfigurationAdmin> reference =
        context().getServiceReference(ConfigurationAdmin.class);
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("drainMillis", (int) drain.toMillis());
    context().getService(reference).getConfiguration("org.patchbay.core", "?").update(properties);
  }

  private Internet found() {
    ServiceReference<Internet> reference = context().getServiceReference(Internet.class);
    if (reference == null) {
      throw new IllegalStateException("Patchbay did not start in " + name());
    }
    return context().getService(reference);
  }

  /** Installs without starting. */
  Bundle install(URI location) throws IOException, BundleException {
    try (InputStream in = location.toURL().openStream()) {
      return context().installBundle(location.toString(), in);
    }
  }

  /** Name and version of the framework. */
  String name() {
    return framework.getSymbolicName() + " " + framework.getVersion();
  }

  /** The framework's own. */
  BundleContext context() {
    return framework.getBundleContext();
  }

  Internet internet() {
    return internet;
  }

  @Override
  public void close() {
    try {
      framework.stop();
      framework.waitForStop(STOP.toMillis());
    } catch (BundleException e) {
      throw new IllegalStateException("the framework did not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      delete(storage);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the framework's storage could not be deleted", e);
    }
  }
}
