package org.patchbay.wininet;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what happens on handles that were made with a context other than 0.
 *
 * <p>Called on the thread that makes the progress: the caller's own, or a thread of the core's for
 * a function of an asynchronous session. What is under way when a handle is closed is told by
 * whoever closes it. Should return soon; may call functions and close handles. What it throws is
 * logged and otherwise ignored.
 */
@ConsumerType
@FunctionalInterface
public interface InternetStatusCallback {
  /**
   * One step.
   *
   * @param handle on which it happened
   * @param context the number that was given for it
   * @param status number of the step, as {@link org.patchbay.api.InternetStatus#number()} has it
   * @param information a {@code String} (name, address, URL), an {@code Integer} (bytes, a status),
   *     a {@code Long} (a handle), an {@link InternetAsyncResult}, as the step has it; else null
   */
  void onStatus(long handle, long context, int status, @Nullable Object information);
}
