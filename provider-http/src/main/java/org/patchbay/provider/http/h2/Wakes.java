package org.patchbay.provider.http.h2;

import org.jspecify.annotations.Nullable;

/**
 * Wakes whoever waits for what has come when more of it does not come at once: waking takes longer
 * than reading a frame. Confined to the reader.
 */
final class Wakes {
  /** With this much somebody can be busy for a while. */
  private static final int ENOUGH = 64 * 1024;

  private @Nullable Inbox pending;

  /** Something has come for it, but not all. */
  void later(Inbox inbox) {
    Inbox other = pending;
    if (other != null && other != inbox) {
      other.wake();
    }
    if (inbox.available() >= ENOUGH) {
      pending = null;
      inbox.wake();
    } else {
      pending = inbox;
    }
  }

  boolean arePending() {
    return pending != null;
  }

  /** The reader is going to wait. */
  void now() {
    Inbox inbox = pending;
    pending = null;
    if (inbox != null) {
      inbox.wake();
    }
  }
}
