package org.patchbay.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Secret;

/**
 * The seats of connections that their callers have closed, for the next {@code connect()} to the
 * same place: a few, for a short time, of one session only. A departing provider closes those at it
 * as it closes what is idle. Its lock guards the row alone and is never held while anything else is
 * called.
 */
final class KeptConnections {
  private static final int MOST = 8;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Deque<Kept> row = new ArrayDeque<>();
  private boolean closed;

  /**
   * A seat that nobody has.
   *
   * @param scope nobody's, with the logins that the provider uses
   */
  record Kept(Seat seat, Scope scope, long until) {}

  /**
   * Keeps a seat that its caller has closed.
   *
   * @return false if it has to be left as usual
   */
  boolean keep(Seat seat, Scope scope) {
    Scope nobodys = scope.nobodys();
    Kept kept = new Kept(seat, nobodys, System.nanoTime() + LONGEST_NANOS);
    seat.rest(nobodys, () -> drop(kept));
    Kept oldest = null;
    synchronized (row) {
      if (closed) {
        return false;
      }
      row.addLast(kept);
      if (row.size() > MOST) {
        oldest = row.removeFirst();
      }
    }
    if (oldest != null) {
      oldest.seat.leave(true);
    }
    if (seat.isLeft()) {
      drop(kept); // its provider departed before it was in the row
    }
    return true;
  }

  /**
   * Takes a seat that serves such a request, the one kept last. A call is inside it then, which the
   * caller has to end.
   *
   * @return null if there is none
   */
  @Nullable Kept take(Lease lease, String service, ConnectRequest asked) {
    Kept found = remove(lease, service, asked);
    while (found != null && !found.seat.enter()) {
      found.scope.eraseSecrets();
      found = remove(lease, service, asked);
    }
    return found;
  }

  private @Nullable Kept remove(Lease lease, String service, ConnectRequest asked) {
    synchronized (row) {
      for (Iterator<Kept> each = row.descendingIterator(); each.hasNext(); ) {
        Kept kept = each.next();
        if (kept.seat.lease() == lease
            && kept.scope.service().equals(service)
            && isAlike(kept.scope.request(), asked)) {
          each.remove();
          return kept;
        }
      }
      return null;
    }
  }

  /**
   * Closes those whose time is up.
   *
   * @param foreign runs the provider's closing, which may take its time
   */
  void sweep(Executor foreign) {
    long now = System.nanoTime();
    List<Kept> old = new ArrayList<>();
    synchronized (row) {
      while (!row.isEmpty() && row.getFirst().until - now < 0) {
        old.add(row.removeFirst());
      }
    }
    old.forEach(kept -> foreign.execute(() -> kept.seat.leave(true)));
  }

  /**
   * Closes all, and keeps nothing more.
   *
   * @param politely false to cut
   */
  void close(boolean politely) {
    List<Kept> all;
    synchronized (row) {
      closed = true;
      all = new ArrayList<>(row);
      row.clear();
    }
    all.forEach(kept -> kept.seat.leave(politely));
  }

  int size() {
    synchronized (row) {
      return row.size();
    }
  }

  /** The seat has been released, by whomever. */
  private void drop(Kept kept) {
    synchronized (row) {
      row.removeIf(other -> other == kept);
    }
    kept.scope.eraseSecrets();
  }

  /** Alike in all that the server or its way there could see, or that bounds it. */
  private static boolean isAlike(ConnectRequest kept, ConnectRequest asked) {
    return kept.server().equalsIgnoreCase(asked.server())
        && kept.port() == asked.port()
        && (asked.has(ConnectFlag.EXISTING) || !kept.has(ConnectFlag.EXISTING))
        && flags(kept).equals(flags(asked))
        && kept.options().equals(asked.options())
        && Objects.equals(kept.timeouts(), asked.timeouts())
        && kept.tls() == asked.tls()
        && kept.credentials() == asked.credentials()
        && Objects.equals(kept.user(), asked.user())
        && isSame(kept.password(), asked.password());
  }

  private static Set<ConnectFlag> flags(ConnectRequest request) {
    Set<ConnectFlag> flags = EnumSet.noneOf(ConnectFlag.class);
    flags.addAll(request.flags());
    flags.remove(ConnectFlag.EXISTING);
    return flags;
  }

  private static boolean isSame(@Nullable Secret kept, @Nullable Secret asked) {
    return kept == null || asked == null ? kept == asked : kept.isSameAs(asked);
  }
}
