package org.patchbay.wininet;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;

/**
 * The part of a function that may take long. Below an asynchronous session a thread of the core's
 * does it: the function fails with 997 at once, and REQUEST_COMPLETE tells what it came to (W-031,
 * W-189). Whoever has no context or no callback could not be told: then it is done here and now.
 */
final class Pending {
  private final Calls calls;

  Pending(Calls calls) {
    this.calls = calls;
  }

  /** Something that only succeeds or fails, told with the context of its handle. */
  void step(Node node, Calls.Step step) throws IOException {
    step(node, node.context(), step);
  }

  /** Something that only succeeds or fails. */
  void step(Node node, long context, Calls.Step step) throws IOException {
    handle(
        node,
        context,
        () -> {
          step.run();
          return 1L;
        });
  }

  /**
   * Something that gives a handle.
   *
   * @param node on which the function was called
   * @param context of the function, or of the handle that it gives
   * @throws InternetException 997 if it is under way; 12026 if the handle has something under way
   */
  long handle(Node node, long context, Calls.Work<Long> work) throws IOException {
    if (!node.isAsynchronous()
        || context == WinInetConstants.INTERNET_NO_CALLBACK
        || node.callback() == null) {
      node.requireNothingPending();
      return work.run();
    }
    Operation operation = new Operation(node, context);
    node.pend(operation);
    InternetException refused = operation.begin(work);
    throw refused == null
        ? Refusal.of(InternetError.IO_PENDING, "the callback will tell what came of it")
        : refused;
  }

  /** One such part. */
  final class Operation {
    private final Node node;
    private final long context;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile @Nullable CompletableFuture<?> future;

    private Operation(Node node, long context) {
      this.node = node;
      this.context = context;
    }

    /** Gives why it could not even be begun. */
    private @Nullable InternetException begin(Calls.Work<Long> work) {
      CompletableFuture<Boolean> begun = node.api().async(() -> run(work));
      future = begun;
      if (begun.isCompletedExceptionally() && told.compareAndSet(false, true)) {
        node.settle(this);
        return begun.handle((any, failure) -> asKnown(failure)).join();
      }
      begun.whenComplete((any, failure) -> endWithoutRunning(failure));
      if (told.get()) {
        begun.cancel(true); // closed in between
      }
      return null;
    }

    private boolean run(Calls.Work<Long> work) {
      Long result = calls.value(work);
      tell(result == null ? 0 : result, result == null ? calls.mine().number() : 0);
      return true;
    }

    private void endWithoutRunning(@Nullable Throwable failure) {
      if (failure != null) {
        tell(0, Refusal.number(asKnown(failure).error()));
      }
    }

    private static InternetException asKnown(@Nullable Throwable failure) {
      return failure instanceof InternetException known
          ? known
          : Refusal.of(InternetError.OPERATION_CANCELLED, "the handle has been closed");
    }

    /** Once, and before the handle that it is told on is closed. */
    private void tell(long result, int error) {
      if (told.compareAndSet(false, true)) {
        node.settle(this);
        node.tell(
            node.number(),
            context,
            InternetStatus.REQUEST_COMPLETE,
            new InternetAsyncResult(result, error));
      }
    }

    /** The handle is being closed: 12017, wherever it is (W-127). */
    void cancel() {
      tell(0, InternetError.OPERATION_CANCELLED.number());
      CompletableFuture<?> begun = future;
      if (begun != null) {
        begun.cancel(true);
      }
    }
  }
}
