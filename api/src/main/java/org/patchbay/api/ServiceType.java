package org.patchbay.api;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of a service together with the typed connection that it gives. The set is open: each
 * typed connection declares its own, as {@code FtpConnection.FTP} does, and a third party's is made
 * the same way.
 *
 * <p>Immutable. Two are equal if name and connection type are.
 *
 * @param <C> the typed connection
 */
public final class ServiceType<C extends Connection> {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9+.-]{0,31}");

  private final String name;
  private final Class<C> connectionType;

  private ServiceType(String name, Class<C> connectionType) {
    this.name = name;
    this.connectionType = connectionType;
  }

  /**
   * Makes a service type.
   *
   * @param name a letter followed by up to 31 letters, digits, {@code + . -}; case is ignored
   * @param connectionType the interface that the service's providers implement
   * @throws IllegalArgumentException if the name is malformed, or the type is not an interface or
   *     has a method whose result the core could not hand out safely; the message names the method
   */
  public static <C extends Connection> ServiceType<C> of(String name, Class<C> connectionType) {
    String normalised = checkedName(Objects.requireNonNull(name, "name"));
    TypedInterface.check(Objects.requireNonNull(connectionType, "connectionType"));
    return new ServiceType<>(normalised, connectionType);
  }

  static String checkedName(String name) {
    String normalised = name.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(normalised).matches()) {
      throw new IllegalArgumentException("not a service name: \"" + name + "\"");
    }
    return normalised;
  }

  /** The name in lower case, as providers declare it in {@code patchbay.service}. */
  public String name() {
    return name;
  }

  /** The interface of the connections that {@code connect()} gives for this type. */
  public Class<C> connectionType() {
    return connectionType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ServiceType<?> that
        && name.equals(that.name)
        && connectionType == that.connectionType;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
