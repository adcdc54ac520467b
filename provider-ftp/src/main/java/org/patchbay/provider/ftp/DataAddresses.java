package org.patchbay.provider.ftp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpConnection;

/**
 * Which addresses of data connections are believed and told.
 *
 * @param trustsServer whether passive data connections lead where the server's PASV says
 * @param announced where a server is told to call back, null for the address of the control
 *     connection's own end
 */
record DataAddresses(boolean trustsServer, @Nullable InetAddress announced) {
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");

  /** Those of a request, else the configured ones. */
  static DataAddresses of(ConnectRequest request, FtpSettings settings) throws InternetException {
    String asked = request.option(FtpConnection.ACTIVE_HOST);
    if (asked != null && !request.has(ConnectFlag.ACTIVE)) {
      throw FtpErrors.invalid(
          "the option " + FtpConnection.ACTIVE_HOST + " is for active data connections only");
    }
    String host = asked == null ? settings.activeHost() : asked;
    return new DataAddresses(settings.trustPassiveAddress(), host.isEmpty() ? null : parse(host));
  }

  /** An address as digits: a name would be looked up behind the policy's back. */
  private static InetAddress parse(String host) throws InternetException {
    try {
      if (IPV4.matcher(host).matches() || host.indexOf(':') >= 0) {
        return InetAddress.getByName(host);
      }
    } catch (UnknownHostException e) {
      // As bad as a name.
    }
    throw FtpErrors.invalid(
        "the address for active data connections is neither IPv4 nor IPv6: " + host);
  }

  /**
   * Where a passive data connection leads. An address that makes sense only in the server's own
   * network is of no use outside, and inside it would let a server point at others' machines.
   *
   * @param passive as the server said it
   * @param peer of the control connection, null if only a proxy knows it
   * @return null for the peer's own address
   */
  @Nullable InetAddress trusted(PassivePort passive, @Nullable InetAddress peer) {
    InetAddress said = passive.address();
    if (!trustsServer || said == null || said.isAnyLocalAddress() || said.isMulticastAddress()) {
      return null;
    }
    boolean outside = peer == null || !isInner(peer);
    return outside && isInner(said) ? null : said;
  }

  private static boolean isInner(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress();
  }

  /** The command by which the server is told to call back (RFC 959 §4.1.2, RFC 2428 §2). */
  String callBack(InetAddress local, int port) {
    InetAddress address = announced == null ? local : announced;
    String host = address.getHostAddress();
    return address instanceof Inet6Address
        ? "EPRT |2|" + host.replaceFirst("%.*", "") + "|" + port + "|"
        : "PORT " + host.replace('.', ',') + "," + port / 256 + "," + port % 256;
  }
}
