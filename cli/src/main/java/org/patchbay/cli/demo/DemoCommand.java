package org.patchbay.cli.demo;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.osgi.framework.BundleException;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.surroundings.CommonOptions;
import org.patchbay.cli.surroundings.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what Patchbay does. */
@Command(
    name = "demo",
    description = {
      "Shows all three protocols on servers of its own.",
      "Lists and downloads, verifies checksums, takes a provider away and brings it back. Ends with"
          + " 0 if everything was as it should be."
    })
public final class DemoCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final CommonOptions common = new CommonOptions();

  /** The command in its surroundings. */
  public DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, Failure, BundleException {
    common.prepare(surroundings);
    try {
      return new Demo(surroundings, common.isQuiet()).run() ? ExitCode.OK : ExitCode.FAILED;
    } catch (NoClassDefFoundError e) {
      throw Failure.ofUsage(
          "the demo needs the bundle org.patchbay.servers, which is not installed");
    }
  }
}
