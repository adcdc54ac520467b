package org.patchbay.provider.gopher;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.stream.Stream;

/**
 * Servers that are there for tests, if any: {@code
 * -Dpatchbay.gopher.servers=gophernicus=127.0.0.1:7070,pygopherd=127.0.0.1:7071+}; a plus at the
 * end says that it knows Gopher+. They must have a text {@code /f1k.txt} of 1 KiB, a file {@code
 * /f1m.bin} of 1 MiB and a menu {@code /menu} of 10,000 items at least.
 */
final class RealServers {
  private static final String PROPERTY = "patchbay.gopher.servers";

  /** One of them. */
  record RealServer(String name, String host, int port, boolean plus) {
    @Override
    public String toString() {
      return name;
    }
  }

  private RealServers() {}

  /** All of them; skips the test if there are none. */
  static Stream<RealServer> all() {
    String servers = System.getProperty(PROPERTY, "");
    assumeFalse(servers.isBlank(), "no real servers: -D" + PROPERTY + "=name=host:port,...");
    return Stream.of(servers.split(",")).map(RealServers::parse);
  }

  private static RealServer parse(String text) {
    List<String> parts = List.of(text.strip().replaceFirst("\\+$", "").split("[=:]"));
    return new RealServer(
        parts.get(0), parts.get(1), Integer.parseInt(parts.get(2)), text.strip().endsWith("+"));
  }
}
