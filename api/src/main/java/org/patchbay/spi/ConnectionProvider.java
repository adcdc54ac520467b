package org.patchbay.spi;

import org.osgi.annotation.versioning.ConsumerType;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetException;

/**
 * Opens connections of one or more service types: an OSGi service with the properties of {@link
 * ProviderProperties}.
 *
 * <p>The core wraps what {@link #connect} gives in a handle of its own: it has checked the
 * arguments, keeps the tree of handles, closes them, counts the calls, tells what goes wrong.
 * Provider code runs on the caller's thread, is called for one connection from several threads only
 * if callers do so, and must not keep anything of the caller's beyond a call.
 */
@ConsumerType
public interface ConnectionProvider {

  /**
   * Opens a connection of the type that {@link ConnectContext#service()} names.
   *
   * @param context what the core lends for the life of this connection
   * @return an implementation of the service's typed interface, owned by the core, which calls its
   *     {@code close()} once
   * @throws InternetException if it cannot be had; the core closes what it has lent
   */
  Connection connect(ConnectContext context) throws InternetException;
}
