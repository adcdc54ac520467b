package org.patchbay.cli.surroundings;

import java.util.List;
import org.patchbay.cli.failure.Failure;
import picocli.CommandLine.Option;

/** The options of every command that uses providers. */
public final class CommonOptions {
  @Option(
      names = "--without",
      paramLabel = "TYPE",
      description = "Stop the providers of this type of service (ftp, http, gopher) first.")
  private List<String> without = List.of();

  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  private boolean quiet;

  /** Does what the options ask for before anything else: takes providers away. */
  public void prepare(Surroundings surroundings) throws Failure {
    for (String type : without) {
      surroundings.providers().stop(type);
    }
  }

  /** Whether no progress is to be shown. */
  public boolean isQuiet() {
    return quiet;
  }
}
