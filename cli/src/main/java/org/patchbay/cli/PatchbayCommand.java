package org.patchbay.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.patchbay.cli.batch.BatchCommand;
import org.patchbay.cli.demo.DemoCommand;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.soak.SoakCommand;
import org.patchbay.cli.surroundings.Surroundings;
import org.patchbay.cli.text.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: what all commands have in common, and the way into each of them. */
@Command(
    name = "patchbay",
    description = "Fetches, lists and sends files over FTP, HTTP and Gopher.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the network or the server failed",
      "2:the command line is wrong",
      "3:no provider serves the protocol",
      "4:a local file cannot be read or written",
      "70:a fault of Patchbay itself",
      "130:interrupted"
    })
final class PatchbayCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      hidden = true,
      scope = ScopeType.INHERIT,
      description = "Follow errors by their stack traces.")
  private boolean debug;

  // The launcher has read both before; here they are described and checked.
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Run with this profile: bundles and rules; 'patchbay profiles' lists them.")
  private @Nullable String profile;

  @Option(
      names = "--profiles",
      paramLabel = "FOLDER",
      scope = ScopeType.INHERIT,
      description = "A folder of profiles of your own, looked in before the distribution's.")
  private @Nullable String profiles;

  PatchbayCommand() {
    spec = CommandSpec.create();
  }

  /** The tree of commands, ready to run. */
  static CommandLine in(Surroundings surroundings) {
    Terminal terminal = surroundings.terminal();
    PatchbayCommand root = new PatchbayCommand();
    Failures failures = new Failures(surroundings, () -> root.debug);
    CommandLine line =
        new CommandLine(root)
            .addSubcommand(new DemoCommand(surroundings))
            .addSubcommand(new GetCommand(surroundings, failures))
            .addSubcommand(new ListCommand(surroundings))
            .addSubcommand(new PutCommand(surroundings))
            .addSubcommand(new ProvidersCommand(surroundings))
            .addSubcommand(new ProfilesCommand(surroundings))
            .addSubcommand(new ProfileCommand(surroundings))
            .addSubcommand(new RunCommand(surroundings))
            .addSubcommand(new BatchCommand(surroundings, System.in))
            .addSubcommand(new SoakCommand(surroundings))
            .addSubcommand(new ShellCommand(surroundings));
    IVersionProvider version = () -> version(surroundings);
    line.getSubcommands().values().forEach(c -> c.getCommandSpec().versionProvider(version));
    line.getCommandSpec().versionProvider(version);
    return line.setOut(new PrintWriter(terminal.out(), true))
        .setErr(new PrintWriter(terminal.err(), true))
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()))
        .setUsageHelpWidth(terminal.helpWidth())
        .setExecutionStrategy(result -> root.execute(result, surroundings, failures))
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  /** No command runs under another profile than it was meant for. */
  private int execute(ParseResult result, Surroundings surroundings, Failures failures) {
    Integer helped = CommandLine.executeHelpRequest(result);
    if (helped != null) {
      return helped;
    }
    try {
      if (profile != null || ContainerProfiles.areThere(surroundings.context())) {
        ContainerProfiles.of(surroundings.context()).require(profile);
      }
    } catch (Failure e) {
      return failures.tell(e);
    }
    return new CommandLine.RunLast().execute(result);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "no command; 'patchbay demo' shows what it can do");
  }

  private static String[] version(Surroundings surroundings) {
    return new String[] {
      "patchbay " + surroundings.context().getBundle().getVersion(),
      "Java " + Runtime.version() + ", " + surroundings.context().getProperty("java.vendor")
    };
  }
}
