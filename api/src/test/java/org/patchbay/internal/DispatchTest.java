package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectFlag;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.spi.ConnectContext;

class DispatchTest {
  private final PlainPatchbay patchbay = new PlainPatchbay();
  private final EchoProvider provider = new EchoProvider(context -> new Echo());

  @AfterEach
  void stop() {
    patchbay.close();
  }

  @Test
  void connectGivesTheTypedConnectionOfTheProvider() throws Exception {
    patchbay.add(provider, EchoProvider.PROPERTIES);

    EchoConnection echo = session().connect(EchoConnection.ECHO, ConnectRequest.to("host"));

    assertThat(echo.say("hello")).isEqualTo("hello");
    assertThat(echo.info().endpoint()).isEqualTo("echo://host:7");
    assertThat(echo.info().provider()).isEqualTo("EchoProvider 0");
  }

  @Test
  void connectFailsWhenNoProviderServesTheTypeAndSaysWhatIsInstalled() throws Exception {
    patchbay.add(provider, properties("patchbay.service", "other"));

    InternetException e = refused(ConnectRequest.to("host"));

    assertThat(e.error()).isEqualTo(InternetError.PROVIDER_UNAVAILABLE);
    assertThat(e).hasMessage("no provider serves \"echo\"; installed: other (EchoProvider 0)");
  }

  @Test
  void connectSaysSoWhenNothingIsInstalled() {
    assertThat(refused(ConnectRequest.to("host")))
        .hasMessage("no provider serves \"echo\"; no provider is installed at all");
  }

  @Test
  void theHighestRankingWinsAndTheLowestIdAmongEquals() throws Exception {
    EchoProvider first = new EchoProvider(context -> new Echo());
    EchoProvider second = new EchoProvider(context -> new Echo());
    EchoProvider best = new EchoProvider(context -> new Echo());
    patchbay.add(first, EchoProvider.PROPERTIES);
    patchbay.add(second, EchoProvider.PROPERTIES);
    long bestId = patchbay.add(best, properties("service.ranking", 5));

    session().connect(EchoConnection.ECHO, ConnectRequest.to("host"));
    patchbay.remove(bestId);
    session().connect(EchoConnection.ECHO, ConnectRequest.to("host"));

    assertThat(best.contexts).hasSize(1);
    assertThat(first.contexts).hasSize(1);
    assertThat(second.contexts).isEmpty();
  }

  @Test
  void aFilterChoosesByServicePropertiesAndIsNamedWhenItMatchesNothing() throws Exception {
    EchoProvider featured = new EchoProvider(context -> new Echo());
    patchbay.add(provider, properties("service.ranking", 5));
    patchbay.add(featured, properties("patchbay.feature", new String[] {"loud"}));

    session()
        .connect(EchoConnection.ECHO, ConnectRequest.to("host").filter("(patchbay.feature=loud)"));

    assertThat(featured.contexts).hasSize(1);
    assertThat(refused(ConnectRequest.to("host").filter("(patchbay.feature=mute)")))
        .hasMessageContaining("matches (patchbay.feature=mute)");
    assertThat(refused(ConnectRequest.to("host").filter("mute")).error())
        .isEqualTo(InternetError.INVALID_PARAMETER);
  }

  @Test
  void anAbsentPortIsTheDefaultThatTheProviderDeclares() throws Exception {
    patchbay.add(
        provider,
        Map.of(
            "patchbay.service", "echo",
            "patchbay.port", 7,
            "patchbay.port.secure", 77,
            "patchbay.port.implicit", 777,
            "patchbay.flag", new String[] {"SECURE", "IMPLICIT_TLS"}));

    assertThat(connected(ConnectRequest.to("host")).port()).isEqualTo(7);
    assertThat(connected(ConnectRequest.to("host").port(0).secure()).port()).isEqualTo(77);
    assertThat(connected(ConnectRequest.to("host").implicitTls()).port()).isEqualTo(777);
    assertThat(connected(ConnectRequest.to("host").port(1234).secure()).port()).isEqualTo(1234);
  }

  @Test
  void aFlagMeantForAnotherServiceIsRefused() {
    patchbay.add(provider, EchoProvider.PROPERTIES);

    InternetException e = refused(ConnectRequest.to("host").passive());

    assertThat(e.error()).isEqualTo(InternetError.INVALID_PARAMETER);
    assertThat(e).hasMessageContaining(ConnectFlag.PASSIVE.name());
    assertThat(provider.contexts).isEmpty();
  }

  @Test
  void anOptionThatTheProviderDoesNotKnowIsRefusedByItsNameWithoutItsValue() {
    patchbay.add(provider, EchoProvider.PROPERTIES);

    InternetException e = refused(ConnectRequest.to("host").option("account", "hunter2"));

    assertThat(e.error()).isEqualTo(InternetError.INVALID_PARAMETER);
    assertThat(e).hasMessageContaining("[account]").hasMessageNotContaining("hunter2");
    assertThat(provider.contexts).isEmpty();
  }

