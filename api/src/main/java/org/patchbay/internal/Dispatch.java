package org.patchbay.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.ServiceType;
import org.patchbay.internal.KeptConnections.Kept;

/**
 * The life of one {@code connect()}: a table lookup, a policy question and one call into a
 * provider; what comes back is a handle that holds a seat at that provider.
 */
final class Dispatch<C extends Connection> {
  private final Core core;
  private final Session session;
  private final ServiceType<C> type;
  private final ConnectRequest asked;
  private @Nullable Scope made;

  Dispatch(Core core, Session session, ServiceType<C> type, ConnectRequest asked) {
    this.core = core;
    this.session = session;
    this.type = Objects.requireNonNull(type, "type");
    this.asked = Objects.requireNonNull(asked, "request");
  }

  C run() throws InternetException {
    requireOpenSession();
    RequestRules.checkServer(asked.server());
    Choice choice = Choice.of(core, session, type.name(), asked.filter());
    Lease lease = choice.next(session::isAlive);
    ConnectRequest request = RequestRules.complete(type.name(), asked, lease, session);
    Scope scope = new Scope(core, session, type.name(), request);
    made = scope;
    boolean opened = false;
    try {
      core.policy().checkHost(session.owner(), type.name(), request.server(), request.port());
      Kept kept = session.kept().take(lease, type.name(), request);
      if (kept != null) {
        scope.eraseSecrets();
        scope = kept.scope().anothers(request);
      }
      C handle = open(choice, lease, kept, scope);
      opened = true;
      return handle;
    } finally {
      if (!opened) {
        scope.eraseSecrets();
      }
    }
  }

  /** The same as an asynchronous call, whose end is told. */
  C runAside() throws InternetException {
    C handle = run();
    Objects.requireNonNull(made).emit(InternetStatus.REQUEST_COMPLETE, "", 0);
    return handle;
  }

  /** What it needs a provider of; null where it will fail before it needs one. */
  @Nullable Choice gap() {
    try {
      return Choice.of(core, session, type.name(), asked.filter());
    } catch (InternetException e) {
      return null;
    }
  }

  private void requireOpenSession() throws InternetException {
    if (!session.isAlive()) {
      throw new InternetException(
          InternetError.INVALID_HANDLE, "connect() on a closed session: open a new one");
    }
  }

  private C open(Choice choice, Lease lease, @Nullable Kept kept, Scope scope)
      throws InternetException {
    // Before anyone can find the handle: whoever closes it, or withdraws its provider, tells later.
    scope.events().emit(InternetStatus.HANDLE_CREATED, session.id(), "", scope.id());
    ConnectionNode node = new ConnectionNode(scope, choice, type.connectionType());
    if (!session.adopt(node)) {
      giveUp(kept);
      node.close(Node.Ending.CUT);
      throw new InternetException(InternetError.INVALID_HANDLE, "the session has been closed");
    }
    boolean opened = false;
    try {
      if (kept == null || !node.openAgain(kept.seat())) {
        node.open(lease);
      }
      opened = true;
    } finally {
      if (!opened) {
        node.close(Node.Ending.CUT);
      }
    }
    return HandleProxy.of(type.connectionType(), node);
  }

  private static void giveUp(@Nullable Kept kept) {
    if (kept != null) {
      kept.seat().leave(false);
      kept.seat().exit();
    }
  }
}
