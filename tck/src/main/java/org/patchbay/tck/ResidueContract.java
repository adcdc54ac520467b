package org.patchbay.tck;

import java.lang.ref.Reference;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.patchbay.api.Connection;

/** Of a provider that has gone nothing is left: no thread, no class. */
interface ResidueContract<C extends Connection> {
  @Test
  default void itsThreadsEndWithIt(Bench<C> bench) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());
    visit.use(connection);
    visit.close(connection);
    bench.provider().stop();

    if (!Await.until(Bench.SLACK, () -> left(bench, visit, before).isEmpty())) {
      throw new AssertionError(
          "the provider leaks a thread: after its bundle was stopped these are still alive: "
              + left(bench, visit, before));
    }
  }

  /** Threads that were started under its calls, and threads that run its code. */
  private static <C extends Connection> List<String> left(
      Bench<C> bench, Visit<C> visit, Set<Thread> before) {
    List<String> left = new ArrayList<>();
    for (Thread thread : visit.caller().strangers()) {
      left.add(describe(thread, thread.getStackTrace()));
    }
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      String text = describe(entry.getKey(), entry.getValue());
      if (!before.contains(entry.getKey())
          && !left.contains(text)
          && isInside(bench.provider(), entry.getValue())) {
        left.add(text);
      }
    }
    return left;
  }

  private static boolean isInside(Provider provider, StackTraceElement[] stack) {
    return Arrays.stream(stack).anyMatch(frame -> provider.has(frame.getClassName()));
  }

  private static String describe(Thread thread, StackTraceElement[] stack) {
    return '"' + thread.getName() + "\" in " + Stacks.own(stack);
  }

  /** Though callers keep a handle open, and an exception. */
  @Test
  @Timeout(600)
  default void itsClassLoaderIsCollectedEachTime(Bench<C> bench) throws Exception {
    int cycles = Integer.getInteger(Departed.CYCLES, 10);
    Visit<C> visit = bench.visit();
    Socket refusing = bench.take(HostileServer.refusing());
    List<Object> kept = new ArrayList<>();
    List<Departed> loaders = new ArrayList<>();
    for (int i = 0; i < cycles; i++) {
      bench.provider().arrive();
      use(bench, visit, kept, i % 2 == 0);
      kept.add(visit.attempt("refused", bench.withLogin(Visit.to(refusing.getLocalPort()))));
      bench.provider().stop();
      loaders.add(bench.provider().leave());
    }

    if (!Await.until(Departed.COLLECTION, () -> isCollected(loaders))) {
      throw new AssertionError(
          "the provider pins its class loader: of %d, each uninstalled, %d are still reachable. %s"
              .formatted(
                  cycles,
                  loaders.stream().filter(loader -> !loader.isCollected()).count(),
                  LoaderHolder.describe()));
    }
    Reference.reachabilityFence(kept);
  }

  private static <C extends Connection> void use(
      Bench<C> bench, Visit<C> visit, List<Object> kept, boolean close) throws Exception {
    C connection = visit.connect(bench.toServer());
    visit.use(connection);
    kept.add(connection);
    if (close) {
      visit.close(connection);
    }
  }

  private static boolean isCollected(List<Departed> loaders) {
    System.gc();
    return loaders.stream().allMatch(Departed::isCollected);
  }
}
