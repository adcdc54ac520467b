package org.patchbay.internal;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;

/**
 * What an asynchronous call comes to: told to the listener of the handle that it was begun on, then
 * by its future. Never called by a thread that somebody waits for, since whatever a caller hangs on
 * the future runs here.
 */
final class AsyncOutcome<R> {
  private final Node begunOn;
  private final CompletableFuture<R> future = new CompletableFuture<>();

  AsyncOutcome(Node begunOn) {
    this.begunOn = begunOn;
  }

  CompletableFuture<R> future() {
    return future;
  }

  /** It could not be begun; nobody has the future yet. */
  CompletableFuture<R> refuse(InternetException why) {
    future.completeExceptionally(why);
    return future;
  }

  /**
   * It has run.
   *
   * @param cancellation why it was cancelled meanwhile, null if it was not: it comes to that,
   *     whatever it did about it
   */
  void ran(
      @Nullable R result, @Nullable Throwable failure, @Nullable InternetException cancellation) {
    Throwable told = cancellation == null || isCancellation(failure) ? failure : cancellation;
    tellListener(told);
    boolean heard = told == null && future.complete(result);
    if (told != null) {
      future.completeExceptionally(told);
    }
    if (!heard && result instanceof AutoCloseable unclaimed) {
      Border.closeQuietly(unclaimed);
    }
  }

  private static boolean isCancellation(@Nullable Throwable failure) {
    return failure instanceof InternetException known
        && known.error() == InternetError.OPERATION_CANCELLED;
  }

  /** It was cancelled before it ran. */
  void neverRan(InternetException cancellation) {
    tellListener(cancellation);
    future.completeExceptionally(cancellation);
  }

  /** It was cancelled and runs on for a moment, which nobody has to wait for. */
  void unwanted(InternetException cancellation) {
    future.completeExceptionally(cancellation);
  }

  private void tellListener(@Nullable Throwable failure) {
    begunOn.events().emit(InternetStatus.REQUEST_COMPLETE, begunOn.id(), "", numberOf(failure));
  }

  private static int numberOf(@Nullable Throwable failure) {
    if (failure == null) {
      return 0;
    }
    return failure instanceof InternetException known
        ? known.error().number()
        : InternetError.INTERNAL_ERROR.number();
  }
}
