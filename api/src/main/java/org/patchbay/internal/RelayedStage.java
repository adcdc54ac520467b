package org.patchbay.internal;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * The core's own future in place of a provider's: holds its seat until the provider's is done, the
 * connection ends or nobody wants it any more, and has the total timeout of any other call.
 */
final class RelayedStage {
  private final Seat seat;
  private final Lent lent;
  private final Served served;
  private final Handing handing;
  private final Core core;
  private final CompletableFuture<@Nullable Object> outer = new CompletableFuture<>();
  private final AtomicBoolean inside = new AtomicBoolean(true);

  /** Makes of a provider's result what a caller may keep. */
  @FunctionalInterface
  interface Handing {
    @Nullable Object hand(@Nullable Object result) throws Throwable;
  }

  RelayedStage(Seat seat, Served served, Handing handing) {
    this.seat = seat;
    this.lent = seat.lent();
    this.served = served;
    this.handing = handing;
    this.core = served.connection().scope().core();
  }

  CompletableFuture<?> of(CompletionStage<?> inner) throws InternetException {
    if (!seat.enterBelow()) {
      throw lent.failure(InternetError.PROVIDER_WITHDRAWN, "the provider has gone", null);
    }
    Deadlines.Call call = core.deadlines().startAside(seat);
    AutoCloseable end =
        () -> {
          leave(call);
          tell(null, cancelled());
        };
    try {
      lent.own(end);
    } catch (IllegalStateException e) {
      throw cancelled();
    }
    inner.whenComplete(
        (value, thrown) -> {
          lent.disown(end);
          if (thrown == null) {
            complete(value, call);
          } else {
            leave(call);
            tell(null, rebuilt(thrown, call.isExpired()));
          }
        });
    outer.whenComplete(
        (value, thrown) -> {
          if (inside.get()) { // by the caller, who does not want it any more
            lent.disown(end);
            leave(call);
            cancel(inner);
          }
        });
    return outer;
  }

  private void leave(Deadlines.Call call) {
    if (inside.getAndSet(false)) {
      call.end();
      seat.exit();
    }
  }

  /** What is handed out is made while the seat is held, the caller is told afterwards. */
  private void complete(@Nullable Object value, Deadlines.Call call) {
    if (!inside.get()) {
      if (value instanceof AutoCloseable unclaimed) {
        Border.closeQuietly(unclaimed);
      }
      return;
    }
    @Nullable Object handed = null;
    @Nullable Throwable failure = null;
    try {
      handed = handing.hand(value);
    } catch (
        Throwable e) { // foreign code: a collection of the provider's own that fails to be read
      failure = rebuilt(e, false);
    }
    leave(call);
    tell(handed, failure);
  }

  /** What the caller hangs on its future is neither for a provider's thread nor for who closes. */
  private void tell(@Nullable Object handed, @Nullable Throwable failure) {
    core.executor()
        .execute(
            () -> {
              boolean heard =
                  failure == null ? outer.complete(handed) : outer.completeExceptionally(failure);
              if (!heard && handed instanceof AutoCloseable unclaimed) {
                Border.closeQuietly(unclaimed);
              }
            });
  }

  private static void cancel(CompletionStage<?> inner) {
    try {
      inner.toCompletableFuture().cancel(true);
    } catch (RuntimeException e) {
      return; // foreign code, which need not be able to: its seat is free all the same
    }
  }

  private InternetException cancelled() {
    return Border.rebuild(new CancellationException(), lent, false, true);
  }

  private Throwable rebuilt(Throwable thrown, boolean expired) {
    Throwable root =
        thrown instanceof CompletionException wrapper && wrapper.getCause() != null
            ? wrapper.getCause()
            : thrown;
    try {
      return Border.rebuild(root, lent, expired, !served.node().isAlive());
    } catch (RuntimeException | Error e) {
      return e;
    }
  }
}
