package org.patchbay.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A listening socket of the core's; what it accepts is lent too. */
final class LentServerSocket extends ServerSocket implements Belongings.LentResource {
  private final Lent lent;
  private final Route route;

  LentServerSocket(Lent lent, Route route, int port, int backlog, @Nullable InetAddress local)
      throws IOException {
    this.lent = lent;
    this.route = route;
    try {
      bind(new InetSocketAddress(local, port), backlog);
      super.setSoTimeout(Math.toIntExact(lent.timeouts().data().toMillis()));
    } catch (IOException e) {
      close();
      throw e;
    }
    lent.belongings().lend(this);
  }

  @Override
  public Socket accept() throws IOException {
    LentSocket socket = new LentSocket(lent, route, LentSocket.Role.DATA);
    try {
      implAccept(socket);
      socket.accepted();
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public void reset(Executor told) {
    try {
      close();
    } catch (IOException e) {
      // Closing is all that can be done.
    }
  }

  @Override
  public void close() throws IOException {
    lent.belongings().returned(this);
    super.close();
  }
}
