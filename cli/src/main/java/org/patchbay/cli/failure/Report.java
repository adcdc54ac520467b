package org.patchbay.cli.failure;

import java.io.IOException;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.cli.text.Text;

/** How a failure is told: one line on where, what, why and what to do, and an exit code. */
public record Report(int exitCode, String line) {

  /** Any failure; most commands have told theirs already. */
  public static Report of(Throwable failure) {
    if (failure instanceof Failure own) {
      return new Report(own.exitCode(), Text.oneLine(own.line()));
    }
    if (failure instanceof InternetException internet) {
      return of(internet, internet.endpoint().isEmpty() ? "connect" : internet.endpoint());
    }
    return new Report(
        ExitCode.INTERNAL,
        "internal error, please report it: " + Text.oneLine(String.valueOf(failure)));
  }

  /** A failure on the way to a place. */
  static Report of(IOException failure, String place) {
    return failure instanceof InternetException internet
        ? new Report(exitCode(internet.error()), Text.oneLine(place + ": " + line(internet)))
        : new Report(ExitCode.FAILED, Text.oneLine(place + ": " + Text.reason(failure)));
  }

  private static int exitCode(InternetError error) {
    return switch (error) {
      case PROVIDER_UNAVAILABLE, PROTOCOL_NOT_FOUND -> ExitCode.NO_PROVIDER;
      case INVALID_PARAMETER -> ExitCode.USAGE;
      default -> ExitCode.FAILED;
    };
  }

  /** The endpoint that the core puts first gives way to the URL that the user wrote. */
  private static String line(InternetException failure) {
    String message = String.valueOf(failure.getMessage());
    String endpoint = failure.endpoint() + ": ";
    String what = message.startsWith(endpoint) ? message.substring(endpoint.length()) : message;
    return Advice.on(failure.error())
        .map(advice -> what.strip().replaceFirst("\\.$", "") + "; " + advice)
        .orElse(what);
  }
}
