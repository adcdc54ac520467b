package org.patchbay.api.http;

/**
 * One line of a header.
 *
 * @param name as sent; case does not matter
 * @param value as sent, without surrounding white space
 */
public record HttpHeader(String name, String value) {
  /** Whether it has this name, in any case. */
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }
}
