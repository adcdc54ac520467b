package org.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.patchbay.api.http.HttpRequest;

class ValuesTest {

  @Test
  void aSecretIsErasedAndNeverPrinted() {
    Secret secret = Secret.of("hunter2");
    Secret copy = secret.copy();

    assertThat(secret).hasToString("********");
    secret.erase();

    assertThatIllegalStateException().isThrownBy(secret::copy);
    assertThat(copy.<String>use(String::new)).isEqualTo("hunter2");
  }

  @Test
  void whatASecretLendsIsWipedAfterwards() {
    char[] lent = Secret.of("x").use(characters -> characters);

    assertThat(lent).containsExactly('\0');
  }

  @Test
  void aRequestNeverShowsItsPassword() {
    ConnectRequest request =
        ConnectRequest.to("host").port(21).login("ann", Secret.of("hunter2")).passive();

    assertThat(request).hasToString("ConnectRequest[ann@host:21 [PASSIVE]]");
  }

  @Test
  void anOptionIsSetTakenBackAndShownByItsKeyOnly() {
    ConnectRequest plain = ConnectRequest.to("host");
    ConnectRequest optioned = plain.option("charset", "UTF-8").option("account", "hunter2");

    assertThat(plain.options()).isEmpty();
    assertThat(optioned.option("account")).isEqualTo("hunter2");
    assertThat(optioned.passive().options()).isEqualTo(optioned.options());
    assertThat(optioned.option("account", null).option("account")).isNull();
    assertThat(optioned).hasToString("ConnectRequest[host [account, charset]]");
  }

  @Test
  void aRequestIsChangedByCopying() {
    ConnectRequest plain = ConnectRequest.to("host");
    ConnectRequest active = plain.passive().active();

    assertThat(plain.flags()).isEmpty();
    assertThat(active.flags()).containsExactly(ConnectFlag.ACTIVE);
    assertThat(active.flag(ConnectFlag.PASSIVE).flags()).containsExactly(ConnectFlag.PASSIVE);
    assertThat(plain.flag(ConnectFlag.IMPLICIT_TLS).has(ConnectFlag.SECURE)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> plain.port(70000));
  }

  @Test
  void noTimeoutIsInfinite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Timeouts.DEFAULT.withConnect(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Timeouts.DEFAULT.withSilence(Duration.ofDays(1000)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Timeouts.DEFAULT.withTotal(Duration.ofSeconds(Long.MAX_VALUE)));
  }

  @Test
  void errorsHaveTheirOwnNumbers() {
    assertThat(Arrays.stream(InternetError.values()).map(InternetError::number))
        .doesNotHaveDuplicates();
    assertThat(InternetError.ofNumber(12029)).contains(InternetError.CANNOT_CONNECT);
    assertThat(InternetError.CANNOT_CONNECT.winInetName())
        .isEqualTo("ERROR_INTERNET_CANNOT_CONNECT");
    assertThat(InternetError.PROVIDER_UNAVAILABLE.number()).isEqualTo(13000);
  }

  @Test
  void anHttpRequestRefusesWhatWouldSplitItsHeader() {
    assertThatIllegalArgumentException().isThrownBy(() -> HttpRequest.get("/a b"));
    assertThatIllegalArgumentException().isThrownBy(() -> HttpRequest.get("/a\r\nX: y"));
    assertThatIllegalArgumentException().isThrownBy(() -> HttpRequest.of("GE T", "/"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpRequest.get("/").header("X", "a\r\nY: b"));
    assertThat(HttpRequest.get("").target()).isEqualTo("/");
    assertThat(HttpRequest.get("a?b").target()).isEqualTo("/a?b");
  }

  @Test
  void aPinIsTheDigestOfAKey() {
    String pin = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    assertThat(TlsOptions.DEFAULT.pinned(pin, pin).pins()).containsExactly(pin);
    assertThat(TlsOptions.DEFAULT.pins()).isEmpty();
    for (String wrong : new String[] {"", "sha256//", "sha1//AAAA", "sha256//AAAA", "sha256//*"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TlsOptions.DEFAULT.pinned(wrong))
          .withMessageContaining("not a pin");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> TlsOptions.DEFAULT.pinned());
  }
}
