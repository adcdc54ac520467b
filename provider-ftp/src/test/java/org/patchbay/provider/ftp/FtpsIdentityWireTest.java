package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.TlsOptions;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.servers.TlsIdentity;

/** Servers that ask for a client's certificate. */
class FtpsIdentityWireTest {
  @TempDir private Path folder;
  private Path pkcs12;
  private FtpPatchbay patchbay;
  private TlsServer server;

  @BeforeEach
  void open() throws Exception {
    pkcs12 = folder.resolve("keys.p12");
    try (InputStream in = TlsIdentity.class.getResourceAsStream("localhost.p12")) {
      Files.copy(in, pkcs12);
    }
    patchbay = new FtpPatchbay();
    server = new TlsServer();
    server.control = context();
    server.data = server.control;
  }

  @AfterEach
  void close() throws IOException {
    patchbay.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, false", "TLSv1.2, true", "TLSv1.3, false", "TLSv1.3, true"})
  void whoHasACertificateShowsItOnEachConnection(String version, boolean demanded)
      throws Exception {
    server.asksForCertificate = true;
    server.demandsCertificate = demanded;
    try (FtpConnection connection = connect(presenting(only(version)))) {
      assertThat(connection.names("")).containsExactly("a", "b");
    }
    assertThat(server.shown).hasSize(2).allMatch(name -> name.contains("CN="));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void whoHasNoneIsServedWhereItIsNotDemanded(String version) throws Exception {
    server.asksForCertificate = true;
    try (FtpConnection connection = connect(only(version))) {
      connection.names("");
    }
    assertThat(server.shown).containsOnly("nobody");
  }

  /** When the server notices, and how it says so, differs: what matters is that nobody gets in. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void whoHasNoneDoesNotGetInWhereItIsDemanded(String version) throws Exception {
    server.demandsCertificate = true;

    InternetException e =
        assertThatExceptionOfType(InternetException.class)
            .isThrownBy(() -> connect(only(version)))
            .actual();

    assertThat(e.error())
        .as(e.getMessage())
        .isIn(
            InternetError.CLIENT_AUTH_CERT_NEEDED,
            InternetError.SECURITY_CHANNEL_ERROR,
            InternetError.CONNECTION_RESET,
            InternetError.FTP_DROPPED);
    assertThat(server.logins).hasValue(0);
  }

  @Test
  void theAlertOfAServerThatGotNoCertificateHasItsOwnName() {
    IOException alert = new SSLHandshakeException("Received fatal alert: certificate_required");

    assertThat(FtpErrors.explain("login", alert).error())
        .isEqualTo(InternetError.CLIENT_AUTH_CERT_NEEDED);
  }

  private TlsOptions presenting(TlsOptions options) throws Exception {
    KeyStore keys = keys();
    String alias = keys.aliases().nextElement();
    List<X509Certificate> chain =
        Stream.of(keys.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
    PrivateKey key = (PrivateKey) keys.getKey(alias, "patchbay".toCharArray());
    return options.presenting(chain, key);
  }

  private KeyStore keys() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(pkcs12)) {
      keys.load(in, "patchbay".toCharArray());
    }
    return keys;
  }

  /** A server that takes any certificate, if there is one: the identities here are servers'. */
  private SSLContext context() throws Exception {
    KeyManagerFactory identity =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    identity.init(keys(), "patchbay".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(identity.getKeyManagers(), new TrustManager[] {new Anybody()}, null);
    return context;
  }

  private static TlsOptions only(String version) {
    return TlsOptions.DEFAULT
        .trusting(List.of(TlsIdentity.localhost().authority()))
        .minimumVersion(version)
        .maximumVersion(version);
  }

  private FtpConnection connect(TlsOptions tls) throws InternetException {
    ConnectRequest request = FtpPatchbay.to(server.port()).secure().tls(tls);
    return patchbay.connect(request);
  }

  /** Takes any certificate. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
