package org.patchbay.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetStatus;

/**
 * A node in the tree of handles: session, connection, or what came out of one. It knows its
 * children in the order of their making and closes them most recent first (W-122). Its lock guards
 * that set alone and is never held while anything else is called.
 */
abstract class Node {
  private final long id;
  private final @Nullable Node parent;
  private final EventGate events;
  private final Object guard = new Object();
  private @Nullable Set<Node> children;
  private volatile boolean closed;

  Node(long id, @Nullable Node parent, EventGate events) {
    this.id = id;
    this.parent = parent;
    this.events = events;
  }

  final long id() {
    return id;
  }

  /** Told apart by being another: the first identity hash of an object is a slow one. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(id);
  }

  final EventGate events() {
    return events;
  }

  final boolean isAlive() {
    return !closed;
  }

  /** Takes in a child; false if this node is closed already. */
  final boolean adopt(Node child) {
    synchronized (guard) {
      if (closed) {
        return false;
      }
      if (children == null) {
        children = new LinkedHashSet<>();
      }
      return children.add(child);
    }
  }

  private void forget(Node child) {
    synchronized (guard) {
      if (children != null) {
        children.remove(child);
      }
    }
  }

  /**
   * Closes everything below, then this; does nothing the second time.
   *
   * @param ending how much courtesy there is time for
   * @return whether it was open
   */
  final boolean close(Ending ending) {
    List<Node> below;
    synchronized (guard) {
      if (closed) {
        return false;
      }
      closed = true;
      below = children == null ? new ArrayList<>() : new ArrayList<>(children);
      children = null;
    }
    Collections.reverse(below);
    below.forEach(child -> child.close(ending.below()));
    try {
      end(ending);
    } finally {
      events.emit(InternetStatus.HANDLE_CLOSING, id, "", id);
      if (parent != null) {
        parent.forget(this);
      }
    }
    return true;
  }

  /** Whether a departing provider has to wait for something here that is not finished. */
  boolean isUnderWay() {
    return false;
  }

  /** Whether this is a download, not at its end, that another provider can go on with. */
  boolean goesOnElsewhere() {
    return false;
  }

  /** Calls on this node at this moment. */
  int callsInside() {
    return 0;
  }

  /** Whether something below has to be waited for; null if there is nothing below. */
  final @Nullable Boolean isAnythingBelowUnderWay() {
    synchronized (guard) {
      return children == null || children.stream().noneMatch(Node::isHandle)
          ? null
          : children.stream().anyMatch(Node::isUnderWay);
    }
  }

  /** Whether somebody holds it; what is only closed with a node is none. */
  boolean isHandle() {
    return true;
  }

  /** A call on this node begins. */
  void entered() {}

  /** A call on this node has ended. */
  void exited() {}

  /** Gives up what this node has; its children have been closed. */
  abstract void end(Ending ending);

  /** How a node comes to be closed. */
  enum Ending {
    /** By its own caller: the provider closes it in order. */
    OWN,
    /** With the session above it: connections are closed in order, what came out of them is not. */
    CASCADE,
    /** In a hurry: the owner's bundle, or the core, stops. */
    CUT;

    Ending below() {
      return this == OWN ? CASCADE : this;
    }
  }
}
