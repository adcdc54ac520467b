package org.patchbay.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.HandleInfo;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.Upload;
import org.patchbay.spi.ResumableDownload;

/** A stream, an enumeration, a response: something that came out of a connection. */
final class ChildNode extends Node implements Served {
  /** A download that nobody reads for so long is not waited for: it goes on elsewhere. */
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final ConnectionNode connection;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicBoolean unfinished = new AtomicBoolean();
  private final Map<String, String> bookmark;
  private final boolean isTop;

  @SuppressWarnings("unused") // keeps it until the node is forgotten
  private @Nullable Object watch;

  private volatile Seat seat;
  private volatile @Nullable InternetException failure;
  private volatile boolean givenUp;
  private volatile boolean finished;
  private volatile boolean moved;
  private volatile long lastUse = System.nanoTime();

  ChildNode(
      long id,
      Node parent,
      EventGate events,
      ConnectionNode connection,
      Seat seat,
      Map<String, String> bookmark) {
    super(id, parent, events);
    this.connection = connection;
    this.seat = seat;
    this.bookmark = bookmark;
    this.isTop = parent == connection;
  }

  /**
   * Watches what the caller holds, if that is all that leads here.
   *
   * @param outer as {@link LostHandles#watch} has it
   */
  void watch(Object outer) {
    if (isTop) {
      watch = connection.scope().core().lostHandles().watch(outer, this);
    }
  }

  /** Nobody can use it any more: what is written is not completed. */
  void closeLost() {
    if (seat.isUpload(this)) {
      abort();
    } else {
      close(Ending.OWN);
    }
  }

  /** What a stream tells of itself for the case that another provider has to go on with it. */
  static Map<String, String> bookmarkOf(AutoCloseable made) {
    return made instanceof ResumableDownload download ? Map.copyOf(download.bookmark()) : Map.of();
  }

  /** Its bytes, -1 if it does not know. */
  static long lengthOf(AutoCloseable made) {
    return made instanceof ResumableDownload download ? download.length() : -1;
  }

  void announce(Node parent) {
    events().emit(InternetStatus.HANDLE_CREATED, parent.id(), "", id());
  }

  @Override
  public <T> T call(Operation<T> operation) throws InternetException {
    return connection.callBelow(this, operation);
  }

  /**
   * After a call failed: goes on elsewhere if that is possible and wanted.
   *
   * @param read what the caller has
   * @throws InternetException the failure itself, if it is not; that it was cancelled, if its own
   *     caller has closed it meanwhile
   */
  void resume(InternetException cut, ReadSoFar read) throws InternetException {
    InternetException last = cut;
    while (mayResume(last)) {
      try {
        connection.resume(this, bookmark, read);
        return;
      } catch (InternetException e) {
        last = e; // the next may have departed as well
      }
    }
    if (last.error() == InternetError.PROVIDER_WITHDRAWN && !isAlive()) {
      throw connection
          .scope()
          .failure(InternetError.OPERATION_CANCELLED, "the handle was closed under the call", null);
    }
    throw last;
  }

  private boolean mayResume(InternetException cut) {
    return cut.error() == InternetError.PROVIDER_WITHDRAWN
        && !bookmark.isEmpty()
        && connection.resumes()
        && isAlive();
  }

  /** The rest of a download is here now; it is closed if nobody wants it any more. */
  void sit(Seat next, InputStream rest) throws IOException {
    next.give(this, rest);
    seat = next;
    moved = true;
    if (!isAlive() && next.take(this) != null) {
      rest.close();
    }
  }

  /** All of it has been read: a departure need not wait for the close. */
  void finish() {
    finished = true;
  }

  @Override
  boolean isUnderWay() {
    if (finished) {
      return false;
    }
    Boolean below = isAnythingBelowUnderWay();
    if (below != null) {
      return below;
    }
    boolean quiet = System.nanoTime() - lastUse > QUIET_NANOS;
    return !(quiet && goesOnElsewhere() && !beginsAgain());
  }

  /** Whether another provider can only give all of it once more. */
  boolean beginsAgain() {
    return bookmark.containsKey(ResumableDownload.FROM_START);
  }

  @Override
  boolean goesOnElsewhere() {
    return !finished && isAlive() && !bookmark.isEmpty() && connection.resumes();
  }

  @Override
  int callsInside() {
    return inside.get();
  }

  @Override
  void entered() {
    inside.getAndIncrement();
  }

  @Override
  void exited() {
    lastUse = System.nanoTime();
    inside.getAndDecrement();
  }

  /**
   * Its own caller's close reaches the provider. Under a call of another thread that is not safe,
   * unless the provider says so: what the connection uses is cut instead, and that call ends as
   * cancelled (W-127). So it is where the connection has moved on and its own close would not reach
   * that call.
   */
  @Override
  void end(Ending ending) {
    Seat current = seat;
    unfinished.set(true);
    try {
      boolean underACall =
          inside.get() != 0 && (ending == Ending.OWN || current != connection.seat());
      if (underACall && !current.closesUnderCalls(this)) {
        current.lent().belongings().reset();
      } else if (underACall || ending == Ending.OWN || mustCloseItself(current)) {
        unfinished.set(!connection.release(current, this::closeProvided));
      }
    } catch (InternetException e) {
      unfinished.set(false);
      failure = e;
    } finally {
      if (current.take(this) != null && isTop) {
        current.litter();
      }
      current.lease().signal();
    }
  }

  /** What went on elsewhere is not reached by the close of what it came out of. */
  private boolean mustCloseItself(Seat current) {
    return moved && connection.isAlive() && current == connection.seat();
  }

  private boolean closeProvided(Seat current) throws Exception {
    AutoCloseable made = current.take(this);
    if (made == null) {
      throw new Seat.Unreached();
    }
    AsyncCall<?> call = AsyncThread.call();
    boolean cancelled = call != null && call.isCancelled();
    if (!givenUp && !(cancelled && made instanceof OutputStream)) {
      made.close();
    } else if (made instanceof Upload upload) {
      upload.abort();
    } else {
      current.lent().belongings().reset();
    }
    if (cancelled && !givenUp) {
      throw new InternetException(
          InternetError.OPERATION_CANCELLED, "the asynchronous call was cancelled");
    }
    return true;
  }

  /** Closes as a reader does: there is nothing to hear of a provider that has gone. */
  void closeAfterReading() throws InternetException {
    try {
      closeOrThrow();
    } catch (InternetException e) {
      if (e.error() != InternetError.PROVIDER_WITHDRAWN) {
        throw e;
      }
    }
  }

  private void closeOrThrow() throws InternetException {
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
      throw connection
          .scope()
          .failure(
              seat.lease().isOpen()
                  ? InternetError.OPERATION_CANCELLED
                  : InternetError.PROVIDER_WITHDRAWN,
              "the handle was closed before all was confirmed",
              null);
    }
  }

  @Override
  public Node node() {
    return this;
  }

  @Override
  public ConnectionNode connection() {
    return connection;
  }

  @Override
  public Seat seat() {
    return seat;
  }

  @Override
  public HandleInfo info() {
    return connection.info(this, seat);
  }
}
