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
 * The core's own future in place of a provider's: holds its seat until the provider's is done or
 * the connection ends, and has the total timeout of any other call.
 */
final class RelayedStage {
  private RelayedStage() {}

  static CompletionStage<?> of(CompletionStage<?> inner, Seat seat, Node node, Deadlines deadlines)
      throws InternetException {
    Lent lent = seat.lent();
    CompletableFuture<@Nullable Object> outer = new CompletableFuture<>();
    if (!seat.enterBelow()) {
      throw lent.failure(InternetError.PROVIDER_WITHDRAWN, "the provider has gone", null);
    }
    Deadlines.Call call = deadlines.startAside(seat);
    AtomicBoolean inside = new AtomicBoolean(true);
    Runnable leave =
        () -> {
          if (inside.getAndSet(false)) {
            call.end();
            seat.exit();
          }
        };
    AutoCloseable end =
        () -> {
          outer.completeExceptionally(cancelled(lent));
          leave.run();
        };
    try {
      lent.own(end);
    } catch (IllegalStateException e) {
      throw cancelled(lent);
    }
    inner.whenComplete(
        (value, thrown) -> {
          lent.disown(end);
          leave.run();
          if (thrown == null) {
            complete(outer, value, lent, node);
          } else {
            outer.completeExceptionally(rebuilt(thrown, lent, call.isExpired(), node));
          }
        });
    return outer;
  }

  private static void complete(
      CompletableFuture<@Nullable Object> outer, @Nullable Object value, Lent lent, Node node) {
    try {
      outer.complete(Copies.of(value));
    } catch (RuntimeException e) { // a collection of the provider's own that fails to be read
      outer.completeExceptionally(rebuilt(e, lent, false, node));
    }
  }

  private static InternetException cancelled(Lent lent) {
    return Border.rebuild(new CancellationException(), lent, false, true);
  }

  private static Throwable rebuilt(Throwable thrown, Lent lent, boolean expired, Node node) {
    Throwable root =
        thrown instanceof CompletionException wrapper && wrapper.getCause() != null
            ? wrapper.getCause()
            : thrown;
    try {
      return Border.rebuild(root, lent, expired, !node.isAlive());
    } catch (RuntimeException | Error e) {
      return e;
    }
  }
}
