package org.patchbay.wininet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** The handles that are open, by their numbers. Thread-safe. */
final class Handles {
  private final Map<Long, Node> open = new ConcurrentHashMap<>();
  private volatile boolean initialised;

  /** Opens a handle below the one above. */
  long add(Node node) throws IOException {
    initialised = true;
    open.put(node.number(), node);
    Node parent = node.parent();
    if (parent != null) {
      parent.adopt(node);
      if (!open.containsKey(parent.number())) { // closed meanwhile by another thread
        close(node);
        throw Refusal.of(InternetError.OPERATION_CANCELLED, "the handle above has been closed");
      }
    }
    return node.number();
  }

  /** Any handle; 12172 before the first InternetOpen (W-006), else 6 (W-010, W-126). */
  Node find(long handle) throws InternetException {
    Node node = open.get(handle);
    if (node == null) {
      throw initialised
          ? Refusal.of(InternetError.INVALID_HANDLE, "not an open handle: " + handle)
          : Refusal.of(InternetError.NOT_INITIALIZED, "InternetOpen has not been called");
    }
    return node;
  }

  /** A handle of this kind; 12018 for another one (W-072). */
  <N extends Node> N find(long handle, Class<N> kind) throws InternetException {
    return find(handle, kind, InternetError.INCORRECT_HANDLE_TYPE);
  }

  /** A handle of this kind. */
  <N extends Node> N find(long handle, Class<N> kind, InternetError otherwise)
      throws InternetException {
    Node node = find(handle);
    if (!kind.isInstance(node)) {
      throw Refusal.of(otherwise, "handle " + handle + " is of type " + node.type());
    }
    return kind.cast(node);
  }

  /**
   * Closes a handle and all below it (W-121); 6 if it is none, always (W-119).
   *
   * @return whether something was under way there, which has been cancelled
   */
  boolean close(long handle) throws IOException {
    Node node = open.get(handle);
    List<Node> ended = new ArrayList<>();
    if (node != null) {
      invalidate(node, ended);
    }
    if (node == null || !ended.contains(node)) {
      throw Refusal.of(InternetError.INVALID_HANDLE, "not an open handle: " + handle);
    }
    List<Pending.Operation> pending =
        ended.stream().flatMap(each -> each.pending().stream()).toList();
    close(node, ended);
    return !pending.isEmpty();
  }

  private void close(Node node) throws IOException {
    List<Node> ended = new ArrayList<>();
    invalidate(node, ended);
    close(node, ended);
  }

  private static void close(Node node, List<Node> ended) throws IOException {
    Node parent = node.parent();
    if (parent != null) {
      parent.forget(node);
    }
    for (Node each : ended) {
      each.pending().forEach(Pending.Operation::cancel);
    }
    IOException failure = null;
    for (Node each : ended) {
      failure = end(each, each == node, failure);
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** All of them are invalid before the first is told of it (W-121, W-125). */
  private void invalidate(Node node, List<Node> ended) {
    if (open.remove(node.number()) != null) {
      node.children().forEach(child -> invalidate(child, ended));
      ended.add(node);
    }
  }

  private static @Nullable IOException end(Node node, boolean own, @Nullable IOException before) {
    try {
      node.end(own);
      return before;
    } catch (IOException e) {
      return before == null ? e : before;
    }
  }

  /** Closes all. What fails then has nobody to hear it. */
  void closeAll() {
    for (Node node : open.values()) {
      if (node.parent() == null) {
        closeQuietly(node);
      }
    }
  }

  private void closeQuietly(Node node) {
    try {
      close(node);
    } catch (IOException e) {
      return;
    }
  }
}
