package org.patchbay.wininet;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Handle;
import org.patchbay.api.InternetException;
import org.patchbay.api.Timeouts;
import org.patchbay.api.ftp.FtpConnection;

/** An FTP session, logged in (W-023). */
final class FtpNode extends ConnectionNode {
  private final Calls calls;
  private @Nullable FtpConnection connection;

  private FtpNode(Node parent, long context, Calls calls) {
    super(WinInetConstants.INTERNET_HANDLE_TYPE_CONNECT_FTP, parent, context);
    this.calls = calls;
  }

  /** Connects and logs in. */
  static FtpNode open(RootNode root, long context, Calls calls, ConnectRequest request)
      throws InternetException {
    FtpNode node = new FtpNode(root, context, calls);
    try {
      node.connection = root.connect(FtpConnection.FTP, request.context(node), node);
    } catch (InternetException e) {
      node.failed();
      throw e;
    }
    node.connected();
    node.hear();
    return node;
  }

  FtpConnection connection() {
    return Objects.requireNonNull(connection);
  }

  /** Takes the server's words of the call that was just made. */
  void hear() {
    calls.heard(connection().lastResponse());
  }

  @Override
  void retime(Timeouts changed) {
    connection().timeouts(changed);
  }

  @Override
  Handle api() {
    return connection();
  }

  @Override
  void end(boolean own) {
    connection().close();
    tellClosing();
  }
}
