package org.patchbay.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is asked for a login when a server or a proxy has challenged a request and no other login is
 * there, or the one that was there has been refused.
 *
 * <p>Called on the thread of the call that was challenged, with no lock held, by several threads at
 * once if they meet challenges at once. It may take its time, of which the call's total timeout is
 * the bound, and may use other connections meanwhile. A login is used for the asker only, and
 * remembered as long as the connection; a proxy's as long as the session. Nobody is asked more than
 * three times about one request. What it throws is logged and counts as no answer.
 */
@ConsumerType
@FunctionalInterface
public interface CredentialsCallback {

  /**
   * Answers a challenge.
   *
   * @return the login, whose password the core takes over and erases when it is done with it (give
   *     a {@link Secret#copy()} of one that you keep); empty to decline: the caller gets the
   *     challenge as its answer, or an error if that was a proxy's
   */
  Optional<Credentials> answer(LoginChallenge challenge);
}
