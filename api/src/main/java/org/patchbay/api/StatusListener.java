package org.patchbay.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what happens on handles that were made with a context value.
 *
 * <p>Called on the thread that makes the progress, usually the caller's own; never by two threads
 * at once for the same handle, and never after {@link InternetStatus#HANDLE_CLOSING}. Should return
 * soon; may close handles. What it throws is logged and otherwise ignored.
 */
@ConsumerType
@FunctionalInterface
public interface StatusListener {
  void onStatus(StatusEvent event);
}
