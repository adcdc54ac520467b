package org.patchbay.cli.text;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/** Text from outside, made fit for a terminal. */
public final class Text {
  private static final Map<Class<?>, String> REASONS =
      Map.of(
          NoSuchFileException.class, "no such file or folder",
          AccessDeniedException.class, "permission denied",
          FileAlreadyExistsException.class, "exists already");

  private Text() {}

  /** Replaces control characters: a server's text must not move the cursor or add lines. */
  public static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]", "?");
  }

  /** Makes one line of several; white space between words is one space. */
  public static String oneLine(String text) {
    return printable(text.strip().replaceAll("\\s+", " "));
  }

  /** What the system says, without the file's name, which those exceptions give as message. */
  public static String reason(Throwable failure) {
    String known = REASONS.get(failure.getClass());
    if (known != null) {
      return known;
    }
    String message =
        failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : oneLine(message);
  }
}
