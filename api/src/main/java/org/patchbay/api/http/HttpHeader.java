package org.patchbay.api.http;

import java.util.List;

/**
 * One line of a header.
 *
 * @param name as sent; case does not matter
 * @param value as sent, without surrounding white space
 * @param secret whether the value must neither reach text nor be sent to an origin that the caller
 *     did not name
 */
public record HttpHeader(String name, String value, boolean secret) {
  private static final List<String> SECRET =
      List.of(
          "authorization",
          "cookie",
          "proxy-authorization",
          "set-cookie",
          "x-api-key",
          "x-auth-token",
          "x-csrf-token");

  /** A line that is secret if its name is known to be one of those that carry credentials. */
  public HttpHeader(String name, String value) {
    this(name, value, isKnownAsSecret(name));
  }

  private static boolean isKnownAsSecret(String name) {
    for (String known : SECRET) {
      if (known.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it has this name, in any case. */
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** Leaves the value out if it is secret. */
  @Override
  public String toString() {
    return name + ": " + (secret ? "(secret)" : value);
  }
}
