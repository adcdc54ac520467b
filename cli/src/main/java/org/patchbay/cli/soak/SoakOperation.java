package org.patchbay.cli.soak;

/**
 * One operation of a client, from its first call to its last. The pauses that the client itself
 * makes do not count as its time.
 */
final class SoakOperation {
  private final SwapClock clock;
  private final String what;
  private final boolean kept;
  private final long swapsEnded;
  private final long started = System.nanoTime();
  private volatile boolean unserved;
  private volatile boolean resumed;
  private volatile long bytes;
  private long paused;

  SoakOperation(SwapClock clock, String what, boolean kept) {
    this.clock = clock;
    this.what = what;
    this.kept = kept;
    swapsEnded = clock.ended();
  }

  /** What it was, for reports. */
  String what() {
    return what + (kept ? " on a kept handle" : "");
  }

  /** Whether it had a handle from before, and so no connect() of its own. */
  boolean isKept() {
    return kept;
  }

  /** Whether the provider of its handle has gone before it began. */
  void handleIs(boolean withoutProvider) {
    unserved = withoutProvider;
  }

  /** Bytes have come and been compared. */
  void received(long count) {
    bytes += count;
  }

  long bytes() {
    return bytes;
  }

  void paused(long nanos) {
    paused += nanos;
  }

  /** Another provider has taken the handle over; says what that means here. */
  Resumption resumed() {
    resumed = true;
    if (bytes > 0) {
      return Resumption.RESUMED;
    }
    return unserved ? Resumption.MOVED : Resumption.RETRIED;
  }

  /** Whether it overlapped a departure, or was the first after its handle had moved. */
  boolean metSwap() {
    return resumed || clock.begun() > swapsEnded;
  }

  long nanos() {
    return System.nanoTime() - started - paused;
  }

  /** What the takeover of a handle meant to its caller. */
  enum Resumption {
    /** The handle was idle when its provider went. */
    MOVED,
    /** The provider went while the operation was under way, before it had given anything. */
    RETRIED,
    /** A download goes on where it was cut. */
    RESUMED
  }
}
