package org.patchbay.tck;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Calls the provider on threads that belong to it alone: a call that does not come back holds up
 * nobody, and a thread that is started under one is in its group and can be told from the server's.
 */
final class Caller implements AutoCloseable {
  private static final int MOST_THREADS = 500;

  private final ThreadGroup group = new ThreadGroup("patchbay-tck");
  private final Set<Thread> own = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(this::thread);

  private Thread thread(Runnable task) {
    Thread thread = new Thread(group, task, "tck-caller");
    thread.setDaemon(true);
    own.add(thread);
    return thread;
  }

  /** Starts a call. */
  <T> Future<T> start(Callable<T> call) {
    return threads.submit(call);
  }

  /**
   * Makes a call and waits for it.
   *
   * @param what the call, as the beginning of a sentence
   * @throws AssertionError if it does not come back
   */
  <T> T call(String what, Duration bound, Callable<T> call) throws Exception {
    return await(what, bound, start(call));
  }

  /** Waits for a call that was started. */
  <T> T await(String what, Duration bound, Future<T> call) throws Exception {
    try {
      return call.get(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      List<String> stacks = stacks();
      call.cancel(true);
      throw new AssertionError(
          what + " had not returned after " + bound.toMillis() + " ms; it is in " + stacks);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw (Error) e.getCause();
    }
  }

  private List<String> stacks() {
    return own.stream()
        .filter(Thread::isAlive)
        .map(thread -> Stacks.own(thread.getStackTrace()))
        .toList();
  }

  /** Threads that were started under a call and are still alive, those of Patchbay not counted. */
  List<Thread> strangers() {
    Thread[] alive = new Thread[MOST_THREADS];
    return Stream.of(alive)
        .limit(group.enumerate(alive))
        .filter(thread -> !own.contains(thread) && !isPatchbays(thread))
        .toList();
  }

  /** The core's own threads are named by number, and end after ten idle seconds. */
  private static boolean isPatchbays(Thread thread) {
    return thread.getName().matches("patchbay-(worker|late|timer)-\\d+")
        && thread.getClass() == Thread.class;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
