package org.patchbay.wininet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.Handle;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.Timeouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a handle stands for. Callback and timeouts are inherited when it is made, not later (W-135,
 * W-136). Thread-safe; no lock is held while a callback or the API runs.
 */
abstract class Node {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** One row of numbers for all: none means two things, ever (W-129). */
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final long number = NUMBERS.incrementAndGet();
  private final int type;
  private final @Nullable Node parent;
  private final Set<Node> children = new LinkedHashSet<>();
  private final Set<Pending.Operation> pending = new LinkedHashSet<>();
  private volatile long context;
  private volatile @Nullable InternetStatusCallback callback;
  private volatile @Nullable Timeouts timeouts;
  private volatile boolean ended;

  Node(int type, @Nullable Node parent, long context) {
    this.type = type;
    this.parent = parent;
    this.context = context;
    if (parent != null) {
      callback = parent.callback;
      timeouts = parent.timeouts;
    }
  }

  /**
   * Gives up what this has of the API; its children have done so.
   *
   * @param own whether its own handle was closed, not one above: an upload is completed only then
   * @throws IOException if what was under way did not end well; it is given up nevertheless
   */
  abstract void end(boolean own) throws IOException;

  final void adopt(Node child) {
    synchronized (children) {
      children.add(child);
    }
  }

  final void forget(Node child) {
    synchronized (children) {
      children.remove(child);
    }
  }

  /** Most recent first (W-122). */
  final List<Node> children() {
    synchronized (children) {
      List<Node> all = new ArrayList<>(children);
      Collections.reverse(all);
      return all;
    }
  }

  /** Whether the session above is asynchronous. */
  boolean isAsynchronous() {
    return parent != null && parent.isAsynchronous();
  }

  /** What of the API does asynchronous work for this. */
  Handle api() {
    return Objects.requireNonNull(parent).api();
  }

  /** Whether several things may be under way here at a time. */
  boolean isShared() {
    return false;
  }

  /**
   * Something is under way.
   *
   * @throws InternetException 12026 if something is already, and only one thing may be
   */
  final void pend(Pending.Operation operation) throws InternetException {
    synchronized (pending) {
      requireNothingPending();
      pending.add(operation);
    }
  }

  final void requireNothingPending() throws InternetException {
    synchronized (pending) {
      if (!pending.isEmpty() && !isShared()) {
        throw Refusal.of(InternetError.REQUEST_PENDING, "another function is under way on it");
      }
    }
  }

  /** It is under way no longer. */
  final void settle(Pending.Operation operation) {
    synchronized (pending) {
      pending.remove(operation);
    }
  }

  /** What is under way on this handle. */
  final List<Pending.Operation> pending() {
    synchronized (pending) {
      return new ArrayList<>(pending);
    }
  }

  /** The number behind a handle. */
  final long number() {
    return number;
  }

  final int type() {
    return type;
  }

  final @Nullable Node parent() {
    return parent;
  }

  final long context() {
    return context;
  }

  final void context(long newContext) {
    context = newContext;
  }

  final @Nullable InternetStatusCallback callback() {
    return callback;
  }

  final void callback(@Nullable InternetStatusCallback newCallback) {
    callback = newCallback;
  }

  /** The timeouts that were set here or above, null if none were. */
  final @Nullable Timeouts timeouts() {
    return timeouts;
  }

  final void timeouts(@Nullable Timeouts newTimeouts) {
    timeouts = newTimeouts;
  }

  /** The timeouts of this or of something below have been changed. */
  void retime(Timeouts changed) {}

  /** Tells the callback, unless the context is 0 (W-137). */
  final void tell(long handle, InternetStatus status, @Nullable Object information) {
    tell(handle, context, status, information);
  }

  /** The same with the context of a function, not of this handle. */
  final void tell(
      long handle, long toldContext, InternetStatus status, @Nullable Object information) {
    InternetStatusCallback told = callback;
    if (told != null && !ended && toldContext != WinInetConstants.INTERNET_NO_CALLBACK) {
      call(told, handle, toldContext, status, information);
    }
  }

  private static void call(
      InternetStatusCallback told,
      long handle,
      long toldContext,
      InternetStatus status,
      @Nullable Object information) {
    try {
      told.onStatus(handle, toldContext, status.number(), information);
    } catch (Throwable e) { // foreign code: what was being done goes on
      LOG.warn("a status callback failed at {}: {}", status, e.toString());
    }
  }

  /** This handle has been made: told on the one above, with its own context (W-138, W-139). */
  final void tellCreated() {
    tell(parent == null ? number : parent.number, InternetStatus.HANDLE_CREATED, number);
  }

  /** This handle is being closed: nothing is told of it afterwards. */
  final void tellClosing() {
    tell(number, InternetStatus.HANDLE_CLOSING, number);
    ended = true;
  }
}
