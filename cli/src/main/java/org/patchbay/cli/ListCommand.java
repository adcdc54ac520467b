package org.patchbay.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.patchbay.api.InternetSession;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.remote.ConnectOptions;
import org.patchbay.cli.remote.Remote;
import org.patchbay.cli.remote.Url;
import org.patchbay.cli.surroundings.CommonOptions;
import org.patchbay.cli.surroundings.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists a directory or a menu. */
@Command(
    name = "ls",
    description = {
      "Lists an FTP directory (* and ? in the last part make it a pattern) or a Gopher menu.",
      "gopher://host/0/selector%%09%%09! shows what is to be known of an item by Gopher+,",
      "gopher://host/1/selector%%09%%09$ sizes and times of all items of a menu.",
      "On a terminal with headings, in a pipe one line for each entry."
    })
final class ListCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "URL", description = "What to list.")
  private String url = "";

  @Mixin private final ConnectOptions options = new ConnectOptions();

  @Mixin private final CommonOptions common = new CommonOptions();

  ListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Failure {
    Url place = Url.parse(url);
    options.check(place);
    common.prepare(surroundings);
    try (InternetSession session = options.open(surroundings.sessions())) {
      Remote.of(place, session, options).list(surroundings.terminal());
    } catch (IOException e) {
      throw Failure.at(place.toString(), e);
    }
    return ExitCode.OK;
  }
}
