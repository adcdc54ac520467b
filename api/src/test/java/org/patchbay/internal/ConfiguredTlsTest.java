package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.TlsOptions;

/** TLS as a deployer sets it: for new sessions that say nothing themselves. */
class ConfiguredTlsTest {
  private final Core core = new Core(CoreSettings.unconfigured());
  private final EchoProvider provider = new EchoProvider(context -> new Echo());
  @TempDir private Path folder;

  ConfiguredTlsTest() {
    core.add(
        provider,
        Offer.read(
            "echo", "1", Map.of("patchbay.service", "echo", "patchbay.port", 7, "service.id", 1L)));
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private record Configured(
      String trustedRoots, String minimumVersion, String clientCertificate, String clientKey)
      implements TlsConfiguration {
    @Override
    public Class<? extends Annotation> annotationType() {
      return TlsConfiguration.class;
    }
  }

  private InternetSession open(SessionOptions options) throws InternetException {
    return core.open(new Owner(1, "test"), options);
  }

  private TlsOptions connected(InternetSession session) throws InternetException {
    session.connect(EchoConnection.ECHO, ConnectRequest.to("host"));
    return Objects.requireNonNull(
        provider.contexts.get(provider.contexts.size() - 1).request().tls());
  }

  private String pem(TestCertificate.Issued issued) throws Exception {
    Base64.Encoder base64 = Base64.getMimeEncoder();
    Path file = folder.resolve("trusted.pem");
    Files.writeString(
        file,
        "-----BEGIN CERTIFICATE-----\n"
            + base64.encodeToString(issued.certificate().getEncoded())
            + "\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n"
            + base64.encodeToString(issued.key().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    return file.toString();
  }

  @Test
  void aChangeHoldsForNewSessionsAndLiveOnesKeepTheirs() throws Exception {
    TestCertificate.Issued root = new TestCertificate("root").authority().selfSigned();
    InternetSession before = open(SessionOptions.agent("t"));

    core.configure(ConfiguredTls.read(new Configured(pem(root), "TLSv1.3", pem(root), "")));

    assertThat(connected(before)).isSameAs(TlsOptions.DEFAULT);
    TlsOptions after = connected(open(SessionOptions.agent("t")));
    assertThat(after.trustedRoots()).isEqualTo(List.of(root.certificate()));
    assertThat(after.minimumVersion()).isEqualTo("TLSv1.3");
    assertThat(after.clientChain()).isEqualTo(List.of(root.certificate()));
  }

  @Test
  void aSessionsOwnOptionsAreItsOwn() throws Exception {
    core.configure(ConfiguredTls.read(new Configured("", "TLSv1.3", "", "")));

    assertThat(connected(open(SessionOptions.agent("t").tls(TlsOptions.DEFAULT))))
        .isSameAs(TlsOptions.DEFAULT);
  }

  @Test
  void whatCannotBeUsedIsNotReplacedByTrustingOthers() throws IOException {
    core.configure(ConfiguredTls.read(new Configured("/no/such.pem", "TLSv1.2", "", "")));
    InternetSession session = open(SessionOptions.agent("t"));

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> connected(session))
        .withMessageContaining("org.patchbay.tls")
        .withMessageContaining("/no/such.pem")
        .returns(InternetError.SECURITY_CHANNEL_ERROR, InternetException::error);
    assertThat(provider.contexts).isEmpty();
  }

  @Test
  void aVersionThatThereIsNotIsToldToo() throws IOException {
    core.configure(ConfiguredTls.read(new Configured("", "SSLv3", "", "")));

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> connected(open(SessionOptions.agent("t"))))
        .withMessageContaining("not TLSv1.2 or TLSv1.3: SSLv3");
  }
}
