package org.patchbay.spi;

/**
 * Service properties of a {@link ConnectionProvider}, and attributes of its {@code
 * patchbay.provider} capability. They hold for all service types of one service; a provider whose
 * types differ registers one service for each.
 */
public final class ProviderProperties {
  /** Names of the service types served: String or String[]; required. */
  public static final String SERVICE = "patchbay.service";

  /** Default port: Integer, 1 to 65535; required. */
  public static final String PORT = "patchbay.port";

  /** Default port when the request is secure: Integer; {@link #PORT} if absent. */
  public static final String SECURE_PORT = "patchbay.port.secure";

  /** Default port when TLS is implicit: Integer; {@link #SECURE_PORT} if absent. */
  public static final String IMPLICIT_PORT = "patchbay.port.implicit";

  /** URL schemes that lead here: String or String[]. */
  public static final String SCHEME = "patchbay.scheme";

  /** Names of the {@link org.patchbay.api.ConnectFlag}s understood: String or String[]. */
  public static final String FLAG = "patchbay.flag";

  /**
   * Keys of the options of {@link org.patchbay.api.ConnectRequest#options()} understood: String or
   * String[]. The core refuses a request with any other.
   */
  public static final String OPTION = "patchbay.option";

  /** What it can do beyond its interface: String or String[], for filters. */
  public static final String FEATURE = "patchbay.feature";

  /**
   * The {@link #FEATURE} of a provider whose connections do several things at a time, as HTTP's do.
   * Asynchronous calls on a connection of any other are begun one after the other, in order.
   */
  public static final String PARALLEL = "parallel";

  /** Who made it: String. */
  public static final String VENDOR = "patchbay.vendor";

  /**
   * The user to log in with where the request names none: String. If set, the core fills in the
   * four rows of WinINet's credential table (W-034 to W-040): no user, no password = this user with
   * the configured e-mail name as password; a user alone = an empty password. A password without a
   * user is refused for every service that has this property.
   */
  public static final String USER = "patchbay.user";

  /** Namespace of the capability that a provider's bundle declares. */
  public static final String CAPABILITY = "patchbay.provider";

  private ProviderProperties() {}
}
