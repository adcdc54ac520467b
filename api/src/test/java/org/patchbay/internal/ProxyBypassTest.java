package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyBypassTest {

  @ParameterizedTest
  @CsvSource({
    "www.example.org, www.example.org, true",
    "www.example.org, WWW.Example.ORG, true",
    "www.example.org, www.example.org., true",
    "www.example.org, x.www.example.org, false",
    "*.example.org, a.b.example.org, true",
    "*.example.org, example.org, false",
    "*example.org, badexample.org, true",
    "10.*, 10.1.2.3, true",
    "10.*, 110.1.2.3, false",
    "*, anything, true",
    "a*b*c, axxbxxc, true",
    "a*b*c, axxcxxb, false",
    "ab*ba, aba, false",
    "<local>, intranet, true",
    "<LOCAL>, localhost, true",
    "<local>, www.example.org, false",
    "<local>, ::1, false",
    "::1, [::1], true",
    "[::1], ::1, true",
    "fd00:*, fd00::1, true",
    "www.example.org:8080, www.example.org, true",
    "www.example.org:80, www.example.org, false",
    "[::1]:8080, ::1, true",
    "[::1]:80, ::1, false",
    "https://*.example.org, www.example.org, true",
    "http://*.example.org, www.example.org, false",
    "https://www.example.org:8080, www.example.org, true",
    "'', www.example.org, false",
    "., www.example.org, false",
    "www.example.*, www.example.org, true",
    "(a+)+, aaaa, false",
    "\\E.*, www, false"
  })
  void aPatternNamesHosts(String pattern, String host, boolean named) {
    assertThat(ProxyBypass.names(List.of(pattern), "https", host, 8080)).isEqualTo(named);
  }

  @Test
  void aPatternOfManyStarsIsNoWork() {
    String pattern = "*a".repeat(1000) + "b";

    assertThat(ProxyBypass.names(List.of(pattern), "http", "a".repeat(5000), 80)).isFalse();
  }
}
