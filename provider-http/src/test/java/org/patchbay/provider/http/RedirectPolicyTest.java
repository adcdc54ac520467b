package org.patchbay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpHeader;
import org.patchbay.api.http.HttpRequest;

class RedirectPolicyTest {
  private static final HttpRequest REQUEST = HttpRequest.get("/a").maxRedirects(2);

  private final RedirectPolicy policy = new RedirectPolicy(REQUEST);
  private final Hop first = Hop.first(REQUEST, new Target(new Origin(false, "h", 80), "/a"));

  @ParameterizedTest
  @ValueSource(ints = {200, 300, 304, 305, 306, 404})
  void aStatusThatIsNoRedirectIsTheCallers(int status) throws InternetException {
    assertThat(policy.next(first, status, List.of(new HttpHeader("Location", "/b")), true))
        .isEmpty();
  }

  @Test
  void aRedirectWithoutLocationIsTheCallers() throws InternetException {
    assertThat(policy.next(first, 302, List.of(), true)).isEmpty();
    assertThat(policy.next(first, 302, List.of(new HttpHeader("Location", " ")), true)).isEmpty();
  }

  @Test
  void goingRoundOnceToSeeACookieComeBackIsNoCircle() throws InternetException {
    HttpHeader location = new HttpHeader("Location", "/a");
    HttpHeader cookie = new HttpHeader("Set-Cookie", "seen=1");

    assertThat(policy.next(first, 302, List.of(location, cookie), true)).contains(first);
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> policy.next(first, 302, List.of(location), true));
  }

  @Test
  void aHostWithItsDefaultPortIsTheSameOrigin() throws InternetException {
    Hop hop = Hop.first(REQUEST.header("X-Key", "k"), new Target(new Origin(false, "h", 80), "/a"));

    Hop next =
        policy.next(hop, 302, List.of(new HttpHeader("Location", "http://H:80/b")), true).get();

    assertThat(next.has("x-key")).isTrue();
  }

  @Test
  void whatWasLeftBehindDoesNotComeBackWithTheOrigin() throws InternetException {
    Hop hop = Hop.first(REQUEST.header("X-Key", "k"), new Target(new Origin(false, "h", 80), "/a"));

    Hop away = policy.next(hop, 302, List.of(new HttpHeader("Location", "//other/")), true).get();
    Hop back = policy.next(away, 302, List.of(new HttpHeader("Location", "//h/b")), true).get();

    assertThat(back.has("x-key")).isFalse();
  }
}
