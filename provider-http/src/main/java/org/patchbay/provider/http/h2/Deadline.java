package org.patchbay.provider.http.h2;

import org.patchbay.api.InternetException;

/** When an exchange must be over. Thread-safe. */
public interface Deadline {
  /**
   * Milliseconds, at least one.
   *
   * @throws InternetException if the time is up, or the caller has cancelled
   */
  long millisLeft() throws InternetException;
}
