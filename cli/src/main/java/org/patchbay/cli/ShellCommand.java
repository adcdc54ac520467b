package org.patchbay.cli;

import java.util.concurrent.Callable;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.surroundings.Surroundings;
import picocli.CommandLine.Command;

/** Opens the shell and waits for the end: leaving the shell stops the container. */
@Command(
    name = "shell",
    description = {
      "Opens an interactive Gogo shell in the container; 'exit 0' or Ctrl-D leaves it.",
      "patchbay:get, patchbay:ls, patchbay:put, patchbay:providers and patchbay:profiles are these",
      "commands, patchbay:profile NAME switches to a profile; lb, start, stop, update, install are",
      "the container's."
    })
final class ShellCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  ShellCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Failure, InterruptedException {
    ContainerShell.open(surroundings.context());
    surroundings.sessions().awaitEnd();
    return ExitCode.OK;
  }
}
