package org.patchbay.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.patchbay.api.HandleInfo;
import org.patchbay.api.InternetException;

/** A node of the tree whose calls a provider answers. */
interface Served {

  /** What is done at a provider. */
  @FunctionalInterface
  interface Operation<T> {
    /** Runs at the seat that the node has at this moment. */
    T run(Seat seat) throws Throwable;
  }

  /**
   * Runs an operation at the seat: counted, bounded in time, its exceptions rebuilt.
   *
   * @throws InternetException {@link org.patchbay.api.InternetError#INVALID_HANDLE} if the node is
   *     closed, {@link org.patchbay.api.InternetError#PROVIDER_WITHDRAWN} if its provider has gone
   *     and no other can go on
   */
  <T> T call(Operation<T> operation) throws InternetException;

  /** The node itself. */
  Node node();

  /** The connection that it is or belongs to. */
  ConnectionNode connection();

  /** Where it is served at this moment. */
  Seat seat();

  HandleInfo info();

  /** Runs work of the caller's by a thread of the core's. */
  default <R> CompletableFuture<R> async(Callable<R> work) {
    return connection().async(node(), work);
  }
}
