package org.patchbay.internal;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds streams, responses and enumerations that their callers have let go without closing them:
 * nobody can close them any more, and what they hold is missed by others, such as a network
 * connection of a pool. The core closes them in their place, and names the bundle.
 *
 * <p>A reference belongs to its node and is forgotten with it: a handle that is closed costs
 * nothing here.
 */
final class LostHandles {
  private static final Logger LOG = LoggerFactory.getLogger(LostHandles.class);

  /** The core's own frames on top of those of the caller. */
  private static final int DEEPEST = 24;

  private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
  private final LongAdder count = new LongAdder();
  private volatile String lastTold = "";

  /** Those with a call inside; only looked at by who sweeps. */
  private List<Watch> later = new ArrayList<>();

  /** What a node is known to its caller by. */
  static final class Watch extends PhantomReference<Object> {
    private final ChildNode node;
    private final @Nullable String opened;

    private Watch(Object outer, ChildNode node, ReferenceQueue<Object> queue) {
      super(outer, queue);
      this.node = node;
      this.opened = LOG.isDebugEnabled() ? stack() : null;
    }

    /** As text: a trace of objects would keep the classes in it. */
    private static String stack() {
      return Stream.of(Thread.currentThread().getStackTrace())
          .limit(DEEPEST)
          .map(StackTraceElement::toString)
          .collect(Collectors.joining("\n  at ", "\n  at ", ""));
    }
  }

  /**
   * Watches what a caller holds; the node keeps what is returned.
   *
   * @param outer reachable as long as a caller can still use the node or something below it
   */
  Watch watch(Object outer, ChildNode node) {
    return new Watch(outer, node, queue);
  }

  /** What was logged last, empty if nothing. */
  String lastTold() {
    return lastTold;
  }

  /** How many were found. */
  long count() {
    return count.sum();
  }

  /**
   * Closes what has been let go, one thread at a time.
   *
   * @param closing runs the providers' closing, which may take its time
   */
  void sweep(Executor closing) {
    List<Watch> found = later;
    later = new ArrayList<>();
    for (Reference<?> next = queue.poll(); next != null; next = queue.poll()) {
      found.add((Watch) next);
    }
    Map<String, List<Watch>> lost = new TreeMap<>();
    for (Watch each : found) {
      if (each.node.callsInside() > 0) {
        later.add(each);
      } else if (each.node.isAlive()) {
        lost.computeIfAbsent(whose(each.node), who -> new ArrayList<>()).add(each);
        closing.execute(each.node::closeLost);
      }
    }
    lost.forEach(this::tell);
  }

  private static String whose(ChildNode node) {
    Scope scope = node.connection().scope();
    return scope.session().owner().name() + " let go of %d handle(s) of " + scope.endpoint();
  }

  private void tell(String who, List<Watch> watches) {
    count.add(watches.size());
    String opened = watches.get(0).opened;
    String line =
        who.replace("%d", Integer.toString(watches.size()))
            + " without closing them; closed now."
            + (opened == null
                ? " Where they were opened is told at the debug level of " + LOG.getName()
                : " The first was opened" + opened);
    LOG.warn("{}", line);
    lastTold = line;
  }
}
