package org.patchbay.cli.failure;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.patchbay.cli.text.Text;

/** Ends a command: with a line for the user and an exit code. */
public final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Failure(int exitCode, String line, @Nullable Throwable cause) {
    super(line, cause);
    this.exitCode = exitCode;
  }

  /** The network, the server or the core failed on the way to a place. */
  public static Failure at(String place, IOException cause) {
    Report report = Report.of(cause, place);
    return new Failure(report.exitCode(), report.line(), cause);
  }

  /** The server answered, but not with what was asked for. */
  public static Failure ofServer(String line) {
    return new Failure(ExitCode.FAILED, line, null);
  }

  /** What was asked for cannot be; nothing was done. */
  public static Failure ofUsage(String line) {
    return new Failure(ExitCode.USAGE, line, null);
  }

  /** A local file, and what the system says of it. */
  public static Failure ofFile(String line, Throwable cause) {
    return new Failure(ExitCode.LOCAL_FILE, line + ": " + Text.reason(cause), cause);
  }

  /** How the command ends: an {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }

  /** The line for the user. */
  String line() {
    return String.valueOf(getMessage());
  }
}
