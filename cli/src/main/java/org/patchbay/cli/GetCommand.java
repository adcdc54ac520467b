package org.patchbay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetSession;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.remote.ConnectOptions;
import org.patchbay.cli.remote.LocalName;
import org.patchbay.cli.remote.Remote;
import org.patchbay.cli.remote.Target;
import org.patchbay.cli.remote.Url;
import org.patchbay.cli.surroundings.CommonOptions;
import org.patchbay.cli.surroundings.Surroundings;
import org.patchbay.cli.text.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads files. */
@Command(
    name = "get",
    description = {
      "Downloads files into the current folder, under the last part of their paths.",
      "A file appears under its name only when it is complete; one that is there is replaced then."
    },
    footer = {
      "",
      "ftp://host/path is relative to the directory after login, ftp://host/%%2Fpath is absolute.",
      "gopher://host/0/selector is a text, 9 in place of 0 a binary file, 1 a menu;",
      "with %%09%%09+text/plain after it that view of it, by Gopher+."
    })
final class GetCommand implements Callable<Integer> {
  private static final int BUFFER_SIZE = 64 * 1024;

  private final Surroundings surroundings;
  private final Failures failures;

  @Parameters(arity = "1..*", paramLabel = "URL", description = "What to download.")
  private List<String> urls = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where it goes, if it is one URL; - is standard output.")
  private @Nullable String output;

  @Mixin private final ConnectOptions options = new ConnectOptions();

  @Mixin private final CommonOptions common = new CommonOptions();

  GetCommand(Surroundings surroundings, Failures failures) {
    this.surroundings = surroundings;
    this.failures = failures;
  }

  @Override
  public Integer call() throws IOException, Failure {
    Map<String, Url> files = files();
    common.prepare(surroundings);
    int exitCode = ExitCode.OK;
    try (InternetSession session = options.open(surroundings.sessions())) {
      for (Map.Entry<String, Url> file : files.entrySet()) {
        int ended = download(file.getValue(), file.getKey(), session);
        exitCode = exitCode == ExitCode.OK ? ended : exitCode;
      }
    }
    return exitCode;
  }

  /** One that fails does not keep the next from being tried. */
  private int download(Url url, String name, InternetSession session) {
    Progress progress = new Progress(surroundings.terminal(), common.isQuiet());
    try {
      Remote.of(url, session, options)
          .read((stream, length) -> save(progress.of(stream, name, length), name));
      return ExitCode.OK;
    } catch (IOException e) {
      return failures.tell(Failure.at(url.toString(), e));
    } catch (Failure e) {
      return failures.tell(e);
    }
  }

  private void save(InputStream stream, String name) throws IOException, Failure {
    try (stream;
        Target target = target(name)) {
      byte[] buffer = new byte[BUFFER_SIZE];
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        target.write(buffer, count);
      }
      target.complete();
    }
  }

  private Target target(String name) throws Failure {
    return "-".equals(output)
        ? Target.stream(surroundings.terminal().out(), "standard output")
        : Target.file(Path.of(name));
  }

  /** Local names and what goes under them. All of it is checked before anything is done. */
  private Map<String, Url> files() throws Failure {
    if (output != null && urls.size() > 1) {
      throw Failure.ofUsage("-o is for one URL; there are " + urls.size());
    }
    Map<String, Url> files = new LinkedHashMap<>();
    for (String text : urls) {
      Url url = Url.parse(text);
      options.check(url);
      String name = output == null ? LocalName.of(url) : output;
      if (files.put(name, url) != null) {
        throw Failure.ofUsage("two of the URLs would be saved as " + name);
      }
    }
    return files;
  }
}
