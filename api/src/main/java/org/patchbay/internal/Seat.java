package org.patchbay.internal;

import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.spi.ConcurrentlyCloseable;
import org.patchbay.spi.Reusable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection's place at a provider: what the provider made for it, what the core lent it, and how
 * many calls are inside, those of streams and other handles below the connection among them.
 *
 * <p>The order matters: a call increments the count, then reads the lease's state and whether the
 * seat was left; a departure or a close sets those, then reads the count. One of the two sees the
 * other. {@link #release} is called by whoever sees the count at zero after the seat was left, and
 * runs once.
 */
final class Seat {
  private static final Logger LOG = LoggerFactory.getLogger(Seat.class);
  private static final VarHandle BUSY;

  static {
    try {
      BUSY = MethodHandles.lookup().findVarHandle(Seat.class, "busy", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Lease lease;
  private final Lent lent;
  private final AtomicBoolean released = new AtomicBoolean();
  private final AtomicBoolean draining = new AtomicBoolean();
  private final AtomicBoolean gone = new AtomicBoolean();
  private final Map<Node, AutoCloseable> provided = new ConcurrentHashMap<>();
  private volatile @Nullable Connection opened;
  private volatile boolean left;
  private volatile boolean littered;
  private volatile @Nullable Runnable whenReleased;

  @SuppressWarnings("unused") // through BUSY
  private volatile int busy;

  Seat(Lease lease, Lent lent) {
    this.lease = lease;
    this.lent = lent;
    lease.seat(this);
  }

  /** The provider has opened the connection. */
  void occupy(Node node, Connection connection) {
    opened = connection;
    give(node, connection);
    if (isCut()) {
      opened = null;
    }
  }

  /** Something below the connection was dropped, not closed: who comes next would find it. */
  void litter() {
    littered = true;
  }

  /**
   * Whether what the provider opened can serve another connection; asked with a call inside.
   *
   * @param type what the connection has to be
   */
  boolean isReusable(Class<?> type) throws InternetException {
    return !littered
        && !left
        && type.isInstance(opened)
        && opened instanceof Reusable reusable
        && reusable.isReusable();
  }

  /**
   * Nobody has the seat any more; the provider's connection stays open.
   *
   * @param released run when it is closed all the same
   */
  void rest(Scope nobodys, Runnable released) {
    whenReleased = released;
    lent.lendTo(nobodys);
    provided.clear();
  }

  /** Another connection has the seat. */
  void wake(Node node, Scope scope) {
    whenReleased = null;
    lent.lendTo(scope);
    Connection connection = opened;
    if (connection != null) {
      give(node, connection);
    }
  }

  /** Whether nobody has the seat. */
  boolean isResting() {
    return whenReleased != null;
  }

  /** Whether nothing can begin here any more. */
  boolean isLeft() {
    return left;
  }

  /** Whether a call is inside. */
  boolean isBusy() {
    return busy != 0;
  }

  /**
   * The provider has made what is behind a node. Handles look it up here for each call, so that
   * nothing which a caller holds leads to a provider that has gone.
   */
  void give(Node node, AutoCloseable made) {
    provided.put(node, made);
    if (isCut()) {
      provided.remove(node);
    }
  }

  /** While a call is inside, only a cut releases the seat. */
  private boolean isCut() {
    return lease.isGone() || released.get();
  }

  /**
   * A node is closed.
   *
   * @return what was behind it, for the one who is to close that; null for everyone else
   */
  @Nullable AutoCloseable take(Node node) {
    return provided.remove(node);
  }

  /**
   * What is behind a node.
   *
   * @throws Unreached if the provider has gone or the node was closed since the call began: nothing
   *     has happened, and the call may go elsewhere whatever it does
   */
  Object provided(Node node) throws Unreached {
    Object made = provided.get(node);
    if (made == null) {
      throw new Unreached();
    }
    return made;
  }

  /** The provider had gone before a call reached it. */
  static final class Unreached extends Exception {
    private static final long serialVersionUID = 1L;

    Unreached() {
      super("the provider had gone before the call reached it", null, false, false);
    }
  }

  /** Whether what is behind a node is written to. */
  boolean isUpload(Node node) {
    return provided.get(node) instanceof OutputStream;
  }

  /** The class of what is behind a node, null if that is no longer here. */
  @Nullable Class<?> classOf(Node node) {
    Object made = provided.get(node);
    return made == null ? null : made.getClass();
  }

  /** Whether what is behind a node may be closed under a call that another thread is in. */
  boolean closesUnderCalls(Node node) {
    return provided.get(node) instanceof ConcurrentlyCloseable;
  }

  private void forgetProvided() {
    opened = null;
    provided.clear();
    Runnable released = whenReleased;
    if (released != null) {
      released.run();
    }
  }

  Lease lease() {
    return lease;
  }

  Lent lent() {
    return lent;
  }

  /**
   * Starts a call on the connection; false if the provider departs or the seat was left, and then
   * nothing was started: no call follows the provider's {@code close()}.
   */
  boolean enter() {
    BUSY.getAndAdd(this, 1);
    if (lease.isOpen() && !left) {
      return true;
    }
    exit();
    return false;
  }

  /** Starts a call on what is under way already: a departing provider lets that end. */
  boolean enterBelow() {
    BUSY.getAndAdd(this, 1);
    if (!lease.isGone() && !left) {
      return true;
    }
    exit();
    return false;
  }

  /** Ends a call. */
  void exit() {
    int before = (int) BUSY.getAndAdd(this, -1);
    if (before == 1) {
      if (left) {
        release();
      }
      lease.signal();
    }
  }

  /**
   * The connection is closed. With no call inside, the provider's {@code close()} runs now;
   * otherwise what was lent is cut, and the last call to end runs it.
   *
   * @param politely false to cut at once in any case
   */
  void leave(boolean politely) {
    left = true;
    if (busy != 0 || !politely) {
      lent.belongings().end();
    }
    if (busy == 0) {
      release();
    }
  }

  /** Whether nothing is inside and nothing below the connection has to be waited for. */
  boolean isIdle() {
    if (busy != 0) {
      return false;
    }
    for (Node node : provided.keySet()) {
      if (node.isUnderWay()) {
        return false;
      }
    }
    return true;
  }

  /** Whether a download here goes on elsewhere if it is left now. */
  boolean leavesDownloads() {
    return provided.keySet().stream().anyMatch(Node::goesOnElsewhere);
  }

  /** Whether a cut ends something that does not go on elsewhere by itself. */
  boolean losesByACut() {
    int calls = busy;
    for (Node node : provided.keySet()) {
      if (node.goesOnElsewhere()) {
        calls -= node.callsInside();
      } else if (node.isAnythingBelowUnderWay() == null && node.isUnderWay()) {
        return true;
      }
    }
    return calls > 0;
  }

  /**
   * The provider departs and nothing is under way: nothing may begin here any more.
   *
   * @return false if a call got in before, which then is the last
   */
  boolean detach() {
    left = true;
    lent.withdraw(lease.offer().name());
    return busy == 0;
  }

  /** The caller hears once that the provider here is about to go. */
  void announceDraining() {
    announce(draining, InternetStatus.PROVIDER_DRAINING);
  }

  /** The caller hears once that the provider here has gone: when it moves on, at the latest now. */
  void announceGone() {
    announceDraining();
    announce(gone, InternetStatus.PROVIDER_GONE);
  }

  private void announce(AtomicBoolean told, InternetStatus status) {
    if (told.compareAndSet(false, true)) {
      lent.status(status, lease.offer().name(), 0);
    }
  }

  /**
   * The departing provider's time is up: what was lent is cut, its code is not called again.
   *
   * @param foreign runs what the provider handed over for closing, which may take its time
   * @param told runs the listener, which may take its time as well
   */
  void withdraw(Executor foreign, Executor told) {
    left = true;
    released.set(true);
    lent.withdraw(lease.offer().name());
    lent.belongings().end(foreign, told);
    forgetProvided();
  }

  /** Closes what the provider opened, once, when no call is inside. */
  void release() {
    if (busy != 0 || !released.compareAndSet(false, true)) {
      return;
    }
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Connection connection = opened;
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (Throwable e) { // foreign code: one that got through would end the closing of others
      LOG.warn("{} failed to close a connection: {}", lease.offer().name(), e.toString());
    } finally {
      Thread.currentThread().setContextClassLoader(before);
      lent.belongings().end();
      forgetProvided();
      lease.leave(this);
    }
  }
}
