package org.patchbay.provider.ftp;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Secret;
import org.patchbay.api.TlsOptions;

/**
 * Servers that are there for tests, if any: {@code
 * -Dpatchbay.ftp.servers=vsftpd=127.0.0.1:2121,proftpd=127.0.0.1:2122}. User and password are
 * {@code bob} and {@code secret}, the folder that may be written is {@code up}, unless {@code
 * patchbay.ftp.user}, {@code .password} and {@code .folder} say otherwise; {@code
 * patchbay.ftp.certificate} is the PEM file that TLS has to trust.
 */
final class RealServers {
  private static final String PROPERTY = "patchbay.ftp.servers";

  /**
   * One of them.
   *
   * @param secure whether it is to be reached under TLS
   */
  record RealServer(String name, String host, int port, boolean secure) {
    ConnectRequest request() throws IOException {
      return anonymous()
          .login(
              System.getProperty("patchbay.ftp.user", "bob"),
              Secret.of(System.getProperty("patchbay.ftp.password", "secret")));
    }

    ConnectRequest anonymous() throws IOException {
      ConnectRequest request = ConnectRequest.to(host).port(port);
      return secure
          ? request.secure().tls(TlsOptions.DEFAULT.trusting(trust().orElseThrow()))
          : request;
    }

    String folder() {
      return System.getProperty("patchbay.ftp.folder", "up");
    }

    @Override
    public String toString() {
      return secure ? name + " under TLS" : name;
    }
  }

  private RealServers() {}

  /** All of them, in the clear and, where it is known what to trust, under TLS. */
  static Stream<RealServer> bothWays() {
    return all()
        .flatMap(
            server ->
                trust().isEmpty()
                    ? Stream.of(server)
                    : Stream.of(
                        server, new RealServer(server.name, server.host, server.port, true)));
  }

  /** All of them; skips the test if there are none. */
  static Stream<RealServer> all() {
    String servers = System.getProperty(PROPERTY, "");
    assumeFalse(servers.isBlank(), "no real servers: -D" + PROPERTY + "=name=host:port,...");
    return Stream.of(servers.split(",")).map(RealServers::parse);
  }

  /** What TLS with them has to trust; without it they are only tried in the clear. */
  static Optional<Path> trust() {
    return Optional.ofNullable(System.getProperty("patchbay.ftp.certificate")).map(Path::of);
  }

  private static RealServer parse(String text) {
    List<String> parts = List.of(text.strip().split("[=:]"));
    return new RealServer(parts.get(0), parts.get(1), Integer.parseInt(parts.get(2)), false);
  }
}