  @Test
  void aKnownOptionReachesTheProviderUnlessItCouldSplitALine() throws Exception {
    patchbay.add(
        provider,
        Map.of(
            "patchbay.service",
            "echo",
            "patchbay.port",
            7,
            "patchbay.option",
            new String[] {"account", "charset"}));

    assertThat(connected(ConnectRequest.to("host").option("account", "hunter2")).options())
        .containsExactly(Map.entry("account", "hunter2"));
    InternetException e = refused(ConnectRequest.to("host").option("account", "a\r\nDELE b"));
    assertThat(e.error()).isEqualTo(InternetError.INVALID_PARAMETER);
    assertThat(e).hasMessageContaining("account").hasMessageNotContaining("DELE");
  }

  @Test
  void w008_w009_anEmptyServerNameIsRefused() {
    patchbay.add(provider, EchoProvider.PROPERTIES);

    assertThat(refused(ConnectRequest.to("")).error()).isEqualTo(InternetError.INVALID_PARAMETER);
    assertThat(refused(ConnectRequest.to("a\r\nb")).error())
        .isEqualTo(InternetError.INVALID_PARAMETER);
    assertThat(provider.contexts).isEmpty();
  }

  @Test
  void w034_neitherUserNorPasswordIsTheDefaultUserWithTheEmailName() throws Exception {
    addWithLogin();

    ConnectRequest request = connected(ConnectRequest.to("host"));

    assertThat(request.user()).isEqualTo("anonymous");
    assertThat(password(request)).isEqualTo(System.getProperty("user.name"));
  }

  @Test
  void w035_aUserAloneHasAnEmptyPassword() throws Exception {
    addWithLogin();

    ConnectRequest request = connected(ConnectRequest.to("host").login("ann", null));

    assertThat(request.user()).isEqualTo("ann");
    assertThat(password(request)).isEmpty();
  }

  @Test
  void w036_w038_aPasswordWithoutAUserIsRefused() {
    addWithLogin();

    assertThat(refused(ConnectRequest.to("host").login(null, Secret.of("x"))).error())
        .isEqualTo(InternetError.INVALID_PARAMETER);
    assertThat(refused(ConnectRequest.to("host").login("", Secret.of("x"))).error())
        .isEqualTo(InternetError.INVALID_PARAMETER);
    assertThat(provider.contexts).isEmpty();
  }

  @Test
  void w037_userAndPasswordAreTheCallers() throws Exception {
    addWithLogin();
    Secret secret = Secret.of("x");

    ConnectRequest request = connected(ConnectRequest.to("host").login("ann", secret));
    secret.erase();

    assertThat(password(request)).isEqualTo("x");
  }

  @Test
  void w039_emptyTextsCountAsNull() throws Exception {
    addWithLogin();

    assertThat(connected(ConnectRequest.to("host").login("", Secret.of(""))).user())
        .isEqualTo("anonymous");
  }

  @Test
  void w043_aServiceWithoutLoginTakesWhatIsGiven() throws Exception {
    patchbay.add(provider, EchoProvider.PROPERTIES);

    assertThat(connected(ConnectRequest.to("host")).user()).isNull();
    assertThat(password(connected(ConnectRequest.to("host").login(null, Secret.of("x")))))
        .isEqualTo("x");
  }

  @Test
  void aProviderOfAnotherTypeIsNamedAndWhatWasLentIsCut() throws Exception {
    AutoCloseable[] owned = new AutoCloseable[1];
    boolean[] closed = new boolean[1];
    patchbay.add(
        new EchoProvider(
            context -> {
              owned[0] = context.own(() -> closed[0] = true);
              return () -> {};
            }),
        EchoProvider.PROPERTIES);

    InternetException e = refused(ConnectRequest.to("host"));

    assertThat(e.error()).isEqualTo(InternetError.INTERNAL_ERROR);
    assertThat(e).hasMessageContaining("EchoProvider 0 gave").hasMessageContaining("is no");
    assertThat(closed[0]).isTrue();
  }

  private void addWithLogin() {
    patchbay.add(provider, properties("patchbay.user", "anonymous"));
  }

  private ConnectRequest connected(ConnectRequest request) throws InternetException {
    session().connect(EchoConnection.ECHO, request);
    ConnectContext context = provider.contexts.get(provider.contexts.size() - 1);
    return context.request();
  }

  private InternetException refused(ConnectRequest request) {
    return assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> session().connect(EchoConnection.ECHO, request))
        .actual();
  }

  private InternetSession session() throws InternetException {
    return patchbay.internet().open(SessionOptions.agent("test"));
  }

  private static String password(ConnectRequest request) {
    Secret password = request.password();
    return password == null ? "" : password.use(String::new);
  }

  private static Map<String, Object> properties(String key, Object value) {
    Map<String, Object> properties = new java.util.HashMap<>(EchoProvider.PROPERTIES);
    properties.put(key, value);
    return properties;
  }
}
