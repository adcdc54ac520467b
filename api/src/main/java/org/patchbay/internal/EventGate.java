package org.patchbay.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.StatusEvent;
import org.patchbay.api.StatusListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one handle's events to its listener: in order, by one thread at a time, none after
 * HANDLE_CLOSING, none at all where the context is null (W-137). No lock is held while the listener
 * runs: who finds another thread delivering leaves its event to it.
 */
final class EventGate {
  private static final Logger LOG = LoggerFactory.getLogger(EventGate.class);

  /** Where nobody listens: most handles, which then share it. */
  static final EventGate SILENT = new EventGate(null, null);

  private final @Nullable StatusListener listener;
  private final @Nullable Object context;
  private final Queue<StatusEvent> queue = new ArrayDeque<>();
  private final AtomicInteger undelivered = new AtomicInteger();
  private boolean closed;

  private EventGate(@Nullable StatusListener listener, @Nullable Object context) {
    this.listener = listener;
    this.context = context;
  }

  static EventGate of(@Nullable StatusListener listener, @Nullable Object context) {
    return listener == null || context == null ? SILENT : new EventGate(listener, context);
  }

  void emit(InternetStatus status, long handle, String text, long value) {
    if (listener != null && context != null) {
      deliver(listener, new StatusEvent(status, handle, context, text, value));
    }
  }

  private void deliver(StatusListener to, StatusEvent event) {
    synchronized (queue) {
      if (closed) {
        return;
      }
      closed = event.status() == InternetStatus.HANDLE_CLOSING;
      queue.add(event);
    }
    if (undelivered.getAndIncrement() == 0) {
      do {
        call(to, next());
      } while (undelivered.decrementAndGet() != 0);
    }
  }

  private StatusEvent next() {
    synchronized (queue) {
      return queue.remove();
    }
  }

  private static void call(StatusListener listener, StatusEvent event) {
    try {
      listener.onStatus(event);
    } catch (Throwable e) { // foreign code: one that got through would leave the gate blocked
      LOG.warn("a status listener failed at {}: {}", event.status(), e.toString());
    }
  }
}
