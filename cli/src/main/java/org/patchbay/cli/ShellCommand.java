package org.patchbay.cli;

import java.util.concurrent.Callable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.surroundings.Surroundings;
import picocli.CommandLine.Command;

/**
 * Raises the container to the start level that the shell's bundles are at, and waits for the end:
 * leaving the shell stops the container.
 */
@Command(
    name = "shell",
    description = {
      "Opens an interactive Gogo shell in the container; 'exit 0' or Ctrl-D leaves it.",
      "patchbay:get, patchbay:ls, patchbay:put and patchbay:providers are these commands; lb,",
      "start, stop, update, install are the container's."
    })
final class ShellCommand implements Callable<Integer> {
  private static final int SHELL_LEVEL = 5;

  private final Surroundings surroundings;

  ShellCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Bundle container = surroundings.context().getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    container.adapt(FrameworkStartLevel.class).setStartLevel(SHELL_LEVEL);
    surroundings.sessions().awaitEnd();
    return ExitCode.OK;
  }
}
