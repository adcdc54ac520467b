package org.patchbay.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Profile;

/**
 * A call that somebody will hear of by a future. It waits in its connection's line, for a provider
 * and for a thread, all without keeping one; then it runs as any caller's own call does. It is a
 * node below the handle that it was begun on: closing that cancels it, wherever it is.
 */
final class AsyncCall<R> extends Node implements Runnable {
  private final Core core;
  private final Node begunOn;
  private final Profile profile;
  private final AsyncLane lane;
  private final @Nullable AsyncLine line;
  private final Supplier<@Nullable Choice> gap;
  private final Callable<R> work;
  private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final AsyncOutcome<R> outcome;
  private final AsyncEnders enders = new AsyncEnders();
  private volatile @Nullable InternetException cancellation;
  private volatile boolean waited;

  private final Object guard = new Object();
  private Phase phase = Phase.IN_LINE;
  private @Nullable Thread runner;
  private @Nullable ProviderWait wait;
  private boolean passedOn;

  private enum Phase {
    /** Another call of the connection goes first. */
    IN_LINE,
    /** For a provider, or for a thread. */
    WAITING,
    RUNNING,
    OVER
  }

  /**
   * A call that has not begun.
   *
   * @param begunOn what it is cancelled with
   * @param line the calls that it goes after, null for none
   * @param gap which provider it needs if there may be none at the moment, null if it needs none
   */
  AsyncCall(
      Session session,
      Node begunOn,
      @Nullable AsyncLine line,
      Supplier<@Nullable Choice> gap,
      Callable<R> work) {
    super(session.core().nextId(), begunOn, EventGate.SILENT);
    this.core = session.core();
    this.begunOn = begunOn;
    this.profile = session.profile();
    this.lane = session.lane();
    this.line = line;
    this.gap = gap;
    this.work = work;
    this.outcome = new AsyncOutcome<>(begunOn);
  }

  /** Begins; what prevents that is told by the future as well. */
  CompletableFuture<R> begin() {
    try {
      ProfileRules.checkAsynchronous(profile);
      lane.enter();
    } catch (InternetException e) {
      return outcome.refuse(e);
    }
    if (!begunOn.adopt(this)) {
      lane.leave();
      return outcome.refuse(
          new InternetException(InternetError.INVALID_HANDLE, "the handle is closed"));
    }
    // Whoever completes it in another way, by cancelling it for example, has no use for the call.
    outcome.future().whenComplete((result, failure) -> cancel("its future has been completed"));
    if (line == null || line.enter(this)) {
      proceed();
    }
    return outcome.future();
  }

  /** Its turn has come in the line. */
  private void proceed() {
    Choice needed = gap.get();
    synchronized (guard) {
      if (phase == Phase.IN_LINE) {
        phase = Phase.WAITING;
        wait = needed == null ? null : needed.later(this::awaited);
        if (wait != null) {
          return;
        }
      }
    }
    execute();
  }

  /** There is a provider, or none came in time: then it fails as any call would, at once. */
  private void awaited(boolean there) {
    waited = !there;
    execute();
  }

  /** One that was cancelled meanwhile is executed as well: it passes the line on. */
  private void execute() {
    try {
      lane.execute(this);
    } catch (RejectedExecutionException e) {
      cancel("the session has been closed");
      passOn();
    }
  }

  @Override
  public void run() {
    if (!start()) {
      passOn();
      return;
    }
    @Nullable R result = null;
    @Nullable Throwable failure = null;
    try {
      result = work.call();
    } catch (Throwable e) { // the caller's code: whatever it is, the future tells it
      failure = e;
    }
    stop();
    close(Ending.OWN);
    passOn();
    outcome.ran(result, failure, cancellation);
  }

  private boolean start() {
    synchronized (guard) {
      if (phase != Phase.WAITING) {
        return false;
      }
      phase = Phase.RUNNING;
      runner = Thread.currentThread();
    }
    AsyncThread.carry(this);
    Thread.currentThread().setContextClassLoader(loader);
    return true;
  }

  private void stop() {
    synchronized (guard) {
      phase = Phase.OVER;
      runner = null;
      Thread.interrupted(); // was meant for this call
    }
    AsyncThread.carry(null);
    Thread.currentThread().setContextClassLoader(null);
    lane.leave();
  }

  /** Once: where it was cancelled and is executed nevertheless, both come here. */
  private void passOn() {
    synchronized (guard) {
      if (line == null || passedOn) {
        return;
      }
      passedOn = true;
    }
    AsyncCall<?> next = line.next();
    if (next != null) {
      next.proceed();
    }
  }

  /** The handle that it was begun on is closed, or it has ended. */
  @Override
  void end(Ending ending) {
    cancel("the handle was closed");
  }

  /** Ends it wherever it is; once it is over, or on its own thread, that means nothing. */
  private void cancel(String why) {
    Phase before;
    InternetException told;
    synchronized (guard) {
      if (isCancelled() || phase == Phase.OVER || runner == Thread.currentThread()) {
        return;
      }
      before = phase;
      told = cancelled(why);
      cancellation = told;
      if (runner == null) {
        phase = Phase.OVER;
      } else {
        runner.interrupt();
      }
    }
    // The caller's own things are not for whoever closes: on a thread of the core's.
    if (before == Phase.RUNNING) {
      core.deadlines().cancel(this);
      core.executor().execute(() -> outcome.unwanted(told));
    } else {
      giveUp(before);
      core.executor().execute(() -> outcome.neverRan(told));
    }
  }

  private void giveUp(Phase before) {
    lane.leave();
    close(Ending.OWN);
    if (line != null && before == Phase.IN_LINE) {
      line.forget(this);
      return;
    }
    ProviderWait waiting;
    synchronized (guard) {
      waiting = wait;
    }
    if (waiting != null) {
      waiting.cancel();
    }
    lane.forget(this);
    passOn();
  }

  private static InternetException cancelled(String why) {
    return new InternetException(
        InternetError.OPERATION_CANCELLED, "the asynchronous call was cancelled: " + why);
  }

  boolean isCancelled() {
    return cancellation != null;
  }

  /**
   * Nothing more begins for one that was cancelled.
   *
   * @throws InternetException if it was
   */
  void requireWanted() throws InternetException {
    if (isCancelled()) {
      throw new InternetException(
          InternetError.OPERATION_CANCELLED, "the asynchronous call was cancelled");
    }
  }

  /** Whether the time in which a provider might come is over. */
  boolean hasWaited() {
    return waited;
  }

  AsyncEnders enders() {
    return enders;
  }

  /** No handle: nothing waits for it in its own right. */
  @Override
  boolean isHandle() {
    return false;
  }
}
