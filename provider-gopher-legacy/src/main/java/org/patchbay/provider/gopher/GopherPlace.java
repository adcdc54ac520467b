package org.patchbay.provider.gopher;

import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.gopher.GopherItem;

/**
 * A server that is asked: the connection's own, or one that an item names (W-220).
 *
 * @param elsewhere whether it is another server than the connection is to
 */
record GopherPlace(String host, int port, boolean elsewhere) {

  /** The connection's own. */
  static GopherPlace home(ConnectRequest request) {
    return new GopherPlace(request.server(), request.port(), false);
  }

  static GopherPlace of(GopherItem item, ConnectRequest request, ItemPorts ports)
      throws InternetException {
    boolean here =
        item.host().isEmpty()
            || item.host().equalsIgnoreCase(request.server()) && item.port() == request.port();
    if (here) {
      return home(request);
    }
    ports.check(item.host(), item.port());
    return new GopherPlace(item.host(), item.port(), true);
  }

  /** For messages: the core names the connection's own server by itself. */
  String note() {
    return elsewhere ? " at " + host + " port " + port + ", where the item leads" : "";
  }
}
