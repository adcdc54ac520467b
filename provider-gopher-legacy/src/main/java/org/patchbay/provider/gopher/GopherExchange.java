package org.patchbay.provider.gopher;

import java.io.IOException;
import java.net.Socket;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.StatusSink;

/** One request, one answer, one network connection. Thread-safe. */
final class GopherExchange {
  private final ConnectContext context;
  private final GopherSettings settings;

  GopherExchange(ConnectContext context, GopherSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  StatusSink status() {
    return context.status();
  }

  /** Asks the server that an item is on, if it may be asked. */
  WireAnswer send(GopherRequest request, GopherItem item) throws InternetException {
    GopherPlace place = GopherPlace.of(item, context.request(), settings.ports());
    Socket socket = dial(place);
    try {
      StatusSink status = context.status();
      status.status(InternetStatus.SENDING_REQUEST);
      request.send(socket.getOutputStream());
      status.status(InternetStatus.REQUEST_SENT, "", request.length());
      return new WireAnswer(socket, status, settings.limits().answer().toNanos());
    } catch (IOException e) {
      WireAnswer.closeQuietly(socket);
      throw GopherErrors.from("Sending the selector failed" + place.note(), e);
    }
  }

  /** Another server is asked as this one is: what is under TLS does not lead out of it. */
  private Socket dial(GopherPlace place) throws InternetException {
    ConnectRequest request = context.request();
    Socket socket = context.dialer().connect(place.host(), place.port());
    if (!request.has(ConnectFlag.SECURE)) {
      return socket;
    }
    try {
      return context.dialer().secure(socket, place.host(), place.port());
    } catch (IOException e) {
      WireAnswer.closeQuietly(socket);
      throw GopherErrors.from("The TLS handshake failed" + place.note(), e);
    }
  }
}
