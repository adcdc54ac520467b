package org.patchbay.provider.http;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.TlsOptions;

/**
 * Servers that are there for tests, if any, and the proxies on the way to them:
 *
 * <pre>
 * -Dpatchbay.http.servers=nginx=http://127.0.0.1:8080,nginx=https://127.0.0.1:8443
 * -Dpatchbay.http.certificate=cert.pem
 * -Dpatchbay.http.proxies=danted=SOCKS5://127.0.0.1:1080,microsocks=SOCKS5://u:p@127.0.0.1:1081
 * </pre>
 *
 * Each server has the files {@code /f1k} and {@code /f1m} of 1024 and 1048576 bytes. What only some
 * have is named by URLs of its own: {@code patchbay.http.protected} (user and password {@code bob}
 * and {@code secret}), {@code patchbay.http.gzip}, {@code patchbay.http.redirects}.
 */
final class RealServers {
  private static final String PREFIX = "patchbay.http.";
  private static final Pattern PLACE =
      Pattern.compile("(\\w+)=(\\w+)://(?:(\\w+):(\\w+)@)?([\\w.]+):(\\d+)(/\\S*)?");

  private RealServers() {}

  /** A server, or a file there, and the way to it. */
  record Target(String name, boolean secure, String host, int port, String path, Way way) {
    ConnectRequest request() throws IOException {
      ConnectRequest request = ConnectRequest.to(host).port(port).context("real");
      return secure ? request.secure().tls(trusted()) : request;
    }

    @Override
    public String toString() {
      return name + (secure ? " https" : " http") + path + way;
    }
  }

  /** Directly, or through a proxy. */
  record Way(String name, SessionOptions options) {
    @Override
    public String toString() {
      return name.isEmpty() ? "" : " through " + name;
    }
  }

  private static TlsOptions trusted() throws IOException {
    return TlsOptions.DEFAULT.trusting(Path.of(System.getProperty(PREFIX + "certificate")));
  }

  /** All servers by all ways; skips the test if there are none. */
  static Stream<Target> servers() {
    return named("servers");
  }

  static Stream<Target> secured() {
    return named("protected");
  }

  static Stream<Target> gzip() {
    return named("gzip");
  }

  static Stream<Target> redirects() {
    return named("redirects");
  }

  private static Stream<Target> named(String property) {
    String text = System.getProperty(PREFIX + property, "");
    assumeFalse(
        text.isBlank(), "no real servers: -D" + PREFIX + property + "=name=http://host:port,...");
    return Stream.of(text.split(","))
        .map(RealServers::parse)
        .flatMap(
            place ->
                ways().stream()
                    .map(
                        way ->
                            new Target(
                                place.group(1),
                                place.group(2).equals("https"),
                                place.group(5),
                                Integer.parseInt(place.group(6)),
                                place.group(7) == null ? "" : place.group(7),
                                way)));
  }

  private static List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    ways.add(new Way("", SessionOptions.agent("test/1")));
    String proxies = System.getProperty(PREFIX + "proxies", "");
    for (String proxy : proxies.isBlank() ? new String[0] : proxies.split(",")) {
      Matcher place = parse(proxy);
      ProxyServer server =
          ProxyServer.of(
              ProxyServer.Type.valueOf(place.group(2)),
              place.group(5),
              Integer.parseInt(place.group(6)));
      ProxyServer known =
          place.group(3) == null ? server : server.login(place.group(3), Secret.of(place.group(4)));
      ways.add(new Way(place.group(1), SessionOptions.agent("test/1").proxy(known)));
    }
    return ways;
  }

  private static Matcher parse(String text) {
    Matcher place = PLACE.matcher(text.strip());
    if (!place.matches()) {
      throw new IllegalArgumentException("not name=scheme://host:port/path: " + text);
    }
    return place;
  }
}
