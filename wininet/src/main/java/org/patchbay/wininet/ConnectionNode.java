package org.patchbay.wininet;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.StatusEvent;

/**
 * What InternetConnect made. It is the context of its connections in the API, so that their events
 * find their way to it.
 */
abstract class ConnectionNode extends Node {
  private final AtomicBoolean created = new AtomicBoolean();

  /** Who is served by which thread at the moment: steps of a request are told on its own handle. */
  private final Map<Thread, Node> served = new ConcurrentHashMap<>();

  private volatile boolean connected;

  ConnectionNode(int type, Node parent, long context) {
    super(type, parent, context);
  }

  /** Takes an event of the API's to the node that it is about. */
  static void hear(StatusEvent event) {
    if (event.context() instanceof ConnectionNode node) {
      node.take(event);
    }
  }

  private void take(StatusEvent event) {
    switch (event.status()) {
      case HANDLE_CREATED -> announce();
      case HANDLE_CLOSING, REQUEST_COMPLETE -> {
        // told by the facade, about its own handles
      }
      default -> step(event);
    }
  }

  /** The API makes more handles than WinINet has: the first one is this. */
  private void announce() {
    if (created.compareAndSet(false, true)) {
      tellCreated();
    }
  }

  /** Until there is a handle to tell it on, it is the one above (W-139). */
  private void step(StatusEvent event) {
    Node node = served.getOrDefault(Thread.currentThread(), this);
    Node parent = node.parent();
    boolean early = node == this && !connected && isFindingTheServer(event.status());
    long handle = early && parent != null ? parent.number() : node.number();
    node.tell(handle, event.status(), information(event));
  }

  private static boolean isFindingTheServer(InternetStatus status) {
    return switch (status) {
      case RESOLVING_NAME, NAME_RESOLVED, CONNECTING_TO_SERVER, CONNECTED_TO_SERVER -> true;
      default -> false;
    };
  }

  private static @Nullable Object information(StatusEvent event) {
    return switch (event.status()) {
      case REQUEST_SENT,
          RESPONSE_RECEIVED,
          INTERMEDIATE_RESPONSE,
          STATE_CHANGE,
          COOKIE_SENT,
          COOKIE_RECEIVED ->
          (int) event.value();
      default -> event.text().isEmpty() ? null : event.text();
    };
  }

  @Override
  boolean isShared() {
    return true;
  }

  /** The server has been found, if it had to be. */
  final void connected() {
    connected = true;
  }

  /** It came to nothing: what was announced is taken back (W-056). */
  final void failed() {
    if (created.get()) {
      tellClosing();
    }
  }

  /** The calling thread works for this node from now on. */
  final void serve(Node node) {
    served.put(Thread.currentThread(), node);
  }

  /** The calling thread works for nobody below any more. */
  final void served() {
    served.remove(Thread.currentThread());
  }
}
