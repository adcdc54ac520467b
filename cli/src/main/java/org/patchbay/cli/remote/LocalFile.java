package org.patchbay.cli.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.patchbay.cli.failure.Failure;
import org.patchbay.cli.text.Progress;

/** A local file that is to be sent. */
public final class LocalFile {
  private LocalFile() {}

  /** Refuses what cannot be read before a server is asked for anything. */
  public static Path checked(Path file) throws Failure {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw Failure.ofUsage(
          "cannot send "
              + file
              + ": "
              + (Files.exists(file) ? "not a file that can be read" : "no such file"));
    }
    return file;
  }

  static InputStream read(Path file, Progress progress) throws Failure {
    checked(file);
    try {
      return progress.of(
          Files.newInputStream(file), String.valueOf(file.getFileName()), Files.size(file));
    } catch (IOException e) {
      throw Failure.ofFile("cannot read " + file, e);
    }
  }
}
