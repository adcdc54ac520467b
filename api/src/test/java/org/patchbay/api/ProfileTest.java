package org.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileTest {

  @Test
  void withoutRulesEverythingIsAllowedAsOnAModernDesktop() {
    Profile open = Profile.open();

    assertThat(open.name()).isEmpty();
    assertThat(open.allows("anything")).isTrue();
    assertThat(open.allowsSecure("anything")).isTrue();
    assertThat(open.serviceError()).isEqualTo(InternetError.PROTOCOL_NOT_FOUND);
    assertThat(open.has(ProfileRule.SPLIT_LOGIN_ERRORS)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(ProfileRule.class)
  void eachRuleIsAsItIsSetAndElseAsItsDefault(ProfileRule rule) {
    assertThat(Profile.of(Map.of(rule.key(), true)).has(rule)).isTrue();
    assertThat(Profile.of(Map.of(rule.key(), false)).has(rule)).isFalse();
    assertThat(Profile.open().has(rule)).isEqualTo(rule.isDefault());
    assertThat(ProfileRule.of(rule.key())).contains(rule);
  }

  @Test
  void servicesAreSortedInLowerCaseAndMayBeATextAnArrayOrAList() {
    assertThat(Profile.of(Map.of("services", new String[] {"http", " FTP ", ""})).services())
        .containsExactly("ftp", "http");
    assertThat(Profile.of(Map.of("services", List.of("http", "ftp"))).services())
        .containsExactly("ftp", "http");
    assertThat(Profile.of(Map.of("services", "http, ftp")).services())
        .containsExactly("ftp", "http");
  }

  @Test
  void twoProfilesWithTheSameRulesAreEqual() {
    Profile array = Profile.of(Map.of("name", "x", "services", new String[] {"ftp", "http"}));
    Profile list = Profile.of(Map.of("name", "x", "services", List.of("http", "ftp")));

    assertThat(array).isEqualTo(list).hasSameHashCodeAs(list).hasToString("x: ftp, http");
    assertThat(array).isNotEqualTo(Profile.of(Map.of("name", "y", "services", List.of("ftp"))));
  }

  @Test
  void anUnknownRuleIsRefusedWithThoseThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Profile.of(Map.of("secureOnConect", true)))
        .withMessage(
            "unknown rule \"secureOnConect\"; rules are allOptions, asynchronous, autoproxy, name,"
                + " secureOnConnect, securePort, secureServices, serviceError, services,"
                + " splitLoginErrors");
  }

  @Test
  void aValueOfTheWrongKindIsRefusedWithWhatTheRuleTakes() {
    refused("autoproxy", "yes", "the rule \"autoproxy\" takes a Boolean, not yes");
    refused("name", 1, "the rule \"name\" takes a String, not 1");
    refused("services", List.of(1), "the rule \"services\" takes names of services, not 1");
    refused("services", "no name", "not a service name: \"no name\"");
    refused("serviceError", 4711, "the rule \"serviceError\" takes the number of an error, not");
  }

  private static void refused(String key, Object value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Profile.of(Map.of(key, value)))
        .withMessageStartingWith(message);
  }
}
