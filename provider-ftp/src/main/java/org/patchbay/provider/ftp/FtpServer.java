package org.patchbay.provider.ftp;

import java.io.IOException;
import java.net.InetAddress;
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
import org.patchbay.spi.SecureDialogue;

/**
 * The server of a session: where it is and how it is reached.
 *
 * @param dialer the way there
 * @param address where the control connection leads; unresolved if a proxy looks it up
 * @param request what was asked for
 */
record FtpServer(Dialer dialer, InetSocketAddress address, ConnectRequest request) {
  static final String TLS_1_2 = "TLSv1.2";
  static final String TLS_1_3 = "TLSv1.3";

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

  /** Where a passive data connection leads: to the same address, unless the server is trusted. */
  InetSocketAddress dataAddress(PassivePort said, DataAddresses addresses) {
    InetAddress trusted = addresses.trusted(said, address.getAddress());
    return trusted == null ? dataAddress(said.port()) : new InetSocketAddress(trusted, said.port());
  }

  /** Where its data connections are: at the same address, whatever it says. */
  InetSocketAddress dataAddress(int port) {
    return address.isUnresolved()
        ? InetSocketAddress.createUnresolved(address.getHostString(), port)
        : new InetSocketAddress(address.getAddress(), port);
  }

  /** Reaches the same address once more. */
  Socket reachAgain() throws InternetException {
    try {
      Socket control = dialer.sockets().createSocket();
      control.connect(address);
      return control;
    } catch (IOException e) {
      throw FtpErrors.explain("connect", e);
    }
  }

  /** TLS for a control connection and its data connections. */
  SecureDialogue tls(String highestVersion) throws InternetException {
    return dialer.secureDialogue(request.server(), request.port(), highestVersion);
  }

  /** Whether TLS 1.2 will do, where a server has trouble with the sessions of TLS 1.3. */
  boolean allowsTls12() {
    return Objects.requireNonNull(request.tls(), "tls").minimumVersion().equals(TLS_1_2);
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
