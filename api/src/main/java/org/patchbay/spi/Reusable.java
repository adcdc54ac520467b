package org.patchbay.spi;

import org.osgi.annotation.versioning.ConsumerType;
import org.patchbay.api.InternetException;

/**
 * A typed connection that can serve a later {@code connect()} of the same session, once its own
 * caller has closed it: what it has, such as kept sockets, TLS sessions and a login, is not made
 * anew. The core keeps it instead of closing it, hands it to a request that is alike in all but its
 * context value, and closes it when the session closes, its time is up, or the provider departs.
 *
 * <p>Such a request finds the connection as if it were new. Where that cannot be said, because
 * callers leave something behind in it, {@link #isReusable()} is true only if the caller has asked
 * for it by {@link org.patchbay.api.ConnectFlag#EXISTING}. What it keeps in {@link
 * ConnectContext#state()} goes along.
 */
@ConsumerType
public interface Reusable {

  /**
   * Whether the connection can serve another caller. Asked when its caller has closed it, and again
   * of one that was kept, on the thread of the {@code connect()} that is about to take it, with the
   * {@link ConnectContext} speaking for that one already. No other call is inside meanwhile.
   *
   * @return false to be closed
   * @throws InternetException as false
   */
  boolean isReusable() throws InternetException;
}
