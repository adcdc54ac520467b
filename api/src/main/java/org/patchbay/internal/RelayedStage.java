package org.patchbay.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * The core's own future in place of a provider's: holds its seat until the provider's is done, and
 * ends when the connection does.
 */
final class RelayedStage {
  private RelayedStage() {}

  static CompletionStage<?> of(CompletionStage<?> inner, Seat seat, Node node)
      throws InternetException {
    Lent lent = seat.lent();
    CompletableFuture<@Nullable Object> outer = new CompletableFuture<>();
    if (!seat.enter()) {
      throw lent.failure(InternetError.PROVIDER_WITHDRAWN, "the provider has gone", null);
    }
    AutoCloseable end =
        lent.own(
            () ->
                outer.completeExceptionally(
                    lent.failure(
                        InternetError.OPERATION_CANCELLED, "the connection was closed", null)));
    inner.whenComplete(
        (value, thrown) -> {
          lent.disown(end);
          seat.exit();
          if (thrown == null) {
            outer.complete(value);
          } else {
            outer.completeExceptionally(rebuilt(thrown, lent, node));
          }
        });
    return outer;
  }

  private static Throwable rebuilt(Throwable thrown, Lent lent, Node node) {
    Throwable root =
        thrown instanceof CompletionException wrapper && wrapper.getCause() != null
            ? wrapper.getCause()
            : thrown;
    try {
      return Border.rebuild(root, lent, false, !node.isAlive());
    } catch (RuntimeException | Error e) {
      return e;
    }
  }
}
