package org.patchbay.runtime;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A framework with the bundles of a distribution: {@code bundle/<start level>/*.jar}, and the
 * framework's properties in {@code conf/framework.properties}. One of the bundles installs those of
 * the profile.
 */
final class Container {
  private static final String COMMAND_LINE =
      "(&(objectClass=java.util.function.ToIntFunction)(patchbay.commandline=true))";
  private static final long START_MILLIS = 30_000;
  private static final long START_AFTER_FAILURE_MILLIS = 1_000;
  private static final long STOP_MILLIS = 10_000;

  private final Path distribution;
  private final Framework framework;
  private final List<String> problems = new CopyOnWriteArrayList<>();

  Container(Path distribution, Path storage, ProfileChoice choice) throws IOException {
    this.distribution = distribution;
    Map<String, String> configuration = properties(distribution.resolve("conf"));
    choice.apply(configuration, distribution.resolve("profiles"));
    configuration.put(Constants.FRAMEWORK_STORAGE, storage.toString());
    framework = new FrameworkFactory().newFramework(configuration);
  }

  /** Starts the bundles and waits for the command line that one of them offers. */
  ToIntFunction<String[]> start() throws BundleException, IOException, InterruptedException {
    framework.init();
    BundleContext context = framework.getBundleContext();
    context.addFrameworkListener(this::note);
    for (Path folder : list(distribution.resolve("bundle"))) {
      int level = Integer.parseInt(folder.getFileName().toString());
      for (Path jar : list(folder)) {
        install(context, jar, level);
      }
    }
    framework.start();
    return awaitCommandLine(context);
  }

  void stop() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(STOP_MILLIS);
  }

  private ToIntFunction<String[]> awaitCommandLine(BundleContext context)
      throws InterruptedException {
    ServiceTracker<ToIntFunction<String[]>, ToIntFunction<String[]>> tracker =
        new ServiceTracker<>(context, filter(context), null);
    tracker.open();
    @Nullable ToIntFunction<String[]> commandLine =
        tracker.waitForService(problems.isEmpty() ? START_MILLIS : START_AFTER_FAILURE_MILLIS);
    if (commandLine == null) {
      throw new IllegalStateException("no command line; " + diagnosis(context));
    }
    return commandLine;
  }

  private String diagnosis(BundleContext context) {
    String idle =
        Stream.of(context.getBundles())
            .filter(this::isToBeActive)
            .filter(bundle -> bundle.getState() < Bundle.STARTING)
            .map(Bundle::getSymbolicName)
            .collect(joining(", ", "bundles that are not active: ", ""));
    return Stream.concat(Stream.of(idle), problems.stream()).collect(joining("; "));
  }

  /** Those at a higher start level wait for a command that asks for them. */
  private boolean isToBeActive(Bundle bundle) {
    int reached = framework.adapt(FrameworkStartLevel.class).getStartLevel();
    return bundle.adapt(BundleStartLevel.class).getStartLevel() <= reached;
  }

  private void note(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.ERROR) {
      problems.add(event.getBundle().getSymbolicName() + ": " + event.getThrowable().getMessage());
    }
  }

  private static Filter filter(BundleContext context) {
    try {
      return context.createFilter(COMMAND_LINE);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void install(BundleContext context, Path jar, int level) throws BundleException {
    Bundle bundle = context.installBundle("reference:" + jar.toUri());
    bundle.adapt(BundleStartLevel.class).setStartLevel(level);
    if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
      bundle.start(Bundle.START_ACTIVATION_POLICY);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "[!.]*")) {
      stream.forEach(paths::add);
    }
    paths.sort(null);
    return paths;
  }

  private static Map<String, String> properties(Path folder) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("framework.properties"))) {
      properties.load(reader);
    }
    Map<String, String> configuration = new HashMap<>();
    properties.stringPropertyNames().forEach(k -> configuration.put(k, properties.getProperty(k)));
    return configuration;
  }
}
