package org.patchbay.wininet;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a URL (URL_COMPONENTS).
 *
 * @param schemeName in lower case
 * @param scheme its number, {@link WinInetConstants#INTERNET_SCHEME_UNKNOWN} for others
 * @param hostName without brackets around an IPv6 address
 * @param port the scheme's default where the URL has none, 0 where that is not known
 * @param userName null if there is none
 * @param password null if there is none
 * @param urlPath from the first slash on; may be empty
 * @param extraInfo query and fragment with their marks; may be empty
 */
public record UrlComponents(
    String schemeName,
    int scheme,
    String hostName,
    int port,
    @Nullable String userName,
    @Nullable String password,
    String urlPath,
    String extraInfo) {

  /** Leaves the password out. */
  @Override
  public String toString() {
    return schemeName + "://" + hostName + ":" + port + urlPath;
  }
}
