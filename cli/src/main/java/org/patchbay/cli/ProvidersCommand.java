package org.patchbay.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.patchbay.api.ProviderInfo;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.surroundings.CommonOptions;
import org.patchbay.cli.surroundings.Surroundings;
import org.patchbay.cli.text.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what is installed. */
@Command(
    name = "providers",
    description = "Shows the providers that are installed, best first within each type of service.")
final class ProvidersCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final CommonOptions common = new CommonOptions();

  ProvidersCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Failure {
    common.prepare(surroundings);
    Table table =
        new Table(
            surroundings.terminal(),
            "services",
            "schemes",
            "port>",
            "provider",
            "version",
            "ranking>",
            "features");
    for (ProviderInfo provider : surroundings.sessions().internet().providers()) {
      table.row(
          joined(provider.services()) + (provider.allowed() ? "" : " (not allowed)"),
          joined(provider.schemes()),
          Integer.toString(provider.port()),
          provider.name(),
          provider.version(),
          Integer.toString(provider.ranking()),
          joined(provider.features()));
    }
    table.print();
    return ExitCode.OK;
  }

  private static String joined(List<String> words) {
    return words.isEmpty() ? "-" : String.join(",", words);
  }
}
