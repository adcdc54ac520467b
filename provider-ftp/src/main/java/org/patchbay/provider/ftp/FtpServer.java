package org.patchbay.provider.ftp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Timeouts;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.Dialer;

/**
 * The server of a session: where it is and how it is reached.
 *
 * @param dialer the way there
 * @param address where the control connection leads; unresolved if a proxy looks it up
 * @param request what was asked for
 */
record FtpServer(Dialer dialer, InetSocketAddress address, ConnectRequest request) {
  /** Reaches the first address of the server that answers. */
  static Reached reach(ConnectContext context) throws InternetException {
    Dialer dialer = context.dialer();
    ConnectRequest request = context.request();
    List<InetSocketAddress> addresses = dialer.resolve(request.server(), request.port());
    InternetException last = null;
    for (InetSocketAddress address : addresses) {
      try {
        Socket control = dialer.sockets().createSocket();
        control.connect(address);
        return new Reached(new FtpServer(dialer, address, request), control);
      } catch (IOException e) {
        last = FtpErrors.explain("connect", e);
      }
    }
    throw last == null
        ? new InternetException(InternetError.NAME_NOT_RESOLVED, "no address")
        : last;
  }

  /** A server and the connection to it. */
  record Reached(FtpServer server, Socket control) {}

  /** Where its data connections are: at the same address, whatever it says. */
  InetSocketAddress dataAddress(int port) {
    return address.isUnresolved()
        ? InetSocketAddress.createUnresolved(address.getHostString(), port)
        : new InetSocketAddress(address.getAddress(), port);
  }

  /** Puts TLS over a data connection where the control connection has it. */
  Socket secured(Socket data) throws IOException {
    return isSecure() ? dialer.secure(data, request.server(), request.port()) : data;
  }

  boolean isSecure() {
    return request.has(ConnectFlag.SECURE) || isImplicit();
  }

  boolean isImplicit() {
    return request.has(ConnectFlag.IMPLICIT_TLS);
  }

  boolean isActive() {
    return request.has(ConnectFlag.ACTIVE);
  }

  Timeouts timeouts() {
    return Objects.requireNonNull(request.timeouts(), "timeouts");
  }
}
