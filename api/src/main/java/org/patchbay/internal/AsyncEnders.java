package org.patchbay.internal;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the providers that one asynchronous call has got to end it, where cutting all of a connection
 * would end the calls of others too. Known weakly: a provider keeps an action as long as it means
 * anything. Thread-safe.
 */
final class AsyncEnders {
  private static final Logger LOG = LoggerFactory.getLogger(AsyncEnders.class);
  private static final int TIDIED_AT = 32;

  private final Map<Lent, List<WeakReference<Runnable>>> actions = new IdentityHashMap<>();

  synchronized void add(Lent lent, Runnable action) {
    List<WeakReference<Runnable>> known = actions.computeIfAbsent(lent, any -> new ArrayList<>());
    if (known.size() % TIDIED_AT == TIDIED_AT - 1) {
      known.removeIf(reference -> reference.refersTo(null));
    }
    known.add(new WeakReference<>(action));
  }

  /**
   * Ends what goes on at a provider, as the provider has it.
   *
   * @return false if it has no way of its own
   */
  boolean run(Lent lent) {
    List<Runnable> all;
    synchronized (this) {
      List<WeakReference<Runnable>> known = actions.get(lent);
      if (known == null) {
        return false;
      }
      all = known.stream().map(WeakReference::get).filter(Objects::nonNull).toList();
    }
    all.forEach(AsyncEnders::run);
    return true;
  }

  private static void run(Runnable action) {
    try {
      action.run();
    } catch (Throwable e) { // foreign code: one that got through would leave others running
      LOG.warn("a provider failed to end a call: {}", e.toString());
    }
  }
}
