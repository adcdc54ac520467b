package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetException;
import org.patchbay.api.SessionOptions;

class ProxyTextTest {
  private static SessionOptions applied(String proxy, String bypass) throws InternetException {
    return ProxyText.apply(SessionOptions.agent("t"), proxy, bypass);
  }

  @Test
  void eachSchemeHasItsOwnAndSocksTheRest() throws InternetException {
    SessionOptions options = applied("http=a:81 HTTPS=https://b/;socks=c", "<local>;*.d 10.*");

    assertThat(options.schemeProxies().get("http")).hasToString("HTTP a:81");
    assertThat(options.schemeProxies().get("https")).hasToString("HTTP b:80");
    assertThat(options.proxy()).hasToString("SOCKS4 c:1080");
    assertThat(options.proxyBypass()).containsExactly("<local>", "*.d", "10.*");
  }

  @Test
  void oneWithoutASchemeIsForAllThatHaveNone() throws InternetException {
    SessionOptions options = applied("socks=c ftp=f a:81", "");

    assertThat(options.proxy()).hasToString("HTTP a:81");
    assertThat(options.schemeProxies()).containsOnlyKeys("ftp");
    assertThat(options.proxyBypass()).isEmpty();
  }
}
