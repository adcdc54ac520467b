package org.patchbay.profiles;

import org.jspecify.annotations.Nullable;

/** A profile cannot be read, or cannot be switched to; the message says what to mend. */
public class ProfileException extends Exception {
  private static final long serialVersionUID = 1;

  /** Makes one with what was tried, on what, and what came of it. */
  public ProfileException(String message) {
    super(message);
  }

  /** Makes one with its cause. */
  public ProfileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
