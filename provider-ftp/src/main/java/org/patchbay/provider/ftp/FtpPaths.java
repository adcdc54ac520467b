package org.patchbay.provider.ftp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** Paths as callers, the wire and other sessions have them. Confined to the session's turn. */
final class FtpPaths {
  private final FtpFeatures features;
  private final CurrentDirectory directory;

  FtpPaths(FtpFeatures features, CurrentDirectory directory) {
    this.features = features;
    this.directory = directory;
  }

  /** A caller's path as it goes over the wire. */
  String wire(String path) throws IOException {
    return features.path(path);
  }

  /** A caller's path as {@link CurrentDirectory#portable} has it. */
  @Nullable String portable(String path) {
    return directory.portable(path);
  }

  /**
   * What another session made portable as it goes over the wire.
   *
   * @throws InternetException if it would mean another file here
   */
  String wireOfPortable(String path) throws IOException {
    if (!directory.understands(path)) {
      throw new InternetException(
          InternetError.RESUME_FAILED,
          path + " was found where the login leads, and the session has moved since");
    }
    return features.path(path);
  }
}
