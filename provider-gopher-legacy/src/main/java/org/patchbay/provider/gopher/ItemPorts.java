package org.patchbay.provider.gopher;

import java.util.Set;
import java.util.TreeSet;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/**
 * The ports that servers may lead to. An item can name any port of any host and any line to be sent
 * there, which is how Gopher clients have been made to talk to mail servers and data bases inside
 * of a network. Ports that a caller names are the caller's business.
 */
record ItemPorts(Set<Integer> ports) {
  static final int GOPHER = 70;
  static final ItemPorts DEFAULT = new ItemPorts(Set.of(GOPHER));

  private static final int HIGHEST = 65_535;

  ItemPorts {
    ports = Set.copyOf(ports);
  }

  static ItemPorts from(GopherConfiguration config) {
    Set<Integer> ports = new TreeSet<>();
    for (int port : config.itemPorts()) {
      if (port > 0 && port <= HIGHEST) {
        ports.add(port);
      }
    }
    return new ItemPorts(ports);
  }

  void check(String host, int port) throws InternetException {
    if (port < 1) {
      throw new InternetException(
          InternetError.INVALID_PARAMETER, "The item names no port of " + host + " to go to");
    }
    if (!ports.contains(port)) {
      throw new InternetException(
          InternetError.DENIED_BY_POLICY,
          "The item leads to port "
              + port
              + " of "
              + host
              + "; a server may lead to other servers at the ports "
              + new TreeSet<>(ports)
              + " only (itemPorts of "
              + GopherConfiguration.PID
              + "). Connect to it by its name and port if you trust it");
    }
  }
}
