package org.patchbay.internal;

import java.time.Duration;
import org.patchbay.api.Profile;
import org.patchbay.api.Timeouts;

/**
 * What a deployer has set: an immutable snapshot, read by each new session.
 *
 * @param email password of anonymous logins (W-034, W-041)
 * @param timeouts bounds where neither session nor request has its own
 * @param drain what is under way at a departing provider may take so long to end
 * @param sharedDrain the same where the thread that stops the provider is {@link
 *     FrameworkThread#SHARED}
 * @param providerWait calls wait so long for a provider that has gone to come back
 * @param profile the rules
 */
record CoreSettings(
    String email,
    Timeouts timeouts,
    Duration drain,
    Duration sharedDrain,
    Duration providerWait,
    Profile profile) {
  /** Longer than this, and one framework refuses to start the provider again. */
  static final Duration LONGEST_DRAIN = Duration.ofSeconds(29);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a duration is negative or too long
   */
  CoreSettings {
    checkDrain(drain);
    checkDrain(sharedDrain);
    if (providerWait.isNegative()) {
      throw new IllegalArgumentException("provider wait time is negative: " + providerWait);
    }
  }

  private static void checkDrain(Duration drain) {
    if (drain.isNegative() || drain.compareTo(LONGEST_DRAIN) > 0) {
      throw new IllegalArgumentException("drain time must be 0 to 29 s: " + drain);
    }
  }

  /** Nothing configured: the logon name as e-mail name, the open profile. */
  static CoreSettings unconfigured() {
    return new CoreSettings(
        System.getProperty("user.name", "anonymous"),
        Timeouts.DEFAULT,
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Profile.open());
  }

  /** How long a departure may take that begins on this thread. */
  Duration drainHere() {
    boolean shared = FrameworkThread.current() == FrameworkThread.SHARED;
    return shared && sharedDrain.compareTo(drain) < 0 ? sharedDrain : drain;
  }

  /** The same under other rules. */
  CoreSettings with(Profile rules) {
    return new CoreSettings(email, timeouts, drain, sharedDrain, providerWait, rules);
  }
}
