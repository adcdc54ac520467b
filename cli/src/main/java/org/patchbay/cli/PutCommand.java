package org.patchbay.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.patchbay.api.InternetSession;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.remote.ConnectOptions;
import org.patchbay.cli.remote.LocalFile;
import org.patchbay.cli.remote.Remote;
import org.patchbay.cli.remote.Url;
import org.patchbay.cli.surroundings.CommonOptions;
import org.patchbay.cli.surroundings.Surroundings;
import org.patchbay.cli.text.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Uploads a file. */
@Command(
    name = "put",
    description = {
      "Uploads a file by FTP (STOR) or HTTP (PUT), in place of what is there.",
      "After a URL that ends with a slash comes the name of the file."
    })
final class PutCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "FILE", description = "What to upload.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "URL", description = "Where it goes.")
  private String url = "";

  @Mixin private final ConnectOptions options = new ConnectOptions();

  @Mixin private final CommonOptions common = new CommonOptions();

  PutCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Failure {
    Url place = Url.parse(url).withFileName(String.valueOf(file.getFileName()));
    options.check(place);
    LocalFile.checked(file);
    common.prepare(surroundings);
    Progress progress = new Progress(surroundings.terminal(), common.isQuiet());
    try (InternetSession session = options.open(surroundings.sessions())) {
      Remote.of(place, session, options).write(file, progress);
    } catch (IOException e) {
      throw Failure.at(place.toString(), e);
    }
    return ExitCode.OK;
  }
}
