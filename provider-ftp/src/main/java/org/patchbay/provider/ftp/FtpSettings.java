package org.patchbay.provider.ftp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The configuration, read.
 *
 * @param charset of names where the server does not announce UTF-8
 * @param account answer to a server that asks for one
 * @param listLimit most entries of a list
 * @param resumableFrom size in bytes from which on downloads are made resumable
 * @param allocateFrom size in bytes from which on uploads are announced, negative for never
 * @param keepAlive interval of NOOP during transfers, zero for none
 * @param listings how listings are read
 * @param trustPassiveAddress whether passive data connections lead where PASV says
 * @param activeHost address that servers are told to call back at, empty for one's own
 */
record FtpSettings(
    Charset charset,
    String account,
    int listLimit,
    long resumableFrom,
    long allocateFrom,
    Duration keepAlive,
    ListingSettings listings,
    boolean trustPassiveAddress,
    String activeHost) {
  static final FtpSettings DEFAULT =
      new FtpSettings(
          StandardCharsets.UTF_8,
          "noaccount",
          1_000_000,
          1 << 20,
          1 << 26,
          Duration.ZERO,
          ListingSettings.DEFAULT,
          false,
          "");

  static FtpSettings from(FtpConfiguration configuration) {
    return new FtpSettings(
        Charset.forName(configuration.charset()),
        configuration._account(),
        Math.max(1, configuration.listLimit()),
        Math.max(0, configuration.resumableFrom()),
        configuration.allocateFrom(),
        Duration.ofSeconds(Math.max(0, configuration.keepAlive())),
        ListingSettings.from(configuration),
        configuration.trustPassiveAddress(),
        configuration.activeHost().strip());
  }

  /** Leaves out the account, which some servers treat as a secret. */
  @Override
  public String toString() {
    return "FtpSettings[charset="
        + charset
        + ", trustPassiveAddress="
        + trustPassiveAddress
        + ", activeHost="
        + activeHost
        + ", listLimit="
        + listLimit
        + ", resumableFrom="
        + resumableFrom
        + ", allocateFrom="
        + allocateFrom
        + ", keepAlive="
        + keepAlive
        + ", listings="
        + listings
        + "]";
  }
}
