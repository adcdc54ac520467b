package org.patchbay.cli.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.cli.demo.DemoServers;
import org.patchbay.cli.surroundings.Surroundings;

/** Servers, clients and swaps, from start to end. */
final class SoakStage {
  private static final Timeouts TIMEOUTS =
      Timeouts.DEFAULT.withSilence(Duration.ofSeconds(20)).withTotal(Duration.ofSeconds(60));
  private static final long CLIENTS_END_MILLIS = 45_000;
  private static final long GLANCE_MILLIS = 50;

  private final Surroundings surroundings;
  private final SoakPlan plan;
  private final SoakRun run;
  private final SoakLoaders loaders;
  private final SoakSwaps swaps;
  private final List<SoakClient<?>> clients = new ArrayList<>();
  private final List<InternetSession> sessions = new ArrayList<>();
  private int classLoadersLeft;
  private int handlesLeft;

  SoakStage(Surroundings surroundings, SoakPlan plan, List<Bundle> providers) {
    this.surroundings = surroundings;
    this.plan = plan;
    run = new SoakRun(surroundings.sessions()::isEnded);
    loaders = new SoakLoaders(surroundings.context());
    swaps = new SoakSwaps(plan, run, surroundings, loaders, providers);
  }

  /** Returns when everything that it made has ended, or should have. */
  void play() throws IOException, InterruptedException {
    SoakUploads uploads = new SoakUploads();
    try (DemoServers servers = DemoServers.writable(uploads::confirmed)) {
      SoakFiles files = SoakFiles.write(servers.folder(), uploads);
      for (int i = 0; i < plan.clients(); i++) {
        String service = plan.services().get(i % plan.services().size());
        clients.add(client(SoakService.of(service, servers), files, i));
      }
      work();
      leave();
      if (!run.isInterrupted()) {
        uploads.checkWithdrawn(files.sent(), run.tally());
      }
    } finally {
      run.end();
      sessions.forEach(InternetSession::close);
    }
  }

  SoakTally tally() {
    return run.tally();
  }

  int swapsDone() {
    return swaps.done();
  }

  int classLoadersLeft() {
    return classLoadersLeft;
  }

  int handlesLeft() {
    return handlesLeft;
  }

  private SoakClient<?> client(SoakService<?> service, SoakFiles files, int number)
      throws IOException {
    InternetSession session =
        surroundings
            .sessions()
            .open(
                SessionOptions.agent("patchbay-soak")
                    .timeouts(TIMEOUTS)
                    .listener(SoakTrack.listener()));
    sessions.add(session);
    Random random = new Random(plan.seed() * 31 + number);
    SwapClock clock = swaps.clock(service.visit().name());
    return new SoakClient<>(service, files, session, run, clock, random, number);
  }

  private void work() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients.size(); i++) {
      threads.add(started(clients.get(i), "soak-client-" + i));
    }
    awaitSwaps(started(swaps, "soak-swaps"));
    run.end();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLIENTS_END_MILLIS);
    for (Thread thread : threads) {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
      if (thread.isAlive() && !run.isInterrupted()) {
        run.tally().problem("a client does not end", stackOf(thread));
      }
    }
  }

  private void awaitSwaps(Thread swapping) throws InterruptedException {
    long deadline = System.nanoTime() + plan.totalLimit().toNanos();
    String late = "";
    while (swapping.isAlive() && late.isEmpty() && !run.isInterrupted()) {
      swapping.join(GLANCE_MILLIS);
      late = System.nanoTime() > deadline ? "time is up" : swaps.stuck();
    }
    if (!late.isEmpty()) {
      run.tally().problem("swap: does not end: " + late, stackOf(swapping));
    } else if (swaps.done() < plan.swaps() && !run.isInterrupted()) {
      String done = "swap: " + swaps.done() + " of " + plan.swaps() + " were done";
      run.tally().problem(done, stackOf(swapping));
    }
  }

  /** All providers depart once more while idle handles are open: these must not keep anything. */
  private void leave() throws InterruptedException {
    if (run.isInterrupted() || !swaps.stuck().isEmpty()) {
      return;
    }
    swaps.leaveAll();
    classLoadersLeft = loaders.left();
    sessions.forEach(InternetSession::close);
    long open = clients.stream().filter(SoakClient::hasOpenHandle).count();
    handlesLeft = Math.max(run.tally().openHandles(), (int) open);
  }

  private Thread started(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setUncaughtExceptionHandler(
        (dead, failure) -> run.tally().problem(dead.getName() + " died: " + failure, failure));
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static Throwable stackOf(Thread thread) {
    Throwable stack = new TimeoutException(thread.getName() + " is " + thread.getState());
    stack.setStackTrace(thread.getStackTrace());
    return stack;
  }
}
