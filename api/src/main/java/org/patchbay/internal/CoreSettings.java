package org.patchbay.internal;

import java.time.Duration;
import java.util.Set;
import org.patchbay.api.Timeouts;

/**
 * What a deployer has set: an immutable snapshot, read by each new session.
 *
 * @param email password of anonymous logins (W-034, W-041)
 * @param timeouts bounds where neither session nor request has its own
 * @param drain what is under way at a departing provider may take so long to end
 * @param providerWait calls wait so long for a provider that has gone to come back
 * @param profile name of the profile, for messages
 * @param services services that the profile allows; empty for all
 */
record CoreSettings(
    String email,
    Timeouts timeouts,
    Duration drain,
    Duration providerWait,
    String profile,
    Set<String> services) {
  /** Longer than this, and one framework refuses to start the provider again. */
  static final Duration LONGEST_DRAIN = Duration.ofSeconds(29);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a duration is negative or too long
   */
  CoreSettings {
    if (drain.isNegative() || drain.compareTo(LONGEST_DRAIN) > 0) {
      throw new IllegalArgumentException("drain time must be 0 to 29 s: " + drain);
    }
    if (providerWait.isNegative()) {
      throw new IllegalArgumentException("provider wait time is negative: " + providerWait);
    }
  }

  /** Nothing configured: the logon name as e-mail name, every service allowed. */
  static CoreSettings unconfigured() {
    return new CoreSettings(
        System.getProperty("user.name", "anonymous"),
        Timeouts.DEFAULT,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        "",
        Set.of());
  }

  boolean allows(String service) {
    return services.isEmpty() || services.contains(service);
  }
}
