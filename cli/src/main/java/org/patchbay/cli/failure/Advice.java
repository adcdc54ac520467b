package org.patchbay.cli.failure;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.patchbay.api.InternetError;

/** What a user can do about an error. */
final class Advice {
  private static final String LOGIN = "check --user and --password-file";

  private static final Map<InternetError, String> TABLE =
      Map.ofEntries(
          entry(InternetError.NAME_NOT_RESOLVED, "check the name of the host"),
          entry(InternetError.CANNOT_CONNECT, "check host and port, and that the server runs"),
          entry(InternetError.TIMEOUT, "try again, or allow more time with --timeout"),
          entry(InternetError.CONNECTION_ABORTED, "try again"),
          entry(InternetError.CONNECTION_RESET, "try again"),
          entry(InternetError.TRUNCATED, "try again"),
          entry(InternetError.LOGIN_FAILURE, LOGIN),
          entry(InternetError.INCORRECT_USER_NAME, LOGIN),
          entry(InternetError.INCORRECT_PASSWORD, LOGIN),
          entry(
              InternetError.DATA_CONNECTION_FAILED,
              "a firewall may be in the way: try with --active, or without"),
          entry(InternetError.TLS_REQUIRED, "the server has no TLS there: try without --tls"),
          entry(
              InternetError.INVALID_CA,
              "if this certificate is to be trusted, name its PEM file with --trust"),
          entry(
              InternetError.SEC_CERT_DATE_INVALID,
              "the server needs a new certificate; check this machine's clock, too"),
          entry(
              InternetError.SEC_CERT_CN_INVALID, "use a name that the server's certificate is for"),
          entry(
              InternetError.SECURITY_CHANNEL_ERROR,
              "check that the port speaks TLS, and its version"),
          entry(InternetError.DENIED_BY_POLICY, "ask whoever made this deployment"),
          entry(InternetError.PROVIDER_UNAVAILABLE, "'patchbay providers' shows what is installed"),
          entry(InternetError.PROTOCOL_NOT_FOUND, "the profile leaves this protocol out"),
          entry(InternetError.PROVIDER_WITHDRAWN, "try again"));

  private Advice() {}

  static Optional<String> on(InternetError error) {
    return Optional.ofNullable(TABLE.get(error));
  }
}
