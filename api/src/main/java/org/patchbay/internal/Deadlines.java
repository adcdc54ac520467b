package org.patchbay.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The total timeout of every call: a set of the calls in flight that one timer walks through. A
 * server that spreads its bytes cannot stretch it, since it does not look at bytes.
 */
final class Deadlines {
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();

  /** A call in flight. */
  final class Call {
    private final Lent lent;
    private final long deadline;
    private volatile boolean expired;

    private Call(Lent lent, long deadline) {
      this.lent = lent;
      this.deadline = deadline;
    }

    void end() {
      calls.remove(this);
    }

    boolean isExpired() {
      return expired;
    }
  }

  Call start(Lent lent) {
    Call call = new Call(lent, System.nanoTime() + lent.timeouts().total().toNanos());
    calls.add(call);
    return call;
  }

  /** Ends the calls whose time is up by resetting the sockets of their connection. */
  void sweep() {
    long now = System.nanoTime();
    for (Call call : calls) {
      if (!call.expired && call.deadline - now < 0) {
        call.expired = true;
        call.lent.belongings().reset();
      }
    }
  }
}
