package org.patchbay.internal;

import static org.patchbay.spi.ProviderProperties.PARALLEL;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Connection;
import org.patchbay.api.HandleInfo;
import org.patchbay.api.Handover;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Timeouts;
import org.patchbay.spi.DownloadResumer;

/**
 * A connection: runs the calls of its handle, and of what came out of it, where they are seated.
 * What is under way below keeps its seat when the connection itself has moved on.
 */
final class ConnectionNode extends Node implements Served {
  private final Scope scope;
  private final Seating seating;
  private final AsyncLine line = new AsyncLine();

  ConnectionNode(Scope scope, Choice choice, Class<? extends Connection> type) {
    super(scope.id(), scope.session(), scope.events());
    this.scope = scope;
    this.seating = new Seating(this, choice, type);
  }

  /** Takes the first seat. */
  void open(Lease first) throws InternetException {
    seating.takeFirst(first);
  }

  /** Takes a seat that was kept; false if a new one has to be opened after all. */
  boolean openAgain(Seat kept) {
    return seating.takeKept(kept);
  }

  @Override
  public <T> T call(Operation<T> operation) throws InternetException {
    while (true) {
      Seat current = seat();
      if (current.enter()) {
        try {
          requireAlive(this);
          return run(current, this, operation);
        } catch (Seat.Unreached e) {
          // As if it had not got in.
        } finally {
          current.exit();
        }
      }
      requireAlive(this);
      seating.move(current);
    }
  }

  /** Runs an operation of a node below this connection, where that node is seated. */
  <T> T callBelow(ChildNode child, Operation<T> operation) throws InternetException {
    Seat current = child.seat();
    if (!current.enterBelow()) {
      requireAlive(child);
      throw withdrawn(current);
    }
    child.entered();
    try {
      requireAlive(child);
      return run(current, child, operation);
    } catch (Seat.Unreached e) {
      requireAlive(child);
      throw withdrawn(current);
    } finally {
      child.exited();
      current.exit();
    }
  }

  /**
   * Runs what ends a node below this connection, which is closed already. It reaches the provider
   * from a cancelled call as well: what that has begun must not stay open.
   *
   * @return false if the provider cannot be reached any more
   */
  boolean release(Seat current, Operation<Boolean> operation) throws InternetException {
    if (!current.enterBelow()) {
      return false;
    }
    try {
      return run(current, this, false, operation);
    } catch (Seat.Unreached e) {
      return false;
    } finally {
      current.exit();
    }
  }

  /** Runs what began while the node was open: if it is closed when that fails, it was cancelled. */
  <T> T run(Seat current, Node node, Operation<T> operation)
      throws InternetException, Seat.Unreached {
    return run(current, node, true, operation);
  }

  private <T> T run(Seat current, Node node, boolean mustBeWanted, Operation<T> operation)
      throws InternetException, Seat.Unreached {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Deadlines.Call call = scope.core().deadlines().start(current);
    try {
      if (mustBeWanted) {
        call.requireWanted();
      }
      return operation.run(current);
    } catch (Seat.Unreached e) {
      throw e;
    } catch (Throwable e) {
      boolean unwanted = call.isCancelled() || !node.isAlive();
      throw Border.rebuild(e, current.lent(), call.isExpired(), unwanted);
    } finally {
      call.end();
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** Runs work of the caller's, begun on a node here, by a thread of the core's. */
  <R> CompletableFuture<R> async(Node node, Callable<R> work) {
    boolean parallel = seat().lease().offer().info().features().contains(PARALLEL);
    return new AsyncCall<>(scope.session(), node, parallel ? null : line, this::gap, work).begin();
  }

  /** What an asynchronous call may wait for before it gets a thread, null if nothing. */
  private @Nullable Choice gap() {
    return seat().lease().isOpen() || !repeats() ? null : seating.choice();
  }

  private void requireAlive(Node node) throws InternetException {
    if (!node.isAlive()) {
      throw scope.failure(InternetError.INVALID_HANDLE, "the handle is closed", null);
    }
  }

  InternetException withdrawn(Seat current) {
    return scope.failure(
        InternetError.PROVIDER_WITHDRAWN,
        "the provider " + current.lease().offer().name() + " has gone",
        null);
  }

  /** Goes on with a download at the provider that serves the connection now. */
  void resume(ChildNode child, Map<String, String> bookmark, ReadSoFar read)
      throws InternetException {
    call(
        current -> {
          if (!(current.provided(this) instanceof DownloadResumer resumer)) {
            throw new InternetException(
                InternetError.RESUME_FAILED,
                current.lease().offer().name() + " cannot go on with a download");
          }
          child.sit(current, read.restOf(resumer, bookmark));
          return true;
        });
  }

  void timeouts(Timeouts timeouts) {
    scope.timeouts(timeouts);
    seat().lent().belongings().retime();
  }

  /** Whether the session wants downloads to go on at another provider. */
  boolean resumes() {
    return scope.session().options().handover() == Handover.RESUMABLE;
  }

  boolean repeats() {
    return scope.session().options().handover() != Handover.NONE;
  }

  /** Makes a node for something that came out of this connection or of a node below it. */
  ChildNode child(Node parent, Seat current, AutoCloseable made) throws InternetException {
    ChildNode child =
        new ChildNode(
            scope.core().nextId(),
            parent,
            scope.newEventGate(),
            this,
            current,
            ChildNode.bookmarkOf(made));
    current.give(child, made);
    child.announce(parent);
    if (!parent.adopt(child)) {
      child.close(Ending.CUT);
      throw scope.failure(InternetError.OPERATION_CANCELLED, "the handle has been closed", null);
    }
    return child;
  }

  @Override
  void end(Ending ending) {
    if (ending != Ending.OWN || !seating.rest()) {
      seating.leave(ending != Ending.CUT);
      scope.eraseSecrets();
    }
    scope.core().registry().wake();
  }

  Scope scope() {
    return scope;
  }

  @Override
  public Node node() {
    return this;
  }

  @Override
  public ConnectionNode connection() {
    return this;
  }

  @Override
  public Seat seat() {
    return seating.seat();
  }

  @Override
  public HandleInfo info() {
    return info(this, seat());
  }

  HandleInfo info(Node node, Seat current) {
    return new HandleInfo(
        node.id(),
        scope.service(),
        scope.endpoint(),
        node.isAlive(),
        scope.request().context(),
        current.lease().isOpen() ? current.lease().offer().name() : "",
        scope.replies().text());
  }
}
