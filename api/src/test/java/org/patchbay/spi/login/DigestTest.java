package org.patchbay.spi.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbay.api.Secret;

/** Against the examples of the standards. */
class DigestTest {
  private static final String RFC_7616 =
      "realm=\"http-auth@example.org\", qop=\"auth, auth-int\","
          + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
          + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
  private static final String CLIENT_NONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

  private static Challenge challenge(String... values) {
    return strongest(values).orElseThrow();
  }

  private static Optional<Challenge> strongest(String... values) {
    return Challenge.strongest(List.of(values), scheme -> true);
  }

  private static Digest mufasa(Challenge challenge) {
    return new Digest("Mufasa", Secret.of("Circle of Life"), challenge, CLIENT_NONCE, 0);
  }

  @Test
  void md5IsAsInRfc7616() {
    Digest digest = mufasa(challenge("Digest algorithm=MD5, " + RFC_7616));

    assertThat(digest.answer("GET", "/dir/index.html"))
        .contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"", "nc=00000001", "qop=auth,");
  }

  @Test
  void sha256IsAsInRfc7616() {
    Digest digest = mufasa(challenge("Digest algorithm=SHA-256, " + RFC_7616));

    assertThat(digest.answer("GET", "/dir/index.html"))
        .contains(
            "response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"",
            "algorithm=SHA-256");
  }

  @Test
  void withoutQopItIsAsInRfc2069() {
    Digest digest =
        new Digest(
            "Mufasa", Secret.of("CircleOfLife"), challenge("Digest realm=\"r\", nonce=\"n\""));

    assertThat(digest.answer("GET", "/")).doesNotContain("qop", "nc=", "cnonce");
  }

  @Test
  void theStrongestChallengeThatCanBeAnsweredIsChosen() {
    assertThat(challenge("Basic realm=\"a\"", "Digest nonce=\"n\", realm=\"b\"").scheme())
        .isEqualTo("digest");
    assertThat(
            challenge(
                    "Digest nonce=\"n\", algorithm=SHA-512-256, Basic realm=\"x\"",
                    "Negotiate",
                    "Digest nonce=\"n\", qop=\"auth-int\"")
                .scheme())
        .isEqualTo("basic");
    assertThat(strongest("Negotiate abc==", "Bearer realm=\"r\"")).isEmpty();
  }

  @Test
  void eachAnswerCounts() {
    Digest digest = mufasa(challenge("Digest algorithm=MD5, " + RFC_7616));
    digest.answer("GET", "/");

    assertThat(digest.answer("GET", "/")).contains("nc=00000002");
  }

  @Test
  void eachProviderThatAnswersAChallengeCountsAboveThoseBefore() {
    Challenge challenge = challenge("Digest algorithm=MD5, " + RFC_7616);
    String last = count(Login.of(challenge, "u", Secret.of("p")));
    for (int provider = 1; provider < 2048; provider++) {
      String next = count(Login.continued(challenge, "u", Secret.of("p"), provider));
      assertThat(next).hasSize(8).isGreaterThan(last);
      last = next;
    }
  }

  @Test
  void aLoginThatGoesOnAnswersAFreshChallengeAgain() {
    Login login = Login.continued(challenge("Digest nonce=\"n\""), "u", Secret.of("p"), 1);
    login.answer("GET", "/");

    assertThat(login.again(challenge("Digest nonce=\"m\""))).isPresent();
    assertThat(login.renewedBy(challenge("Digest nonce=\"m\""))).isEmpty();
    assertThat(login.renewedBy(challenge("Digest nonce=\"m\", stale=TRUE"))).isPresent();
  }

  @Test
  void theTextOfAChallengeIsReadAsTheSame() {
    Challenge challenge =
        challenge("Digest realm=\"a \\\"b\\\" c, d=e\", nonce=\"n==\", qop=\"auth, auth-int\"");

    assertThat(Challenge.parse(challenge.text())).containsExactly(challenge);
    Challenge basic = challenge("Basic");
    assertThat(Challenge.parse(basic.text())).containsExactly(basic);
  }

  private static String count(Login login) {
    String answer = login.answer("GET", "/");
    int start = answer.indexOf("nc=") + 3;
    return answer.substring(start, start + 8);
  }
}
