package org.patchbay.cli.soak;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.surroundings.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proves that providers come and go under load and nothing is lost. */
@Command(
    name = "soak",
    description = {
      "Swaps providers under load, on servers of its own, and counts what is lost.",
      "Ends with 0 if no operation failed and nothing was left behind."
    })
public final class SoakCommand implements Callable<Integer> {
  private static final List<String> SERVICES = List.of("ftp", "http", "gopher");
  private static final int MOST_SWAPS = 1_000_000;
  private static final int MOST_CLIENTS = 256;

  private final Surroundings surroundings;

  @Option(
      names = "--swaps",
      paramLabel = "N",
      defaultValue = "100",
      description = "How often a provider departs and comes back; 100 by default.")
  private int swaps;

  @Option(
      names = "--clients",
      paramLabel = "M",
      defaultValue = "8",
      description = "How many threads use the providers meanwhile; 8 by default.")
  private int clients;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Repeats the choices of an earlier soak; else any, which is printed.")
  private @Nullable Long seed;

  @Option(
      names = "--protocol",
      paramLabel = "TYPE",
      defaultValue = "all",
      description = "ftp, http, gopher or all.")
  private String protocol = "all";

  @Option(
      names = "--drain",
      paramLabel = "MS",
      description = "How long a departing provider may finish what is in flight; 0 cuts at once.")
  private @Nullable Integer drain;

  @Option(
      names = "--standby",
      description = "Install a second provider behind each, which takes over without a gap.")
  private boolean standby;

  @Option(names = "--json", description = "Print the verdict as JSON.")
  private boolean json;

  /** The command in its surroundings. */
  public SoakCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, Failure, BundleException, InterruptedException {
    SoakPlan plan = plan();
    try {
      SoakVerdict verdict = new Soak(surroundings, plan).run();
      if (surroundings.sessions().isEnded()) {
        return ExitCode.INTERRUPTED;
      }
      tell(verdict);
      return verdict.passed() ? ExitCode.OK : ExitCode.FAILED;
    } catch (NoClassDefFoundError e) {
      throw Failure.ofUsage(
          "the soak needs the bundle org.patchbay.servers, which is not installed");
    }
  }

  private void tell(SoakVerdict verdict) {
    if (json) {
      surroundings.terminal().out().println(SoakJson.of(verdict));
    } else {
      new SoakReport(surroundings.terminal()).tell(verdict);
    }
  }

  /** What the options come to, once they have been checked. */
  SoakPlan plan() throws Failure {
    check("--swaps", swaps, 1, MOST_SWAPS);
    check("--clients", clients, 1, MOST_CLIENTS);
    check("--drain", drain == null ? 0 : drain, 0, SoakPlan.LONGEST_DRAIN_MILLIS);
    return new SoakPlan(
        swaps,
        clients,
        seed == null ? System.nanoTime() : seed,
        services(),
        drain == null ? -1 : drain,
        standby);
  }

  private List<String> services() throws Failure {
    String name = protocol.toLowerCase(Locale.ROOT);
    if (name.equals("all")) {
      return SERVICES;
    }
    if (!SERVICES.contains(name)) {
      throw Failure.ofUsage("--protocol is ftp, http, gopher or all, not " + protocol);
    }
    return List.of(name);
  }

  private static void check(String option, int value, int least, int most) throws Failure {
    if (value < least || value > most) {
      throw Failure.ofUsage(option + " must be between " + least + " and " + most);
    }
  }
}
