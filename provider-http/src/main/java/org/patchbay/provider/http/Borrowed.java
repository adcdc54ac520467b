package org.patchbay.provider.http;

import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** What one exchange has for itself until its answer has been read; given back once. */
interface Borrowed {
  /** From now on a read waits no longer than this. */
  void hurry(Timeout wait);

  /**
   * The answer has been read: the next request may have it, if it is clean.
   *
   * @param keepAlive how long it may be used again, negative for no limit, null if not at all
   */
  void giveBack(@Nullable TimeValue keepAlive);

  /**
   * Ends the exchange under whoever is in it, by any thread at any time; does nothing once it is
   * given back.
   */
  Runnable cutting();

  /** The answer has not been read, and will not be. */
  void discard();
}
