package org.patchbay.cli;

import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.patchbay.api.ProviderInfo;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.surroundings.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the container until it is ended: for the bundles of a deployment's own. */
@Command(
    name = "run",
    description = {
      "Runs the container until it is ended (Ctrl-C, SIGTERM), with the profile of",
      "--profile. Bundles of your own belong into the folder bundle/3."
    })
final class RunCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--shell", description = "Open the interactive shell as well; leaving it ends.")
  private boolean shell;

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Failure, InterruptedException {
    if (shell) {
      ContainerShell.open(surroundings.context());
    }
    surroundings.terminal().out().println("running" + profile() + ": " + services());
    surroundings.terminal().out().flush();
    surroundings.sessions().awaitEnd();
    return ExitCode.OK;
  }

  private String profile() throws Failure {
    return ContainerProfiles.areThere(surroundings.context())
        ? " " + ContainerProfiles.of(surroundings.context()).active()
        : "";
  }

  private String services() {
    TreeSet<String> services = new TreeSet<>();
    for (ProviderInfo provider : surroundings.sessions().internet().providers()) {
      provider.services().stream()
          .filter(surroundings.sessions().internet().profile()::allows)
          .forEach(services::add);
    }
    return services.isEmpty() ? "no provider" : String.join(", ", services);
  }
}
