package org.patchbay.wininet;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.Timeouts;
import org.patchbay.api.gopher.GopherConnection;

/** A Gopher server; connecting touches no network (W-210). */
final class GopherNode extends ConnectionNode {
  private final RootNode root;
  private final ConnectRequest request;
  private @Nullable GopherConnection connection;

  private GopherNode(RootNode root, long context, ConnectRequest request) {
    super(WinInetConstants.INTERNET_HANDLE_TYPE_CONNECT_GOPHER, root, context);
    this.root = root;
    this.request = request.context(this);
  }

  static GopherNode open(RootNode root, long context, ConnectRequest request)
      throws InternetException {
    GopherNode node = new GopherNode(root, context, request);
    node.connection = root.connect(GopherConnection.GOPHER, node.request, node);
    node.connected();
    return node;
  }

  /**
   * The way to what a locator names, which may be on another server (W-220).
   *
   * @return a connection that whoever asked for it closes by {@link #release}
   */
  GopherConnection to(GopherLocator locator) throws InternetException {
    root.requireOnline();
    if (isHere(locator)) {
      return own();
    }
    ConnectRequest there = ConnectRequest.to(locator.host()).port(locator.port()).context(this);
    return root.connect(GopherConnection.GOPHER, there, this);
  }

  private boolean isHere(GopherLocator locator) {
    int port = request.port() == 0 ? WinInetConstants.INTERNET_DEFAULT_GOPHER_PORT : request.port();
    return locator.port() == port && locator.host().equalsIgnoreCase(request.server());
  }

  /** The topmost menu of the server (W-216). */
  GopherLocator top() throws InternetException {
    return GopherLocator.create(request.server(), request.port(), null, null, 0);
  }

  void release(GopherConnection used) {
    if (used != own()) {
      used.close();
    }
  }

  private GopherConnection own() {
    return Objects.requireNonNull(connection);
  }

  @Override
  void retime(Timeouts changed) {
    own().timeouts(changed);
  }

  @Override
  void end(boolean own) {
    own().close();
    tellClosing();
  }
}
