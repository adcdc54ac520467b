package org.patchbay.internal;

import java.util.Map;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Profile;
import org.patchbay.api.ProfileRule;

/** What the rules of a profile mean for sessions and requests; refusals name profile and rule. */
final class ProfileRules {
  private ProfileRules() {}

  /**
   * The rules as they are configured.
   *
   * @throws IllegalArgumentException if a value makes no sense
   */
  static Profile of(ProfileConfiguration configured) {
    return Profile.of(
        Map.of(
            Profile.NAME,
            configured.name(),
            Profile.SERVICES,
            configured.services(),
            Profile.SECURE_SERVICES,
            configured.secureServices(),
            Profile.SERVICE_ERROR,
            configured.serviceError(),
            ProfileRule.ASYNCHRONOUS.key(),
            configured.asynchronous(),
            ProfileRule.SECURE_ON_CONNECT.key(),
            configured.secureOnConnect(),
            ProfileRule.SECURE_PORT.key(),
            configured.securePort(),
            ProfileRule.SPLIT_LOGIN_ERRORS.key(),
            configured.splitLoginErrors(),
            ProfileRule.AUTOPROXY.key(),
            configured.autoproxy(),
            ProfileRule.ALL_OPTIONS.key(),
            configured.allOptions()));
  }

  /**
   * A service that the profile does not accept does not exist (W-013, W-014), whatever is
   * installed.
   *
   * @throws InternetException with the profile's {@link Profile#serviceError}
   */
  static void checkService(Profile profile, String service) throws InternetException {
    if (!profile.allows(service)) {
      throw new InternetException(
          profile.serviceError(),
          "%s refuses \"%s\": its rule %s accepts %s"
              .formatted(
                  named(profile),
                  service,
                  Profile.SERVICES,
                  String.join(", ", profile.services())));
    }
  }

  /**
   * TLS may be for some services only.
   *
   * @throws InternetException {@link InternetError#INVALID_OPERATION}
   */
  static void checkSecure(Profile profile, String service, ConnectRequest asked)
      throws InternetException {
    boolean secure = asked.has(ConnectFlag.SECURE) || asked.has(ConnectFlag.IMPLICIT_TLS);
    if (secure && !profile.allowsSecure(service)) {
      throw new InternetException(
          InternetError.INVALID_OPERATION,
          "%s refuses TLS for \"%s\": its rule %s does not name it"
              .formatted(named(profile), service, Profile.SECURE_SERVICES));
    }
  }

  /**
   * Sessions may have to be synchronous (W-033).
   *
   * @throws InternetException {@link InternetError#INVALID_OPERATION}
   */
  static void checkAsynchronous(Profile profile) throws InternetException {
    if (!profile.has(ProfileRule.ASYNCHRONOUS)) {
      throw new InternetException(
          InternetError.INVALID_OPERATION,
          "%s refuses asynchronous sessions: its rule %s is false"
              .formatted(named(profile), ProfileRule.ASYNCHRONOUS.key()));
    }
  }

  /**
   * The port to go to: the one asked for, the service's own where there is none, and the secure one
   * in place of the plain one where the profile says so (W-018, W-021).
   */
  static int port(Profile profile, ConnectRequest asked, Lease lease) {
    boolean moved =
        profile.has(ProfileRule.SECURE_PORT)
            && asked.has(ConnectFlag.SECURE)
            && asked.port() == lease.offer().info().port();
    return asked.port() == 0 || moved ? lease.defaultPort(asked) : asked.port();
  }

  /** A refused login, told as finely as the profile does (W-049, W-050). */
  static InternetError loginError(Profile profile, InternetError error) {
    boolean split =
        error == InternetError.INCORRECT_USER_NAME || error == InternetError.INCORRECT_PASSWORD;
    return split && !profile.has(ProfileRule.SPLIT_LOGIN_ERRORS)
        ? InternetError.LOGIN_FAILURE
        : error;
  }

  private static String named(Profile profile) {
    return profile.name().isEmpty() ? "the profile" : "the profile \"" + profile.name() + "\"";
  }
}
