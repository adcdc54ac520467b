package org.patchbay.cli;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.patchbay.cli.failure.ExitCode;
import org.patchbay.cli.failure.Report;
import org.patchbay.cli.surroundings.Surroundings;
import org.patchbay.cli.text.Text;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells failures: one line each, stack traces only where they are asked for. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Surroundings surroundings;
  private final BooleanSupplier debug;

  Failures(Surroundings surroundings, BooleanSupplier debug) {
    this.surroundings = surroundings;
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult result) {
    return tell(failure);
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    print(
        Text.oneLine(String.valueOf(failure.getMessage())) + "; see '" + command + " --help'",
        failure);
    return ExitCode.USAGE;
  }

  /** Tells a failure and gives its exit code. */
  int tell(Throwable failure) {
    if (surroundings.sessions().isEnded()) {
      return ExitCode.INTERRUPTED;
    }
    Report report = Report.of(failure);
    print(report.line(), failure);
    return report.exitCode();
  }

  private void print(String line, Throwable failure) {
    PrintStream err = surroundings.terminal().err();
    err.println("patchbay: " + line);
    if (debug.getAsBoolean() || System.getenv("PATCHBAY_DEBUG") != null) {
      failure.printStackTrace(err);
    }
  }
}
