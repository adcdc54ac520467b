package org.patchbay.cli.soak;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;

/** The class loaders that providers have had, and whether those that have departed are gone. */
final class SoakLoaders {
  private static final String DUMP = "patchbay.soak.dump";
  private static final int ROUNDS = 50;
  private static final long ROUND_MILLIS = 100;

  private final BundleContext context;
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

  SoakLoaders(BundleContext context) {
    this.context = context;
  }

  /** In a method of its own: a local variable would keep the class loader. */
  synchronized void remember(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring != null && wiring.getClassLoader() != null && !isKnown(wiring.getClassLoader())) {
      loaders.add(new WeakReference<>(wiring.getClassLoader()));
    }
  }

  private boolean isKnown(ClassLoader loader) {
    return loaders.stream().anyMatch(reference -> reference.refersTo(loader));
  }

  /** How many have been remembered. */
  synchronized int seen() {
    return loaders.size();
  }

  /**
   * Collects garbage until those of departed providers are gone, 5 s at most; gives how many are
   * left.
   */
  synchronized int left() throws InterruptedException {
    int left = departed();
    for (int round = 0; round < ROUNDS && left > 0; round++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
      left = departed();
    }
    if (left > 0) {
      dump();
    }
    return left;
  }

  /** For whoever looks for what keeps them. */
  private static void dump() {
    String file = System.getProperty(DUMP);
    if (file != null) {
      diagnose(
          "HotSpotDiagnostic",
          "dumpHeap",
          new Object[] {file, true},
          "java.lang.String",
          "boolean");
    }
  }

  /** What the JVM says it has of the providers' classes, most bytes first. */
  static List<String> histogram() {
    return diagnose(
            "DiagnosticCommand",
            "gcClassHistogram",
            new Object[] {new String[0]},
            String[].class.getName())
        .lines()
        .filter(line -> line.contains(" org.patchbay.provider."))
        .toList();
  }

  private static String diagnose(
      String bean, String operation, Object[] arguments, String... signature) {
    try {
      ObjectName name = new ObjectName("com.sun.management:type=" + bean);
      return String.valueOf(
          ManagementFactory.getPlatformMBeanServer().invoke(name, operation, arguments, signature));
    } catch (JMException e) {
      return "not known: " + e.getMessage();
    }
  }

  private int departed() {
    loaders.removeIf(reference -> reference.refersTo(null));
    int alive = loaders.size();
    for (Bundle bundle : context.getBundles()) {
      BundleWiring wiring = bundle.adapt(BundleWiring.class);
      if (wiring != null && wiring.getClassLoader() != null && isKnown(wiring.getClassLoader())) {
        alive--;
      }
    }
    return alive;
  }
}
