package org.patchbay.internal;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Connection;
import org.patchbay.api.HandleInfo;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** A connection: holds the seat that it and everything below it is served from. */
final class ConnectionNode extends Node {
  private final Core core;
  private final @Nullable Object context;
  private final Seat seat;

  ConnectionNode(
      Core core, Session session, long id, EventGate events, @Nullable Object context, Seat seat) {
    super(id, session, events);
    this.core = core;
    this.context = context;
    this.seat = seat;
  }

  /** What can be done at a provider. */
  @FunctionalInterface
  interface Operation<T> {
    T run() throws Throwable;
  }

  /** What is done at a provider for its effect. */
  @FunctionalInterface
  interface Step {
    void run() throws Throwable;

    /** As an operation whose result nobody looks at. */
    default Operation<Boolean> asOperation() {
      return () -> {
        run();
        return true;
      };
    }
  }

  <C extends Connection> C handle(Class<C> type) {
    return HandleProxy.of(type, this, this);
  }

  /**
   * Runs an operation of this connection, or of a node below it, at the seat: counted, bounded in
   * time, its exceptions rebuilt.
   */
  <T> T call(Node node, Operation<T> operation) throws InternetException {
    if (!seat.enter()) {
      throw withdrawn(node);
    }
    node.entered();
    try {
      if (!node.isAlive()) {
        throw seat.lent().failure(InternetError.INVALID_HANDLE, "the handle is closed", null);
      }
      return run(node, operation);
    } finally {
      node.exited();
      seat.exit();
    }
  }

  /**
   * Runs what ends a node below this connection, which is closed already.
   *
   * @return false if the provider cannot be reached any more
   */
  boolean release(Step step) throws InternetException {
    if (!seat.enter()) {
      return false;
    }
    try {
      return run(this, step.asOperation());
    } finally {
      seat.exit();
    }
  }

  /** Runs what began while the node was open: if it is closed when that fails, it was cancelled. */
  private <T> T run(Node node, Operation<T> operation) throws InternetException {
    Lent lent = seat.lent();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Deadlines.Call call = core.deadlines().start(lent);
    try {
      return operation.run();
    } catch (Throwable e) {
      throw Border.rebuild(e, lent, call.isExpired(), !node.isAlive());
    } finally {
      call.end();
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private InternetException withdrawn(Node node) {
    return node.isAlive()
        ? seat.lent()
            .failure(
                InternetError.PROVIDER_WITHDRAWN,
                "the provider " + seat.lease().offer().name() + " has gone: connect again",
                null)
        : seat.lent().failure(InternetError.INVALID_HANDLE, "the handle is closed", null);
  }

  /** What a writer hears whose close() could not complete what it wrote. */
  InternetException unfinished() {
    return seat.lent()
        .failure(
            seat.lease().isGone()
                ? InternetError.PROVIDER_WITHDRAWN
                : InternetError.OPERATION_CANCELLED,
            "the handle was closed before all was confirmed",
            null);
  }

  /** Makes a node for something that came out of this connection or of a node below it. */
  ChildNode child(Node parent, AutoCloseable made) throws InternetException {
    Lent lent = seat.lent();
    ChildNode child = new ChildNode(core.nextId(), parent, lent.newEventGate(), this);
    seat.give(child, made);
    child.announce(parent);
    if (!parent.adopt(child)) {
      child.close(Ending.CUT);
      throw lent.failure(InternetError.OPERATION_CANCELLED, "the handle has been closed", null);
    }
    return child;
  }

  CompletionStage<?> relay(Node node, CompletionStage<?> stage) throws InternetException {
    return RelayedStage.of(stage, seat, node, core.deadlines());
  }

  @Override
  void end(Ending ending) {
    seat.leave(ending != Ending.CUT);
  }

  HandleInfo info(Node node) {
    Lent lent = seat.lent();
    return new HandleInfo(
        node.id(),
        lent.service(),
        lent.endpoint(),
        node.isAlive(),
        context,
        seat.lease().isGone() ? "" : seat.lease().offer().name(),
        lent.replies().text());
  }

  Seat seat() {
    return seat;
  }
}
