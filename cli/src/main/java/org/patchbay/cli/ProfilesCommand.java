package org.patchbay.cli;

import java.util.concurrent.Callable;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.surroundings.Surroundings;
import picocli.CommandLine.Command;

/** Shows the profiles that there are. */
@Command(
    name = "profiles",
    description = "Shows the profiles that the container can be run with, the one in force marked.")
final class ProfilesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  ProfilesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Failure {
    ContainerProfiles profiles = ContainerProfiles.of(surroundings.context());
    String active = profiles.active();
    for (String name : profiles.names()) {
      surroundings.terminal().out().println((name.equals(active) ? "* " : "  ") + name);
    }
    return ExitCode.OK;
  }
}
