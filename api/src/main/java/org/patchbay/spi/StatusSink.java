package org.patchbay.spi;

import org.osgi.annotation.versioning.ProviderType;
import org.patchbay.api.InternetStatus;

/** Where a provider tells how it gets on. Never fails, never blocks for long. Thread-safe. */
@ProviderType
public interface StatusSink {

  /** Tells of a step. Name, connect and handle events are the core's own. */
  void status(InternetStatus status, String text, long value);

  /** Tells of a step that has neither text nor value. */
  default void status(InternetStatus status) {
    status(status, "", 0);
  }

  /**
   * Passes on what the server said, for {@code lastResponse()} and for exceptions: each reply
   * whole, as it came, in order. The core keeps those of one call together.
   */
  void reply(String text);
}
