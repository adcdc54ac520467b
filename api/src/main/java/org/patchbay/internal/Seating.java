package org.patchbay.internal;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.spi.ConnectionProvider;

/**
 * The seat of a connection. When the provider there departs, the next call takes a seat at the next
 * provider, which opens the connection anew from the state that was kept.
 */
final class Seating {
  private final ConnectionNode node;
  private final Scope scope;
  private final Choice choice;
  private final Class<? extends Connection> type;

  /** Held by the one call that moves the connection, through the provider's connect(). */
  private final ReentrantLock moving = new ReentrantLock();

  private volatile @Nullable Seat seat;
  private volatile @Nullable Seat opening;

  Seating(ConnectionNode node, Choice choice, Class<? extends Connection> type) {
    this.node = node;
    this.scope = node.scope();
    this.choice = choice;
    this.type = type;
  }

  void takeFirst(Lease first) throws InternetException {
    seat = seatAt(first);
  }

  Choice choice() {
    return choice;
  }

  Seat seat() {
    return Objects.requireNonNull(seat, "the connection has not been opened yet");
  }

  /**
   * The connection is closed: at the seat it has, and at the one that is being opened for it.
   *
   * @param politely false to cut at once
   */
  void leave(boolean politely) {
    Seat current = seat;
    Seat next = opening;
    if (current != null) {
      current.leave(politely);
    }
    if (next != null && next != current) {
      next.leave(false);
    }
  }

  /**
   * Takes a seat that was kept; a call is inside it, which ends here.
   *
   * @return false if it cannot serve this connection
   */
  boolean takeKept(Seat kept) {
    kept.wake(node, scope);
    opening = kept;
    boolean taken = false;
    try {
      taken = node.isAlive() && isReusable(kept);
    } finally {
      if (taken) {
        seat = kept;
      }
      if (!taken || !node.isAlive()) {
        kept.leave(false);
      }
      kept.exit();
    }
    return taken;
  }

  /**
   * Keeps the seat for the next connection to the same place.
   *
   * @return false if it has to be left
   */
  boolean rest() {
    Seat current = seat;
    if (current == null || current != opening || current.isBusy() || !current.enter()) {
      return false;
    }
    boolean reusable;
    try {
      reusable = isReusable(current);
    } finally {
      current.exit();
    }
    return reusable && !current.isBusy() && scope.session().kept().keep(current, scope);
  }

  private boolean isReusable(Seat asked) {
    try {
      return node.run(asked, node, current -> current.isReusable(type));
    } catch (InternetException | Seat.Unreached e) {
      return false;
    }
  }

  /** Takes a seat at the next provider, unless another thread has done so meanwhile. */
  void move(Seat old) throws InternetException {
    if (!node.repeats()) {
      throw node.withdrawn(old);
    }
    if (moving.isHeldByCurrentThread()) {
      throw scope.failure(
          InternetError.INVALID_OPERATION, "the connection is being moved by this very call", null);
    }
    lockMoving();
    try {
      if (seat == old && node.isAlive()) {
        old.announceGone();
        Seat next = seatAt(choice.next(node::isAlive));
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
      if (!node.isAlive()) {
        next.leave(false);
      }
      boolean opened = false;
      if (next.enter()) {
        try {
          opened = node.run(next, node, this::occupy);
        } catch (Seat.Unreached e) {
          // It departed before it was asked: the next one.
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
      if (!node.isAlive()) {
        next.leave(false);
        throw scope.failure(
            InternetError.OPERATION_CANCELLED, "closed while it was being opened", null);
      }
      if (opened) {
        return next;
      }
      next.leave(false);
      lease = choice.next(node::isAlive);
    }
  }

  /** Still inside the call, so that a close or a departure in between sees it. */
  private boolean occupy(Seat next) throws Exception {
    ConnectionProvider provider = next.lease().provider();
    if (provider == null) {
      throw new Seat.Unreached();
    }
    Connection made = provider.connect(next.lent());
    if (made != null) {
      next.occupy(node, made);
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
}
