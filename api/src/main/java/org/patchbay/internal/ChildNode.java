package org.patchbay.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.Upload;

/** A stream, an enumeration, a response: something that came out of a connection. */
final class ChildNode extends Node {
  private final ConnectionNode connection;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicBoolean unfinished = new AtomicBoolean();
  private volatile @Nullable InternetException failure;
  private volatile boolean givenUp;

  ChildNode(long id, Node parent, EventGate events, ConnectionNode connection) {
    super(id, parent, events);
    this.connection = connection;
  }

  void announce(Node parent) {
    events().emit(InternetStatus.HANDLE_CREATED, parent.id(), "", id());
  }

  <T> T call(ConnectionNode.Operation<T> operation) throws InternetException {
    return connection.call(this, operation);
  }

  void perform(ConnectionNode.Step step) throws InternetException {
    connection.call(this, step.asOperation());
  }

  @Override
  void entered() {
    inside.getAndIncrement();
  }

  @Override
  void exited() {
    inside.getAndDecrement();
  }

  /**
   * Its own caller's close reaches the provider. Under a call of another thread that would not be
   * safe: what the connection uses is cut instead, and that call ends as cancelled (W-127).
   */
  @Override
  void end(Ending ending) {
    unfinished.set(true);
    try {
      if (ending == Ending.OWN && inside.get() != 0) {
        connection.seat().lent().belongings().reset();
      } else if (ending == Ending.OWN) {
        unfinished.set(!connection.release(this::closeProvided));
      }
    } catch (InternetException e) {
      unfinished.set(false);
      failure = e;
    } finally {
      connection.seat().take(this);
    }
  }

  private void closeProvided() throws Exception {
    AutoCloseable made = provided(AutoCloseable.class);
    if (!givenUp) {
      made.close();
    } else if (made instanceof Upload upload) {
      upload.abort();
    } else {
      connection.seat().lent().belongings().reset();
    }
  }

  /** What the provider made. */
  <T> T provided(Class<T> type) {
    return type.cast(connection.seat().provided(this));
  }

  /** Closes as the caller of a stream does, who must hear what went wrong. */
  void closeOrThrow() throws InternetException {
    InternetException wrong = close(Ending.OWN) ? failure : null;
    if (wrong != null) {
      throw wrong;
    }
  }

  /** Closes as a writer does who gives up: the provider completes nothing. */
  void abort() {
    givenUp = true;
    close(Ending.OWN);
    unfinished.set(false);
  }

  /** Closes as a writer does, who must hear it too if the provider's close was never reached. */
  void completeOrThrow() throws InternetException {
    closeOrThrow();
    if (unfinished.getAndSet(false)) {
      throw connection.unfinished();
    }
  }
}
