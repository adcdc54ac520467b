package org.patchbay.cli;

import java.util.Arrays;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.patchbay.cli.failure.Failure;

/** The Gogo shell, whose bundles are at a start level that no other command reaches. */
final class ContainerShell {
  private static final int LEVEL = 5;
  private static final String BUNDLE = "org.apache.felix.gogo.jline";

  private ContainerShell() {}

  /** Starts the shell; leaving it stops the container. */
  static void open(BundleContext context) throws Failure {
    if (Arrays.stream(context.getBundles()).noneMatch(ContainerShell::isShell)) {
      throw Failure.ofUsage("this distribution has no shell: " + BUNDLE + " is not installed");
    }
    context
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkStartLevel.class)
        .setStartLevel(LEVEL);
  }

  private static boolean isShell(Bundle bundle) {
    return BUNDLE.equals(bundle.getSymbolicName());
  }
}
