package org.patchbay.api.http;

import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends requests from another thread, whatever they are at: waiting for a network connection,
 * sending, waiting for the answer, reading its body. They fail with {@link
 * org.patchbay.api.InternetError#OPERATION_CANCELLED}, and their network connection is dropped; the
 * connection that they were sent on stays usable. An attempt to connect that is under way when it
 * is cancelled ends at its own timeout at the latest. Thread-safe.
 */
public final class HttpCancellation {
  /** Weak, so that a caller who keeps a cancellation does not keep a provider that has gone. */
  private final Set<WeakReference<Runnable>> actions = ConcurrentHashMap.newKeySet();

  private volatile boolean cancelled;

  /** Cancels the requests that are under way, and those that are begun later. */
  public void cancel() {
    cancelled = true;
    actions.forEach(HttpCancellation::run);
    actions.clear();
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Has an action run when this is cancelled, at once if it has been; for providers.
   *
   * @param action known weakly: whoever gives it keeps it as long as it is to run
   */
  public void whenCancelled(Runnable action) {
    WeakReference<Runnable> reference = new WeakReference<>(action);
    actions.removeIf(known -> known.refersTo(null));
    actions.add(reference);
    if (cancelled && actions.remove(reference)) {
      action.run();
    }
  }

  private static void run(WeakReference<Runnable> reference) {
    Runnable action = reference.get();
    if (action != null) {
      action.run();
    }
  }
}
