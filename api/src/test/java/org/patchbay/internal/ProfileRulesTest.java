package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.Profile;
import org.patchbay.api.ProviderInfo;
import org.patchbay.api.SessionOptions;
import org.patchbay.spi.ConnectionProvider;

/** What each rule of a profile means, in the real registry. */
class ProfileRulesTest {
  private static final Duration WAIT = Duration.ofSeconds(30);

  private final PlainPatchbay patchbay = new PlainPatchbay(Duration.ZERO, WAIT);
  private final EchoProvider provider = new EchoProvider(context -> new Echo());

  @AfterEach
  void stop() {
    patchbay.close();
  }

  @Test
  void everyConfigurableRuleIsOneThatAProfileKnows() {
    List<String> configurable =
        Stream.of(ProfileConfiguration.class.getDeclaredMethods())
            .map(Method::getName)
            .filter(name -> !name.startsWith("$"))
            .sorted()
            .toList();

    assertThat(configurable).isEqualTo(Profile.keys());
    assertThat(ProfileRules.of(unconfigured())).isEqualTo(Profile.open());
  }

  private static ProfileConfiguration unconfigured() {
    return (ProfileConfiguration)
        Proxy.newProxyInstance(
            ProfileConfiguration.class.getClassLoader(),
            new Class<?>[] {ProfileConfiguration.class},
            (proxy, method, arguments) -> method.getDefaultValue());
  }

