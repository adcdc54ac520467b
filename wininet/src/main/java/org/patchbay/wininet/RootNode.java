package org.patchbay.wininet;

import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.Handle;
import org.patchbay.api.Internet;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.Profile;
import org.patchbay.api.ServiceType;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;

/** What InternetOpen made: a session. */
final class RootNode extends Node {
  private final InternetSession session;
  private final String agent;
  private final String proxy;
  private final boolean offline;
  private final boolean asynchronous;

  private RootNode(InternetSession session, String agent, String proxy, int flags) {
    super(WinInetConstants.INTERNET_HANDLE_TYPE_INTERNET, null, 0); // no callbacks, W-123
    this.session = session;
    this.agent = agent;
    this.proxy = proxy;
    this.offline = (flags & WinInetConstants.INTERNET_FLAG_OFFLINE) != 0;
    this.asynchronous = (flags & WinInetConstants.INTERNET_FLAG_ASYNC) != 0;
  }

  /** Opens a session whose events go to the nodes that are its requests' contexts. */
  static RootNode open(Internet internet, SessionOptions options, String proxy, int flags)
      throws InternetException {
    InternetSession session = internet.open(options.listener(ConnectionNode::hear));
    return new RootNode(session, options.agent(), proxy, flags);
  }

  /**
   * Connects in the name of a node.
   *
   * @throws InternetException 12023 if the session is offline (W-090)
   */
  <C extends Connection> C connect(ServiceType<C> service, ConnectRequest request, Node node)
      throws InternetException {
    if (offline && service.name().equals("ftp")) {
      throw Refusal.of(InternetError.NO_DIRECT_ACCESS, "the session is offline");
    }
    Timeouts timeouts = node.timeouts();
    ConnectRequest timed = timeouts == null ? request : request.timeouts(timeouts);
    return session.connect(service, timed);
  }

  /** The rules that the session was opened under. */
  Profile profile() {
    return session.profile();
  }

  /** The root above a node, or the node itself. */
  static RootNode of(Node node) {
    Node above = node;
    for (Node next = above.parent(); next != null; next = next.parent()) {
      above = next;
    }
    return (RootNode) above;
  }

  @Override
  boolean isAsynchronous() {
    return asynchronous;
  }

  @Override
  Handle api() {
    return session;
  }

  InternetSession session() {
    return session;
  }

  @Override
  boolean isShared() {
    return true;
  }

  String agent() {
    return agent;
  }

  /** As it was given; empty if none was. */
  String proxy() {
    return proxy;
  }

  /** What is not in the cache, which is empty, is not found offline (W-167). */
  void requireOnline() throws InternetException {
    if (offline) {
      throw Refusal.of(InternetError.FILE_NOT_FOUND, "the session is offline");
    }
  }

  @Override
  void end(boolean own) {
    session.close();
  }
}
