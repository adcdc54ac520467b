package org.patchbay.api;

import java.util.Objects;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A connection to one server by one service; each protocol has its own sub-interface with its own
 * operations.
 *
 * <p>A sub-interface may return values of the JDK or of its own API bundle (strings, numbers,
 * records, enums, lists and maps of them), streams, further {@link Handle handles}, and {@link
 * java.util.concurrent.CompletionStage} or {@code CompletableFuture} of these; {@link
 * ServiceType#of} refuses anything else. Methods that can fail declare {@link InternetException}.
 */
@ConsumerType
public interface Connection extends Handle {

  /**
   * What the server said in answer to the last call on this connection or on what came out of it:
   * every line of every reply, in order, line breaks kept. Empty if the call heard nothing. Kept
   * after a failure and after closing.
   */
  default String lastResponse() {
    return info().lastResponse();
  }

  /**
   * Changes the bounds of the waits on this connection and what came out of it. They hold for what
   * begins afterwards, at this provider and the next; a wait that is under way may keep its own.
   * Nothing is sent.
   */
  default void timeouts(Timeouts timeouts) {
    Objects.requireNonNull(timeouts, "timeouts");
    throw new UnsupportedOperationException(
        "timeouts() is answered by the handle that connect() gave");
  }
}
