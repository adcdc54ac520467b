package org.patchbay.wininet;

import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Profile;
import org.patchbay.api.ProfileRule;

/** What a function refuses, and the numbers of what else went wrong. */
final class Refusal {
  private Refusal() {}

  static InternetException of(InternetError error, String why) {
    return new InternetException(error, why);
  }

  static InternetException invalid(String why) {
    return of(InternetError.INVALID_PARAMETER, why);
  }

  /** What a rule of the profile has to allow; the refusal names both. */
  static void unless(Profile profile, ProfileRule rule, String what) throws InternetException {
    if (!profile.has(rule)) {
      throw of(
          InternetError.INVALID_OPERATION,
          "the profile \"%s\" refuses %s: its rule %s is false"
              .formatted(profile.name(), what, rule.key()));
    }
  }

  /** The argument, if it is there (W-075). */
  static <T> T required(@Nullable T argument, String what) throws InternetException {
    if (argument == null) {
      throw invalid(what + " is NULL");
    }
    return argument;
  }

  /** WinINet's number where it has one with this meaning, Patchbay's where it has none. */
  static int number(InternetError error) {
    return switch (error) {
      case PROVIDER_UNAVAILABLE -> InternetError.PROTOCOL_NOT_FOUND.number(); // W-013
      case TOO_MANY_REDIRECTS -> InternetError.HTTP_REDIRECT_FAILED.number(); // W-162
      case DATA_CONNECTION_FAILED -> InternetError.CANNOT_CONNECT.number(); // as 425, W-057
      case TRUNCATED -> InternetError.CONNECTION_ABORTED.number(); // as 426, W-058
      case DENIED_BY_POLICY -> InternetError.FAILED_DUETOSECURITYCHECK.number();
      default -> error.number();
    };
  }
}
