package org.patchbay.api;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What differs between profiles and is either so or not. Each is a key of the configuration {@code
 * org.patchbay.profile}; what is not configured is as {@link #isDefault()} says.
 */
public enum ProfileRule {
  /** Sessions may be asynchronous. Windows CE connects synchronously, whatever it is asked. */
  ASYNCHRONOUS("asynchronous", true),
  /**
   * WinINet's secure flag may be given when connecting, beside that of the request (W-018 to
   * W-021). It is the facade's; {@link ConnectRequest#secure()} speaks for all requests of a
   * connection and is the business of {@link Profile#allowsSecure}.
   */
  SECURE_ON_CONNECT("secureOnConnect", true),
  /**
   * A secure request to no port, or to the service's plain default port, goes to its secure default
   * port: 443 in place of 0 and 80 (W-021).
   */
  SECURE_PORT("securePort", false),
  /**
   * A refused login tells whether user or password was refused: 12013 and 12014 in place of 12015
   * (W-049, W-050).
   */
  SPLIT_LOGIN_ERRORS("splitLoginErrors", false),
  /** WinINet's access type 4, preconfigured without automatic proxies, is known. */
  AUTOPROXY("autoproxy", true),
  /** All options of WinINet's handles are known, not the few of Windows CE alone. */
  ALL_OPTIONS("allOptions", true);

  private final String key;
  private final boolean isDefault;

  ProfileRule(String key, boolean isDefault) {
    this.key = key;
    this.isDefault = isDefault;
  }

  /** The name in configurations. */
  public String key() {
    return key;
  }

  /** Whether the rule holds where nothing is configured. */
  public boolean isDefault() {
    return isDefault;
  }

  /** The rule of a key. */
  public static Optional<ProfileRule> of(String key) {
    return Stream.of(values()).filter(rule -> rule.key.equals(key)).findFirst();
  }
}
