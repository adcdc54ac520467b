package org.patchbay.internal;

import java.net.InetAddress;
import org.patchbay.api.InternetException;

/** The one door at which a deployment can say no. */
interface Policy {
  /** Forbids nothing. */
  Policy OPEN =
      new Policy() {
        @Override
        public void checkHost(Owner owner, String service, String host, int port) {}

        @Override
        public void checkAddress(Owner owner, String service, InetAddress address, int port) {}
      };

  /** Asked before a name is looked up. */
  void checkHost(Owner owner, String service, String host, int port) throws InternetException;

  /** Asked before an address is dialled; the address that was asked about is the one dialled. */
  void checkAddress(Owner owner, String service, InetAddress address, int port)
      throws InternetException;
}
