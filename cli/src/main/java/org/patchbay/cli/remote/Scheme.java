package org.patchbay.cli.remote;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The URL schemes that the command line knows. */
public enum Scheme {
  FTP,
  FTPS,
  HTTP,
  HTTPS,
  GOPHER,
  GOPHERS;

  /** All of them, for messages. */
  static final String NAMES =
      String.join(", ", Arrays.stream(values()).map(Scheme::toString).toList());

  static Optional<Scheme> named(String name) {
    return Arrays.stream(values()).filter(s -> s.toString().equalsIgnoreCase(name)).findFirst();
  }

  boolean isFtp() {
    return this == FTP || this == FTPS;
  }

  boolean isHttp() {
    return this == HTTP || this == HTTPS;
  }

  boolean isGopher() {
    return this == GOPHER || this == GOPHERS;
  }

  boolean isSecure() {
    return this == FTPS || this == HTTPS || this == GOPHERS;
  }

  /** As it stands in a URL. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
