package org.patchbay.wininet;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** A local file could not be read or written; knows the number that Windows has for that. */
final class LocalFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int number;

  /**
   * Of what the file system said.
   *
   * @param otherwise the number where it is neither missing nor forbidden
   */
  LocalFileException(IOException cause, int otherwise) {
    super(cause.toString(), cause);
    if (cause instanceof NoSuchFileException) {
      number = WinInetErrors.ERROR_FILE_NOT_FOUND;
    } else if (cause instanceof AccessDeniedException) {
      number = WinInetErrors.ERROR_ACCESS_DENIED;
    } else {
      number = otherwise;
    }
  }

  int number() {
    return number;
  }
}