  @Test
  void w014_aServiceThatTheProfileDoesNotAcceptIsRefusedWithTheRuleWhateverIsInstalled()
      throws Exception {
    patchbay.add(provider, EchoProvider.PROPERTIES);
    patchbay.profile(profile("name", "ce", "services", List.of("ftp", "http")));

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> connect(session(), ConnectRequest.to("host")))
        .withMessage("the profile \"ce\" refuses \"echo\": its rule services accepts ftp, http")
        .extracting(InternetException::error)
        .isEqualTo(InternetError.PROTOCOL_NOT_FOUND);
    assertThat(patchbay.internet().providers())
        .extracting(ProviderInfo::allowed)
        .containsOnly(false);
    assertThat(provider.contexts).isEmpty();
  }

  @Test
  void w013_theErrorOfAServiceThatIsNotAcceptedIsTheProfiles() throws Exception {
    patchbay.profile(profile("services", List.of("ftp"), "serviceError", 87));

    assertThat(refused(session(), ConnectRequest.to("host")))
        .isEqualTo(InternetError.INVALID_PARAMETER);
  }

  @Test
  void whatServicesThereAreHoldsForLiveSessionsAtOnceAndBack() throws Exception {
    patchbay.add(provider, EchoProvider.PROPERTIES);
    InternetSession session = session();
    EchoConnection seated = connect(session, ConnectRequest.to("host"));

    patchbay.profile(profile("services", List.of("ftp")));

    assertThat(refused(session, ConnectRequest.to("host")))
        .isEqualTo(InternetError.PROTOCOL_NOT_FOUND);
    assertThat(seated.say("still")).as("what is connected").isEqualTo("still");
    patchbay.profile(Profile.open());
    assertThat(connect(session, ConnectRequest.to("host")).say("again")).isEqualTo("again");
  }

  @Test
  void aHandleOfAServiceThatIsNoLongerAcceptedFailsAtOnceAndWorksAgainLater() throws Exception {
    long id = patchbay.add(provider, EchoProvider.PROPERTIES);
    EchoConnection handle = connect(session(), ConnectRequest.to("host"));
    patchbay.profile(profile("services", List.of("ftp")));
    patchbay.remove(id);

    long start = System.nanoTime();
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> handle.say("x"))
        .extracting(InternetException::error)
        .isEqualTo(InternetError.PROTOCOL_NOT_FOUND);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(WAIT.dividedBy(2));

    patchbay.profile(Profile.open());
    patchbay.add(provider, EchoProvider.PROPERTIES);
    assertThat(handle.say("back")).isEqualTo("back");
  }

  @Test
  void whoWaitsForAProviderIsToldWhenTheProfileDropsItsService() throws Exception {
    patchbay.remove(patchbay.add(provider, EchoProvider.PROPERTIES));
    InternetSession session = session();
    CompletableFuture<InternetError> waiting =
        CompletableFuture.supplyAsync(() -> refused(session, ConnectRequest.to("host")));

    patchbay.profile(profile("services", List.of("ftp")));

    assertThat(waiting.get(WAIT.toSeconds() / 2, TimeUnit.SECONDS))
        .isEqualTo(InternetError.PROTOCOL_NOT_FOUND);
  }

  @Test
  void tlsIsForTheServicesThatTheProfileNames() throws Exception {
    patchbay.add(provider, secure());
    patchbay.profile(profile("name", "ce", "secureServices", List.of("http")));

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> connect(session(), ConnectRequest.to("host").secure()))
        .withMessage(
            "the profile \"ce\" refuses TLS for \"echo\": its rule secureServices does not name it")
        .extracting(InternetException::error)
        .isEqualTo(InternetError.INVALID_OPERATION);
    assertThat(provider.contexts).isEmpty();
    connect(session(), ConnectRequest.to("host"));
    patchbay.profile(profile("secureServices", List.of("echo")));
    connect(session(), ConnectRequest.to("host").secure());
  }

  @ParameterizedTest
  @CsvSource({
    // rule, secure, asked, gone to
    "false, true,  0,    443",
    "false, true,  80,   80",
    "false, false, 0,    80",
    "true,  true,  0,    443",
    "true,  true,  80,   443",
    "true,  true,  8443, 8443",
    "true,  false, 0,    80",
    "true,  false, 80,   80",
  })
  void w018_w021_underTlsThePlainPortBecomesTheSecureOneWhereTheProfileSaysSo(
      boolean rule, boolean secure, int asked, int goneTo) throws Exception {
    patchbay.add(provider, secure());
    patchbay.profile(profile("securePort", rule));
    ConnectRequest request = ConnectRequest.to("host").port(asked);

    connect(session(), secure ? request.secure() : request);

    assertThat(provider.contexts.get(0).request().port()).isEqualTo(goneTo);
  }

  @ParameterizedTest
  @CsvSource({
    "false, INCORRECT_USER_NAME, LOGIN_FAILURE",
    "false, INCORRECT_PASSWORD,  LOGIN_FAILURE",
    "true,  INCORRECT_USER_NAME, INCORRECT_USER_NAME",
    "true,  INCORRECT_PASSWORD,  INCORRECT_PASSWORD",
    "true,  LOGIN_FAILURE,       LOGIN_FAILURE",
    "true,  EXTENDED_ERROR,      EXTENDED_ERROR",
  })
  void w049_w050_aRefusedLoginIsToldAsFinelyAsTheProfileDoes(
      boolean rule, InternetError thrown, InternetError told) throws Exception {
    ConnectionProvider refusing =
        context -> {
          throw new InternetException(thrown, "no");
        };
    patchbay.add(refusing, EchoProvider.PROPERTIES);
    patchbay.profile(profile("splitLoginErrors", rule));

    assertThat(refused(session(), ConnectRequest.to("host"))).isEqualTo(told);
  }

  @Test
  void w033_asynchronousSessionsAreRefusedWhereTheProfileSaysSo() throws Exception {
    ProfileRules.checkAsynchronous(Profile.open());

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(
            () -> ProfileRules.checkAsynchronous(profile("name", "ce", "asynchronous", false)))
        .withMessage(
            "the profile \"ce\" refuses asynchronous sessions: its rule asynchronous is false")
        .extracting(InternetException::error)
        .isEqualTo(InternetError.INVALID_OPERATION);
  }

  @Test
  void aSessionKeepsTheRulesThatItWasOpenedUnder() throws Exception {
    patchbay.add(provider, secure());
    InternetSession session = session();

    patchbay.profile(profile("name", "ce", "securePort", true));
    connect(session, ConnectRequest.to("host").port(80).secure());

    assertThat(session.profile()).isEqualTo(Profile.open());
    assertThat(patchbay.internet().profile().name()).isEqualTo("ce");
    assertThat(provider.contexts.get(0).request().port()).isEqualTo(80);
  }

  private static Map<String, Object> secure() {
    return Map.of(
        "patchbay.service",
        "echo",
        "patchbay.port",
        80,
        "patchbay.port.secure",
        443,
        "patchbay.flag",
        "SECURE");
  }

  private static Profile profile(Object... pairs) {
    Map<String, Object> rules = new java.util.HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      rules.put((String) pairs[i], pairs[i + 1]);
    }
    return Profile.of(rules);
  }

  private InternetSession session() throws InternetException {
    return patchbay.internet().open(SessionOptions.agent("test"));
  }

  private static EchoConnection connect(InternetSession session, ConnectRequest request)
      throws InternetException {
    return session.connect(EchoConnection.ECHO, request);
  }

  private static InternetError refused(InternetSession session, ConnectRequest request) {
    return assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> connect(session, request))
        .actual()
        .error();
  }
}
