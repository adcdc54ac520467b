package org.patchbay.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The way in: an OSGi service of bundle scope, so that every bundle which gets it has its own and
 * the sessions opened through it belong to that bundle.
 *
 * <p>When the owning bundle stops, its sessions are closed. One bundle can neither see nor close
 * another's. Thread-safe.
 */
@ProviderType
public interface Internet {

  /**
   * Opens a session: no network is touched, the options hold for every connection made from it.
   *
   * @return a session that the caller owns and closes
   * @throws InternetException with {@link InternetError#SHUTDOWN} if the bundle that asks, or
   *     Patchbay itself, has stopped
   */
  InternetSession open(SessionOptions options) throws InternetException;

  /**
   * Lists the providers that are installed at this moment, best first within each service type. The
   * list is a snapshot; providers come and go.
   */
  List<ProviderInfo> providers();

  /**
   * The rules in force at this moment. Which services there are holds for every session from this
   * moment on; the rest for sessions that are opened from now on.
   */
  Profile profile();
}
