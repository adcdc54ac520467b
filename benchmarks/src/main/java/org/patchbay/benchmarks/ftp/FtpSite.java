package org.patchbay.benchmarks.ftp;

import java.net.InetSocketAddress;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Secret;
import org.patchbay.benchmarks.Settings;
import org.patchbay.benchmarks.measure.Unavailable;

/**
 * An FTP server and a login at it.
 *
 * @param host of the server
 * @param port of the server
 * @param user to log in as
 * @param password of the user
 */
record FtpSite(String host, int port, String user, String password) {
  /** The site of these settings, if it is there. */
  static FtpSite of(Settings settings, String name) throws Unavailable {
    String prefix = "ftp." + name;
    InetSocketAddress address = settings.server(prefix);
    return new FtpSite(
        address.getHostString(),
        address.getPort(),
        settings.get(prefix + ".user"),
        settings.get(prefix + ".password"));
  }

  ConnectRequest request() {
    return ConnectRequest.to(host).port(port).login(user, Secret.of(password));
  }

  /** The URL of a path below the folder after the login, with the login in it. */
  String url(String path) {
    return "ftp://%s:%s@%s:%d/%s".formatted(user, password, host, port, path);
  }
}
