package org.patchbay.api;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A node in the tree of sessions, connections and what comes out of them.
 *
 * <p>What a caller holds is always the core's: it outlives the provider behind it. Any use of a
 * closed handle fails with {@link InternetError#INVALID_HANDLE}. A provider that implements a
 * sub-interface writes {@link #close()} and leaves the other methods of this interface alone: the
 * core answers them.
 */
@ConsumerType
public interface Handle extends AutoCloseable {

  /**
   * Closes this handle and everything below it, children first. Closing again does nothing. A call
   * that another thread is in ends with {@link InternetError#OPERATION_CANCELLED}.
   */
  @Override
  void close();

  /** Describes this handle at this moment. Works on closed handles too. */
  default HandleInfo info() {
    throw new UnsupportedOperationException("info() is answered by the handle that connect() gave");
  }

  /**
   * Makes a call by a thread of the core's: whatever is done in it with this handle and others
   * works, fails, waits, is told to listeners and survives a provider's departure as on the
   * caller's own thread.
   *
   * <pre>{@code
   * ftp.async(() -> ftp.list("/pub")).thenAccept(entries -> …)
   * }</pre>
   *
   * <p><b>Order.</b> Calls on a connection that does one thing at a time (FTP, Gopher) are begun
   * one after the other, in their order; those on an HTTP connection side by side. None keeps a
   * thread while it waits for those before it, for a provider that is being updated, or for a
   * thread. A call must not wait for another one.
   *
   * <p><b>End.</b> The future is completed on a thread of the core's, never on one of the
   * framework's and under no lock. Status listeners hear {@link InternetStatus#REQUEST_COMPLETE}
   * before.
   *
   * <p><b>Cancelling</b> the future, or completing it in any other way such as {@code orTimeout},
   * ends the call wherever it is: waiting, looking a name up, dialling, logging in, transferring.
   * So does closing this handle or one above it: the future then fails with {@link
   * InternetError#OPERATION_CANCELLED}. A connection whose call was cancelled can be used again.
   * What the call gives nevertheless is closed, if it is a handle or a stream.
   *
   * <p><b>Errors.</b> The future fails with what the call throws, an {@link InternetException} as a
   * rule; with {@link InternetError#LIMIT_EXCEEDED} if the bundle has too many calls under way,
   * {@link InternetError#INVALID_HANDLE} if this handle is closed, {@link
   * InternetError#INVALID_OPERATION} if the profile refuses asynchronous calls. Stages that depend
   * on it wrap that in a {@link java.util.concurrent.CompletionException}, as all such stages do.
   *
   * @param call runs in the name of the bundle that has the session, with the context class loader
   *     of the calling thread; gets interrupted when it is cancelled
   */
  default <R> CompletableFuture<R> async(Callable<R> call) {
    Objects.requireNonNull(call, "call");
    throw new UnsupportedOperationException(
        "async() is answered by the handle that connect() gave");
  }

  /** The same for what gives nothing: {@code ftp.async(() -> ftp.delete("old.txt"))}. */
  default CompletableFuture<@Nullable Void> async(Step step) {
    Objects.requireNonNull(step, "step");
    return async(
        () -> {
          step.run();
          return null;
        });
  }

  /** A call that gives nothing. */
  @FunctionalInterface
  @ConsumerType
  interface Step {
    /** Does it. */
    void run() throws Exception;
  }

  /** Tells whether this handle can be used: neither it nor one above it has been closed. */
  default boolean isOpen() {
    return info().open();
  }
}
