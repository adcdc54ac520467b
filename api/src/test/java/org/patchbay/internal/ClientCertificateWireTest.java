package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.api.TlsOptions;
import org.patchbay.servers.TlsIdentity;

/** A server that asks for a certificate, and what it is shown. */
class ClientCertificateWireTest {
  private static final char[] PASSWORD = "patchbay".toCharArray();
  private static final TlsOptions TRUSTING =
      TlsOptions.DEFAULT.trusting(List.of(TlsIdentity.localhost().authority()));

  @TempDir private Path folder = Path.of("");
  private final KeyStore keys;
  private final SSLServerSocket server;
  private Path chain = Path.of("");

  ClientCertificateWireTest() throws Exception {
    keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = TlsIdentity.class.getResourceAsStream("localhost.p12")) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), new TrustManager[] {new AnyCertificate()}, null);
    server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    server.setNeedClientAuth(true);
    server.setSoTimeout(10_000);
  }

  @BeforeEach
  void write() throws Exception {
    chain = folder.resolve("chain.pem");
    Files.writeString(chain, pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void theCertificateOfAPemFileIsShown() throws Exception {
    Path key = write("key.pem", pem("PRIVATE KEY", key().getEncoded()));

    assertThat(subjectShown(TRUSTING.presenting(chain, key)))
        .isEqualTo(TlsIdentity.localhost().certificate().getSubjectX500Principal().toString());
  }

  @Test
  void withoutOneSuchAServerEndsTheConnection() {
    assertThatThrownBy(() -> subjectShown(TRUSTING)).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsNoKeyIsToldWithItsFileAndWithoutItsText() throws Exception {
    Path none = write("none.pem", "nothing");
    Path encrypted = write("encrypted.pem", pem("ENCRYPTED PRIVATE KEY", new byte[] {1, 2}));
    Path broken = write("broken.pem", pem("PRIVATE KEY", new byte[] {1, 2}));

    refused(none, "has no BEGIN PRIVATE KEY");
    refused(encrypted, "must not need a password");
    refused(broken, "has no key for the certificate");
  }

  private void refused(Path key, String told) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> TRUSTING.presenting(chain, key))
        .withMessageContainingAll(key.toString(), told);
  }

  private String subjectShown(TlsOptions options) throws Exception {
    CompletableFuture<String> subject = CompletableFuture.supplyAsync(this::subjectOfClient);
    try (Socket plain = new Socket(server.getInetAddress(), server.getLocalPort())) {
      plain.setSoTimeout(10_000);
      SSLSocket secure =
          new TlsLayer(options, new TlsTrust())
              .over(plain, "localhost", server.getLocalPort(), List.of());
      // TLS 1.3: a server refuses after the client's handshake is done.
      assertThat(secure.getInputStream().read()).isEqualTo(7);
    }
    return subject.get(10, TimeUnit.SECONDS);
  }

  private String subjectOfClient() {
    try (SSLSocket peer = (SSLSocket) server.accept()) {
      peer.setSoTimeout(10_000);
      peer.getOutputStream().write(7);
      X509Certificate shown = (X509Certificate) peer.getSession().getPeerCertificates()[0];
      return shown.getSubjectX500Principal().toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private PrivateKey key() throws Exception {
    return (PrivateKey) keys.getKey("server", PASSWORD);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String pem(String title, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            title, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), title);
  }
}
