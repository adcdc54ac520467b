package org.patchbay.internal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.ProviderInfo;
import org.patchbay.api.ServiceType;

/**
 * The life of one {@code connect()}: a table lookup, a policy question and one call into a
 * provider; what comes back is a handle that holds a seat at that provider.
 */
final class Dispatch<C extends Connection> {
  private final Core core;
  private final Session session;
  private final ServiceType<C> type;
  private final ConnectRequest asked;

  Dispatch(Core core, Session session, ServiceType<C> type, ConnectRequest asked) {
    this.core = core;
    this.session = session;
    this.type = Objects.requireNonNull(type, "type");
    this.asked = Objects.requireNonNull(asked, "request");
  }

  C run() throws InternetException {
    requireOpenSession();
    RequestRules.checkServer(asked.server());
    Lease lease = choose();
    ConnectRequest request = RequestRules.complete(asked, lease, session);
    core.policy().checkHost(session.owner(), type.name(), request.server(), request.port());
    return open(lease, request);
  }

  private void requireOpenSession() throws InternetException {
    if (!session.info().open()) {
      throw new InternetException(
          InternetError.INVALID_HANDLE, "connect() on a closed session: open a new one");
    }
  }

  private Lease choose() throws InternetException {
    String service = type.name();
    if (!session.settings().allows(service)) {
      throw new InternetException(
          InternetError.PROTOCOL_NOT_FOUND,
          "the profile \"%s\" allows %s, not \"%s\""
              .formatted(session.settings().profile(), session.settings().services(), service));
    }
    Lease lease = core.registry().best(service, filter());
    if (lease == null) {
      throw unavailable(service);
    }
    return lease;
  }

  private @Nullable Filter filter() throws InternetException {
    String filter = asked.filter();
    if (filter == null) {
      return null;
    }
    try {
      return FrameworkUtil.createFilter(filter);
    } catch (InvalidSyntaxException e) {
      throw new InternetException(
          InternetError.INVALID_PARAMETER, "not an LDAP filter: " + filter, e);
    }
  }

  private InternetException unavailable(String service) {
    List<ProviderInfo> installed = core.providers();
    String there =
        installed.isEmpty()
            ? "no provider is installed at all"
            : "installed: "
                + installed.stream()
                    .map(
                        info ->
                            String.join("+", info.services())
                                + " ("
                                + info.name()
                                + " "
                                + info.version()
                                + ")")
                    .collect(Collectors.joining(", "));
    String wanted =
        asked.filter() == null
            ? "no provider serves \"" + service + "\""
            : "no provider serves \"" + service + "\" and matches " + asked.filter();
    return new InternetException(InternetError.PROVIDER_UNAVAILABLE, wanted + "; " + there);
  }

  private C open(Lease lease, ConnectRequest request) throws InternetException {
    String endpoint = RequestRules.endpoint(type.name(), request);
    EventGate events = session.eventGate(request.context());
    long id = core.nextId();
    Lent lent = new Lent(core, session, id, events, type.name(), request, endpoint);
    // Before anyone can find the handle: whoever closes it, or withdraws its provider, tells later.
    events.emit(InternetStatus.HANDLE_CREATED, session.id(), "", id);
    Seat seat = new Seat(lease, lent);
    ConnectionNode node = new ConnectionNode(core, session, id, events, request.context(), seat);
    if (!session.adopt(node)) {
      node.close(Node.Ending.CUT);
      throw new InternetException(InternetError.INVALID_HANDLE, "the session has been closed");
    }
    boolean opened = false;
    try {
      node.call(node, () -> occupy(lease, seat, node, lease.provider().connect(lent)));
      opened = node.isAlive();
    } finally {
      if (!opened) {
        node.close(Node.Ending.CUT);
      }
    }
    if (!opened) {
      throw lent.failure(
          InternetError.OPERATION_CANCELLED, "the session was closed under connect()", null);
    }
    return node.handle(type.connectionType());
  }

  /** Still inside the call, so that a close or a departure in between sees it. */
  private Connection occupy(Lease lease, Seat seat, Node node, @Nullable Connection opened)
      throws InternetException {
    if (opened != null) {
      seat.occupy(node, opened);
    }
    return requireType(lease, opened);
  }

  private Connection requireType(Lease lease, @Nullable Connection opened)
      throws InternetException {
    if (!type.connectionType().isInstance(opened)) {
      throw new InternetException(
          InternetError.INTERNAL_ERROR,
          "%s gave %s for \"%s\", which is no %s as %s sees it"
              .formatted(
                  lease.offer().name(),
                  opened == null ? "null" : opened.getClass().getName(),
                  type.name(),
                  type.connectionType().getName(),
                  session.owner().name()));
    }
    return Objects.requireNonNull(opened);
  }
}
