package org.patchbay.internal;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.ConnectRequest;
import org.patchbay.spi.ConnectionProvider;

/**
 * A provider for as long as it is registered. It holds the state and the seats; each seat counts
 * its own calls.
 *
 * <p>Departure sets the state, then looks at every seat; a call increments its seat, then looks at
 * the state. All four are volatile accesses, so one of the two always sees the other: either the
 * call backs out before it touches the provider, or departure sees it.
 */
final class Lease {
  private volatile @Nullable ConnectionProvider provider;
  private volatile Offer offer;
  private final Set<Seat> seats = ConcurrentHashMap.newKeySet();
  private final Map<Inherited, Boolean> inherited = new ConcurrentHashMap<>();
  private final AtomicBoolean departing = new AtomicBoolean();
  private final CountDownLatch departed = new CountDownLatch(1);
  private volatile State state = State.OPEN;
  private volatile @Nullable Thread drainer;

  private enum State {
    /** Calls begin and end. */
    OPEN,
    /** What is under way may end; nothing begins. */
    DRAINING,
    /** Nothing is served any more. */
    GONE
  }

  private record Inherited(Class<?> type, Method method) {}

  Lease(ConnectionProvider provider, Offer offer) {
    this.provider = provider;
    this.offer = offer;
  }

  Offer offer() {
    return offer;
  }

  /** The service properties have changed; what is seated stays. */
  void change(Offer changed) {
    offer = changed;
  }

  /** The provider; null if it departed since the call began, which cut that call. */
  @Nullable ConnectionProvider provider() {
    return provider;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  boolean isGone() {
    return state == State.GONE;
  }

  /** Takes a seat before its first call, so that no departure misses it. */
  void seat(Seat seat) {
    seats.add(seat);
  }

  void leave(Seat seat) {
    seats.remove(seat);
  }

  Set<Seat> seats() {
    return seats;
  }

  /** No call begins any more. */
  void drain() {
    if (state == State.OPEN) {
      state = State.DRAINING;
    }
  }

  /** Whether the caller is the one that leads the departure; everyone else waits for it. */
  boolean leadDeparture() {
    boolean leads = departing.compareAndSet(false, true);
    if (leads) {
      drainer = Thread.currentThread();
    }
    return leads;
  }

  CountDownLatch departed() {
    return departed;
  }

  /** Something has ended that a departure may be waiting for. */
  void signal() {
    if (state != State.OPEN) {
      LockSupport.unpark(drainer);
    }
  }

  /** Nothing is served and nothing is kept any more. */
  void end() {
    state = State.GONE;
    provider = null;
    inherited.clear();
    drainer = null;
  }

  /** Whether this class leaves a default method of its interface as it is. */
  boolean inherits(Class<?> type, Method method) {
    boolean found = inherited.computeIfAbsent(new Inherited(type, method), Lease::isOfAnInterface);
    if (isGone()) {
      inherited.clear();
    }
    return found;
  }

  private static boolean isOfAnInterface(Inherited asked) {
    Method method = asked.method();
    try {
      return asked
          .type()
          .getMethod(method.getName(), method.getParameterTypes())
          .getDeclaringClass()
          .isInterface();
    } catch (NoSuchMethodException e) {
      return true;
    }
  }

  int defaultPort(ConnectRequest request) {
    if (request.has(ConnectFlag.IMPLICIT_TLS)) {
      return offer.implicitPort();
    }
    return request.has(ConnectFlag.SECURE) ? offer.securePort() : offer.info().port();
  }
}
