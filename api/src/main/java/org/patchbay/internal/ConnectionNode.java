package org.patchbay.internal;

import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Connection;
import org.patchbay.api.HandleInfo;
import org.patchbay.api.Handover;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.spi.ConnectionProvider;
import org.patchbay.spi.DownloadResumer;

/**
 * A connection: holds the seat that it is served from. When the provider there departs, the next
 * call takes a seat at the next provider; what is under way below keeps the old one until it ends.
 */
final class ConnectionNode extends Node implements Served {
  private final Scope scope;
  private final Choice choice;
  private final Class<? extends Connection> type;

  /** Held by the one call that moves the connection, through the provider's connect(). */
  private final ReentrantLock moving = new ReentrantLock();

  private volatile @Nullable Seat seat;
  private volatile @Nullable Seat opening;

  ConnectionNode(Scope scope, Choice choice, Class<? extends Connection> type) {
    super(scope.id(), scope.session(), scope.events());
    this.scope = scope;
    this.choice = choice;
    this.type = type;
  }

  /** Takes the first seat. */
  void open(Lease first) throws InternetException {
    seat = seatAt(first);
  }

  @Override
  public <T> T call(Operation<T> operation) throws InternetException {
    while (true) {
      Seat current = seat();
      if (current.enter()) {
        try {
          requireAlive(this);
          return run(current, this, operation);
        } finally {
          current.exit();
        }
      }
      requireAlive(this);
      move(current);
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
    } finally {
      child.exited();
      current.exit();
    }
  }

  /**
   * Runs what ends a node below this connection, which is closed already.
   *
   * @return false if the provider cannot be reached any more
   */
  boolean release(Seat current, Operation<Boolean> operation) throws InternetException {
    if (!current.enterBelow()) {
      return false;
    }
    try {
      return run(current, this, operation);
    } finally {
      current.exit();
    }
  }

  /** Runs what began while the node was open: if it is closed when that fails, it was cancelled. */
  private <T> T run(Seat current, Node node, Operation<T> operation) throws InternetException {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Deadlines.Call call = scope.core().deadlines().start(current);
    try {
      return operation.run(current);
    } catch (Throwable e) {
      throw Border.rebuild(e, current.lent(), call.isExpired(), !node.isAlive());
    } finally {
      call.end();
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private void requireAlive(Node node) throws InternetException {
    if (!node.isAlive()) {
      throw scope.failure(InternetError.INVALID_HANDLE, "the handle is closed", null);
    }
  }

  private InternetException withdrawn(Seat current) {
    return scope.failure(
        InternetError.PROVIDER_WITHDRAWN,
        "the provider " + current.lease().offer().name() + " has gone",
        null);
  }

  /** Takes a seat at the next provider, unless another thread has done so meanwhile. */
  private void move(Seat old) throws InternetException {
    if (scope.session().options().handover() == Handover.NONE) {
      throw withdrawn(old);
    }
    if (moving.isHeldByCurrentThread()) {
      throw scope.failure(
          InternetError.INVALID_OPERATION, "the connection is being moved by this very call", null);
    }
    lockMoving();
    try {
      if (seat == old && isAlive()) {
        old.announceGone();
        Seat next = seatAt(choice.next(this::isAlive));
        seat = next;
        scope.replies().clear(); // what was said at the move is no answer to the call
        scope.emit(InternetStatus.PROVIDER_RESUMED, next.lease().offer().name(), 0);
      }
    } finally {
      moving.unlock();
    }
  }

  private void lockMoving() throws InternetException {
    try {
      if (!moving.tryLock(scope.timeouts().total().toMillis(), TimeUnit.MILLISECONDS)) {
        throw scope.failure(InternetError.TIMEOUT, "another call is moving the connection", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw scope.failure(InternetError.OPERATION_CANCELLED, "interrupted", e);
    }
  }

  /** Has a provider open the connection; the next one if it departs under that. */
  private Seat seatAt(Lease first) throws InternetException {
    Lease lease = first;
    while (true) {
      Seat next = new Seat(lease, new Lent(scope));
      opening = next;
      if (!isAlive()) {
        next.leave(false);
      }
      boolean opened = false;
      if (next.enter()) {
        try {
          opened = run(next, this, this::occupy);
        } catch (InternetException e) {
          if (e.error() != InternetError.PROVIDER_WITHDRAWN) {
            throw e;
          }
        } finally {
          if (!opened) {
            next.leave(false);
          }
          next.exit();
        }
      }
      if (!isAlive()) {
        next.leave(false);
        throw scope.failure(
            InternetError.OPERATION_CANCELLED, "closed while it was being opened", null);
      }
      if (opened) {
        return next;
      }
      next.leave(false);
      lease = choice.next(this::isAlive);
    }
  }

  /** Still inside the call, so that a close or a departure in between sees it. */
  private boolean occupy(Seat next) throws Exception {
    ConnectionProvider provider = next.lease().provider();
    if (provider == null) {
      next.lent().withdraw(next.lease().offer().name());
      throw withdrawn(next);
    }
    Connection made = provider.connect(next.lent());
    if (made != null) {
      next.occupy(this, made);
    }
    if (!type.isInstance(made)) {
      throw new InternetException(
          InternetError.INTERNAL_ERROR,
          "%s gave %s for \"%s\", which is no %s as %s sees it"
              .formatted(
                  next.lease().offer().name(),
                  made == null ? "null" : made.getClass().getName(),
                  scope.service(),
                  type.getName(),
                  scope.session().owner().name()));
    }
    return true;
  }

  /** Goes on with a download at the provider that serves the connection now. */
  void resume(ChildNode child, Map<String, String> bookmark, long offset) throws InternetException {
    call(
        current -> {
          if (!(current.provided(this) instanceof DownloadResumer resumer)) {
            throw new InternetException(
                InternetError.RESUME_FAILED,
                current.lease().offer().name() + " cannot go on with a download");
          }
          InputStream rest = resumer.resume(bookmark, offset);
          child.sit(current, rest);
          return true;
        });
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

  /** A connection is closed at the seat it has, and at the one that is being opened for it. */
  @Override
  void end(Ending ending) {
    Seat current = seat;
    Seat next = opening;
    if (current != null) {
      current.leave(ending != Ending.CUT);
    }
    if (next != null && next != current) {
      next.leave(false);
    }
    scope.eraseSecrets();
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
    return Objects.requireNonNull(seat, "the connection has not been opened yet");
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
