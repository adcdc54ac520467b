package org.patchbay.internal;

import java.util.Set;
import org.patchbay.api.Timeouts;

/**
 * What a deployer has set: an immutable snapshot, read by each new session.
 *
 * @param email password of anonymous logins (W-034, W-041)
 * @param timeouts bounds where neither session nor request has its own
 * @param profile name of the profile, for messages
 * @param services services that the profile allows; empty for all
 */
record CoreSettings(String email, Timeouts timeouts, String profile, Set<String> services) {
  /** Nothing configured: the logon name as e-mail name, every service allowed. */
  static CoreSettings unconfigured() {
    return new CoreSettings(
        System.getProperty("user.name", "anonymous"), Timeouts.DEFAULT, "", Set.of());
  }

  boolean allows(String service) {
    return services.isEmpty() || services.contains(service);
  }
}
