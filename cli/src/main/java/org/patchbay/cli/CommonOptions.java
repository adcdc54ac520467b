package org.patchbay.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The options of every command that uses providers. */
final class CommonOptions {
  @Option(
      names = "--without",
      paramLabel = "TYPE",
      description = "Stop the providers of this type of service (ftp, http, gopher) first.")
  private List<String> without = List.of();

  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  private boolean quiet;

  void prepare(Surroundings surroundings) throws Failure {
    for (String type : without) {
      surroundings.providers().stop(type);
    }
  }

  boolean isQuiet() {
    return quiet;
  }
}
