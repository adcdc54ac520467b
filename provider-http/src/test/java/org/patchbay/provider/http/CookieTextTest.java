package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.hc.client5.http.cookie.Cookie;
import org.apache.hc.client5.http.impl.cookie.BasicClientCookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieTextTest {

  @Test
  void aCookieSurvivesBeingText() {
    BasicClientCookie cookie = new BasicClientCookie("name", "va;lu;e=");
    cookie.setDomain("example.org");
    cookie.setPath("/p;q");
    cookie.setAttribute(Cookie.DOMAIN_ATTR, "example.org");
    cookie.setCreationDate(Instant.ofEpochMilli(1000));
    cookie.setExpiryDate(Instant.ofEpochMilli(2000));
    cookie.setSecure(true);
    cookie.setHttpOnly(true);

    Cookie again = CookieText.parse(CookieText.key(cookie), CookieText.of(cookie)).orElseThrow();

    assertThat(again).usingRecursiveComparison().isEqualTo(cookie);
  }

  @Test
  void aHostOnlyCookieOfTheSessionStaysOne() {
    BasicClientCookie cookie = new BasicClientCookie("n", "");
    cookie.setDomain("h");
    cookie.setPath("/");
    cookie.setCreationDate(Instant.EPOCH);

    Cookie again = CookieText.parse(CookieText.key(cookie), CookieText.of(cookie)).orElseThrow();

    assertThat(again.containsAttribute(Cookie.DOMAIN_ATTR)).isFalse();
    assertThat(again.getExpiryInstant()).isNull();
    assertThat(again.isSecure()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a;b;c", "x;;;v", "1;y;;v", "99999999999999999999;;;v"})
  void otherTextIsNoCookie(String text) {
    assertThat(CookieText.parse("n;d;/", text)).isEmpty();
    assertThat(CookieText.parse("n", "1;;;v")).isEmpty();
  }
}
