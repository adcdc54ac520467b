package org.patchbay.profiles.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The bundles of profiles in this framework. Those that came from elsewhere are left alone. */
final class Deployment {
  /** What is under way at a provider may take 29 s to end; the framework needs its own. */
  private static final long LEAVE_SECONDS = 40;

  private static final Duration START = Duration.ofSeconds(30);

  private final BundleContext context;
  private final ProfileFolders folders;
  private final Executor executor;
  private final Duration startTime;

  /** How a bundle is started. */
  private interface Starter {
    void start(Bundle bundle) throws BundleException;
  }

  Deployment(BundleContext context, ProfileFolders folders, Executor executor) {
    this(context, folders, executor, START);
  }

  /** With another bound on the start of a bundle. */
  Deployment(BundleContext context, ProfileFolders folders, Executor executor, Duration startTime) {
    this.context = context;
    this.folders = folders;
    this.executor = executor;
    this.startTime = startTime;
  }

  /**
   * Installs and starts what is not there yet. If that fails, what was installed is removed again.
   *
   * @return what was installed
   */
  List<Bundle> add(Map<String, BundleEntry> wanted) throws BundleException {
    return add(wanted, this::startInTime);
  }

  /** The same before the start level of the bundles is reached: nothing is waited for. */
  List<Bundle> prepare(Map<String, BundleEntry> wanted) throws BundleException {
    return add(wanted, Deployment::start);
  }

  private List<Bundle> add(Map<String, BundleEntry> wanted, Starter starter)
      throws BundleException {
    List<Bundle> installed = new ArrayList<>();
    try {
      for (Map.Entry<String, BundleEntry> entry : wanted.entrySet()) {
        if (context.getBundle(entry.getKey()) == null) {
          installed.add(install(entry.getKey(), entry.getValue()));
        }
      }
      for (String location : wanted.keySet()) {
        starter.start(context.getBundle(location));
      }
      return installed;
    } catch (BundleException e) {
      List<String> problems = remove(installed);
      throw problems.isEmpty()
          ? e
          : new BundleException(e.getMessage() + "; not undone: " + problems, e.getType(), e);
    }
  }

  private Bundle install(String location, BundleEntry entry) throws BundleException {
    Bundle bundle = context.installBundle(location);
    if (entry.level() > 0) {
      bundle.adapt(BundleStartLevel.class).setStartLevel(entry.level());
    }
    return bundle;
  }

  private static void start(Bundle bundle) throws BundleException {
    if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
      bundle.start(Bundle.START_ACTIVATION_POLICY);
    }
  }

  /** A bundle may take as long to start as it likes, but a switch may not. */
  private void startInTime(Bundle bundle) throws BundleException {
    CompletableFuture<Void> started = CompletableFuture.runAsync(() -> startIn(bundle), executor);
    try {
      started.get(startTime.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BundleException cause
          ? cause
          : new BundleException(bundle + ": " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new BundleException(
          bundle.getSymbolicName() + " has not started within " + startTime.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BundleException("interrupted while " + bundle + " started", e);
    }
  }

  private static void startIn(Bundle bundle) {
    try {
      start(bundle);
    } catch (BundleException e) {
      throw new CompletionException(e);
    }
  }

  /** What came from the folders of profiles and is not wanted any more. */
  List<Bundle> surplus(Map<String, BundleEntry> wanted) {
    List<Bundle> surplus = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      String location = bundle.getLocation();
      if (folders.hasLocation(location) && !wanted.containsKey(location)) {
        surplus.add(bundle);
      }
    }
    return surplus;
  }

  /**
   * Uninstalls bundles side by side, each of which drains first.
   *
   * @return what did not work, in words
   */
  List<String> remove(List<Bundle> bundles) {
    Map<Bundle, CompletableFuture<Void>> removals = new LinkedHashMap<>();
    for (Bundle bundle : bundles) {
      removals.put(bundle, CompletableFuture.runAsync(() -> uninstall(bundle), executor));
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEAVE_SECONDS);
    List<String> problems = new ArrayList<>();
    removals.forEach((bundle, removal) -> await(bundle, removal, deadline, problems));
    return problems;
  }

  private static void uninstall(Bundle bundle) {
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static void await(
      Bundle bundle, CompletableFuture<Void> removal, long deadline, List<String> problems) {
    String name = bundle.getSymbolicName();
    try {
      removal.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      problems.add(name + " did not leave: " + e.getMessage());
    } catch (TimeoutException e) {
      problems.add(name + " has not left within " + LEAVE_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problems.add(name + " is still leaving");
    }
  }
}
