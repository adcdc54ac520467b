package org.patchbay.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.surroundings.Surroundings;
import org.patchbay.profiles.ProfileSwitch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Switches the container to another profile: in a shell, for a command's container ends with it.
 */
@Command(
    name = "profile",
    hidden = true,
    description = "Switches the running container to another profile; see patchbay:profiles.")
final class ProfileCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "NAME", description = "The profile.")
  private String name = "";

  ProfileCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Failure {
    ProfileSwitch done = ContainerProfiles.of(surroundings.context()).switchTo(name);
    surroundings
        .terminal()
        .out()
        .println(
            done.to()
                + in(done.from())
                + part("arrived", done.arrived())
                + part("left", done.left()));
    for (String problem : done.problems()) {
      surroundings.terminal().err().println("patchbay: " + problem);
    }
    return done.problems().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String in(String from) {
    return from.isEmpty() ? "" : " in place of " + from;
  }

  private static String part(String what, List<String> bundles) {
    return bundles.isEmpty() ? "" : "; " + what + ": " + String.join(", ", bundles);
  }
}
