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

  /** The way to this server, and to those that locators name (W-220). */
  GopherConnection online() throws InternetException {
    root.requireOnline();
    return own();
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
