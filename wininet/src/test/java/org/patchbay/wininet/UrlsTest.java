package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.wininet.WinInetConstants.*;
import static org.patchbay.wininet.WinInetErrors.*;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlsTest {
  private final Facade facade = new Facade();
  private final WinInet wininet = facade.wininet;

  @AfterEach
  void close() {
    facade.close();
  }

  private UrlComponents crack(String url, int flags) {
    return Objects.requireNonNull(wininet.internetCrackUrl(url, flags));
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://h/,1,21",
    "gopher://h/,2,70",
    "http://h/,3,80",
    "https://h/,4,443",
    "HTTP://h:8080/,3,8080",
    "news://h/,-1,0"
  })
  void w224_aSchemeHasANumberAndAPort(String url, int scheme, int port) {
    UrlComponents parts = crack(url, 0);

    assertThat(parts.scheme()).isEqualTo(scheme);
    assertThat(parts.port()).isEqualTo(port);
    assertThat(parts.hostName()).isEqualTo("h");
  }

  @Test
  void allPartsOfAUrlAreFound() {
    String url = "http://ann:p%40ss@[::1]:81/a%20b/c?q=1#f";
    UrlComponents parts = crack(url, 0);

    assertThat(parts)
        .isEqualTo(new UrlComponents("http", 3, "::1", 81, "ann", "p@ss", "/a%20b/c", "?q=1#f"));
    assertThat(parts.toString()).doesNotContain("p@ss");
    assertThat(crack(url, ICU_DECODE).urlPath()).isEqualTo("/a b/c");
  }

  @ParameterizedTest
  @CsvSource(
      value = {"no url,12006", "http://,12005", "http://h:99999/,12005", "NULL,87"},
      nullValues = "NULL")
  void whatIsNoUrlIsRefused(String url, int error) {
    assertThat(wininet.internetCrackUrl(url, 0)).isNull();
    assertThat(facade.error()).isEqualTo(error);
  }

  @Test
  void aUrlIsPutTogether() {
    assertThat(
            wininet.internetCreateUrl(
                new UrlComponents("ftp", 1, "::1", 21, "ann", "x@y", "/p", "")))
        .isEqualTo("ftp://ann:x%40y@[::1]/p");
    assertThat(
            wininet.internetCreateUrl(new UrlComponents("http", 3, "h", 81, null, null, "/", "?q")))
        .isEqualTo("http://h:81/?q");
    assertThat(wininet.internetCreateUrl(new UrlComponents("http", 3, "h", 80, null, "x", "/", "")))
        .isNull();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP://h,http://h/",
    "http://h/a/./b/../c d,http://h/a/c%20d",
    "http://h/ü?ä,http://h/%C3%BC?%C3%A4"
  })
  void aUrlIsMadeCanonical(String url, String canonical) {
    assertThat(wininet.internetCanonicalizeUrl(url, 0)).isEqualTo(canonical);
  }

  @Test
  void flagsLeaveThingsInPlace() {
    assertThat(wininet.internetCanonicalizeUrl("http://h/a/../ü b", ICU_NO_META | ICU_NO_ENCODE))
        .isEqualTo("http://h/a/../ü b");
    assertThat(wininet.internetCanonicalizeUrl("http://h/ü b", ICU_ENCODE_SPACES_ONLY))
        .isEqualTo("http://h/ü%20b");
    assertThat(wininet.internetCanonicalizeUrl("http://h/a b?c d", ICU_BROWSER_MODE))
        .isEqualTo("http://h/a%20b?c d");
  }

  /** RFC 3986 §5.4. */
  @ParameterizedTest
  @CsvSource({
    "g,http://a/b/c/g",
    "./g,http://a/b/c/g",
    "g/,http://a/b/c/g/",
    "/g,http://a/g",
    "//g,http://g/",
    "?y,http://a/b/c/d;p?y",
    "g?y,http://a/b/c/g?y",
    "#s,http://a/b/c/d;p?q#s",
    "..,http://a/b/",
    "../g,http://a/b/g",
    "../..,http://a/",
    "../../../g,http://a/g",
    "https://x/y,https://x/y"
  })
  void aRelativeUrlIsResolved(String relative, String absolute) {
    assertThat(wininet.internetCombineUrl("http://a/b/c/d;p?q", relative, 0)).isEqualTo(absolute);
  }
}
