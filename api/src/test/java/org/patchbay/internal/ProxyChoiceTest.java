package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.SessionOptions;

/** Which proxy is taken for what. */
class ProxyChoiceTest {
  private static final ProxyServer ALL = http("all");
  private static final ProxyServer WEB = http("web");
  private static final ProxyServer SECURE = http("secure");

  private final Core core = new Core(CoreSettings.unconfigured());
  private final @Nullable ProxySelector before = ProxySelector.getDefault();
  private final List<URI> asked = new ArrayList<>();

  @AfterEach
  void stop() {
    ProxySelector.setDefault(before);
    core.close();
  }

  private static ProxyServer http(String host) {
    return ProxyServer.of(ProxyServer.Type.HTTP, host, 8080);
  }

  private @Nullable ProxyServer taken(
      UnaryOperator<SessionOptions> more, String service, boolean secure) throws InternetException {
    Session session = core.open(new Owner(1, "t"), more.apply(SessionOptions.agent("t")));
    return new Route(core, session, service, secure).proxyFor("www.example.org", 81);
  }

  @Test
  void oneForAllIsTakenForAll() throws Exception {
    assertThat(taken(options -> options.proxy(ALL), "http", true)).isEqualTo(ALL);
    assertThat(taken(options -> options.proxy(ALL), "ftp", false)).isEqualTo(ALL);
  }

  @Test
  void aSchemesOwnIsTakenBeforeThatOfAll() throws Exception {
    UnaryOperator<SessionOptions> options =
        given -> given.proxyFor("HTTPS", SECURE).proxy(ALL).proxyFor("http", WEB);

    assertThat(taken(options, "http", false)).isEqualTo(WEB);
    assertThat(taken(options, "http", true)).isEqualTo(SECURE);
    assertThat(taken(options, "ftp", true)).isEqualTo(ALL);
  }

  @Test
  void withoutOneForAllTheOthersGoDirectly() throws Exception {
    UnaryOperator<SessionOptions> options = given -> given.proxyFor("http", WEB);

    assertThat(taken(options, "http", false)).isEqualTo(WEB);
    assertThat(taken(options, "http", true)).isNull();
    assertThat(taken(options, "ftp", false)).isNull();
  }

  @Test
  void whatIsBypassedGoesDirectly() throws Exception {
    assertThat(taken(options -> options.proxy(ALL, "*.example.org"), "http", false)).isNull();
    assertThat(taken(options -> options.proxy(ALL, "https://*"), "http", false)).isEqualTo(ALL);
    assertThat(taken(options -> options.proxy(ALL, "https://*"), "http", true)).isNull();
  }

  private void systemAnswers(Proxy... proxies) {
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            asked.add(uri);
            return List.of(proxies);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });
  }

  @Test
  void theSystemIsAskedByTheSchemeThatIsSpoken() throws Exception {
    systemAnswers(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("system", 3128)));

    assertThat(taken(SessionOptions::systemProxy, "http", true)).hasToString("HTTP system:3128");
    taken(SessionOptions::systemProxy, "http", false);
    taken(SessionOptions::systemProxy, "ftp", true);

    assertThat(asked)
        .extracting(URI::toString)
        .containsExactly(
            "https://www.example.org:81/",
            "http://www.example.org:81/",
            "ftp://www.example.org:81/");
  }

  @Test
  void theSystemsSocksProxyIsOne() throws Exception {
    systemAnswers(new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("system", 1080)));

    assertThat(taken(SessionOptions::systemProxy, "ftp", false)).hasToString("SOCKS5 system:1080");
  }

  @Test
  void directInFrontOfAProxyIsDirect() throws Exception {
    systemAnswers(
        Proxy.NO_PROXY,
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("system", 3128)));

    assertThat(taken(SessionOptions::systemProxy, "http", false)).isNull();
  }

  @Test
  void aSelectorThatFailsIsNotPassedBy() {
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            throw new IllegalStateException("no file");
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> taken(SessionOptions::systemProxy, "http", false))
        .withMessageContaining("no file")
        .returns(InternetError.PROXY_SERVER_UNREACHABLE, InternetException::error);
  }

  @Test
  void withoutASelectorTheWayIsDirect() throws Exception {
    ProxySelector.setDefault(null);

    assertThat(taken(SessionOptions::systemProxy, "http", false)).isNull();
  }
}
