package org.patchbay.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must be closed when a connection ends: the sockets that were lent, and what the provider
 * handed over. Sockets go first, so that whoever waits on one comes back.
 */
final class Belongings {
  private static final Logger LOG = LoggerFactory.getLogger(Belongings.class);

  private final Set<LentResource> sockets = ConcurrentHashMap.newKeySet();
  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private volatile boolean ended;

  /** A socket of ours. */
  interface LentResource {
    /**
     * Closes without ceremony: a peer sees a reset, never an orderly end of data.
     *
     * @param told runs the listener that is told of it
     */
    void reset(Executor told);

    /** The timeouts of the connection have changed. */
    default void retime() {}

    /** Whether a thread is bringing it up at this moment. */
    default boolean isDialledBy(Thread thread) {
      return false;
    }
  }

  void lend(LentResource socket) {
    sockets.add(socket);
    if (ended) {
      sockets.remove(socket);
      socket.reset(Runnable::run);
    }
  }

  void returned(LentResource socket) {
    sockets.remove(socket);
  }

  <T extends AutoCloseable> T own(T resource) {
    synchronized (owned) {
      if (!ended) {
        owned.push(resource);
        return resource;
      }
    }
    close(resource);
    throw new IllegalStateException("the connection has ended already");
  }

  void disown(AutoCloseable resource) {
    synchronized (owned) {
      owned.removeIf(other -> other == resource);
    }
  }

  /** Resets every socket; the provider's own things stay, new sockets may be lent. */
  void reset() {
    reset(Runnable::run);
  }

  void retime() {
    sockets.forEach(LentResource::retime);
  }

  /** Resets the sockets that a thread waits for. */
  void resetWhatDials(@Nullable Thread thread, Executor told) {
    for (LentResource socket : sockets) {
      if (thread != null && socket.isDialledBy(thread)) {
        socket.reset(told);
      }
    }
  }

  void reset(Executor told) {
    sockets.forEach(socket -> socket.reset(told));
  }

  /** Closes everything, most recent first; what comes later is closed at once. */
  void end() {
    end(Runnable::run, Runnable::run);
  }

  /**
   * Closes everything for one who must not wait.
   *
   * @param foreign runs the closing of what the provider handed over, which may take its time
   * @param told runs the listener, which may take its time as well
   */
  void end(Executor foreign, Executor told) {
    ended = true;
    reset(told);
    List<AutoCloseable> last;
    synchronized (owned) {
      last = new ArrayList<>(owned);
      owned.clear();
    }
    if (!last.isEmpty()) {
      foreign.execute(() -> last.forEach(Belongings::close));
    }
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Throwable e) { // foreign code: one that got through would end the closing of others
      LOG.debug("{} did not close: {}", resource.getClass().getName(), e.toString());
    }
  }
}
