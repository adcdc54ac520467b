package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

class TargetTest {
  private static final Origin ORIGIN = new Origin(false, "h", 80);

  @ParameterizedTest
  @CsvSource({
    "x, http://h/a/x",
    "/x?y=z, http://h/x?y=z",
    "?q, http://h/a/b?q",
    "../../x, http://h/x",
    "//other/x, http://other/x",
    "http://other, http://other/",
    "HTTPS://User:pw@Other:443/x, https://other/x",
    "http://other:8080/x#part, http://other:8080/x",
    "http://[::1]:81/x, http://[::1]:81/x",
    "/with space/Ã¼, http://h/with%20space/%C3%BC",
    "/100%, http://h/100%25"
  })
  void aLocationIsResolved(String location, String expected) throws InternetException {
    Target base = new Target(ORIGIN, "/a/b?c=d");

    assertThat(base.redirected(location).orElseThrow().uri()).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({"ftp://h/x", "javascript:alert(1)", "mailto:a@b"})
  void anotherSchemeIsNoTarget(String location) throws InternetException {
    assertThat(new Target(ORIGIN, "/").redirected(location)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"http:///x", "http://a b/", "http:x"})
  void aLocationWithoutHostIsRefused(String location) {
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> new Target(ORIGIN, "/").redirected(location))
        .returns(InternetError.INVALID_URL, InternetException::error);
  }

  @Test
  void thePathGoesOnTheWireAsGivenButForWhatIsNotAscii() {
    Target target = new Target(ORIGIN, "/a|b/[c]/ü%");

    assertThat(target.path()).isEqualTo("/a|b/[c]/%C3%BC%");
    assertThat(target.uri()).hasToString("http://h/a%7Cb/%5Bc%5D/%C3%BC%25");
  }

  @ParameterizedTest
  @CsvSource({"Example.ORG, example.org", "[::1], [::1]", "bücher.example, xn--bcher-kva.example"})
  void aHostIsBroughtIntoTheFormOfTheWire(String server, String expected) throws InternetException {
    Origin origin = Origin.of(true, server, 443, InternetError.INVALID_PARAMETER);

    assertThat(origin.authority()).isEqualTo(expected);
  }
}
