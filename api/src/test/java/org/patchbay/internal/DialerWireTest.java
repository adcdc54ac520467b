package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.api.TlsOptions;
import org.patchbay.servers.EmbeddedHttpServer;
import org.patchbay.servers.TlsIdentity;
import org.patchbay.spi.ConnectContext;

class DialerWireTest {
  private final EchoProvider provider = new EchoProvider(context -> new Echo());
  private final PlainPatchbay patchbay = PlainPatchbay.with(provider, EchoProvider.PROPERTIES);
  private final List<InternetStatus> events = new ArrayList<>();
  private ServerSocket server;

  @TempDir private Path folder;

  DialerWireTest() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @BeforeEach
  void bound() throws IOException {
    server.setSoTimeout(10_000);
  }

  @AfterEach
  void stop() throws IOException {
    patchbay.close();
    server.close();
  }

  @Test
  void aNameIsResolvedAndDialledWithItsEvents() throws Exception {
    Socket socket = context(SessionOptions.agent("t")).dialer().connect("localhost", port());

    assertThat(socket.isConnected()).isTrue();
    assertThat(socket.getSoTimeout()).isEqualTo(30_000);
    socket.close();
    assertThat(events)
        .containsExactly(
            InternetStatus.HANDLE_CREATED,
            InternetStatus.RESOLVING_NAME,
            InternetStatus.NAME_RESOLVED,
            InternetStatus.CONNECTING_TO_SERVER,
            InternetStatus.CONNECTED_TO_SERVER,
            InternetStatus.CLOSING_CONNECTION,
            InternetStatus.CONNECTION_CLOSED);
  }

  @Test
  void aRefusedPortNamesHostPortAndCause() throws Exception {
    int port = port();
    server.close();
    ConnectContext context = context(SessionOptions.agent("t"));

    assertThat(failure(() -> context.dialer().connect("localhost", port)))
        .hasMessageContaining("cannot connect to localhost port " + port + " (127.0.0.1)")
        .extracting(InternetException::error)
        .isEqualTo(InternetError.CANNOT_CONNECT);
  }

  @Test
  void anUnknownNameIsNotResolved() throws Exception {
    ConnectContext context = context(SessionOptions.agent("t"));

    assertThat(failure(() -> context.dialer().connect("no-such-host.invalid", 80)).error())
        .isEqualTo(InternetError.NAME_NOT_RESOLVED);
  }

  @Test
  void dataSocketsAreSilentAndHaveTheDataTimeout() throws Exception {
    ConnectContext context = context(SessionOptions.agent("t"));
    events.clear();

    try (Socket socket = context.dialer().dataSockets().createSocket("localhost", port())) {
      assertThat(socket.getSoTimeout()).isEqualTo(60_000);
    }
    assertThat(events).isEmpty();
  }

  @Test
  void cuttingResetsWhatWasLent() throws Exception {
    ConnectContext context = context(SessionOptions.agent("t"));
    Socket socket = context.dialer().connect("localhost", port());
    try (Socket peer = server.accept()) {
      peer.setSoTimeout(10_000);

      ((Lent) context).belongings().end();

      assertThat(socket.isClosed()).isTrue();
      assertThatExceptionOfType(IOException.class)
          .as("a reset, not an orderly end of data")
          .isThrownBy(() -> peer.getInputStream().read());
    }
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> context.dialer().sockets().createSocket("localhost", port()));
  }

  @Test
  void listenersLendWhatTheyAccept() throws Exception {
    ConnectContext context = context(SessionOptions.agent("t"));
    ServerSocket listener =
        context.dialer().listeners().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort())) {
      Socket accepted = listener.accept();
      caller.getOutputStream().write(7);
      assertThat(accepted.getInputStream().read()).isEqualTo(7);

      ((Lent) context).belongings().end();

      assertThat(accepted.isClosed()).isTrue();
      assertThat(listener.isClosed()).isTrue();
    }
  }

  @Test
  void tlsIsVerifiedAndEachFaultHasItsName() throws Exception {
    TlsOptions trusting = TlsOptions.DEFAULT.trusting(List.of(TlsIdentity.localhost().authority()));
    assertThat(handshake(TlsIdentity.localhost(), trusting, "localhost")).isEmpty();
    assertThat(handshake(TlsIdentity.localhost(), TlsOptions.DEFAULT, "localhost"))
        .contains(InternetError.INVALID_CA);
    assertThat(handshake(TlsIdentity.expired(), trusting, "localhost"))
        .contains(InternetError.SEC_CERT_DATE_INVALID);
    assertThat(handshake(TlsIdentity.elsewhere(), trusting, "localhost"))
        .contains(InternetError.SEC_CERT_CN_INVALID);
    assertThat(
            handshake(
                TlsIdentity.elsewhere(), TlsOptions.DEFAULT.withoutVerification(), "localhost"))
        .isEmpty();
  }

  @Test
  void whatIsSpokenOverTlsIsAgreedOn() throws Exception {
    assertThat(agreed(List.of("new", "old"), "new", "old")).isEqualTo("new");
    assertThat(agreed(List.of("new", "old"), "old")).isEqualTo("old");
    assertThat(agreed(List.of("new", "old"))).isEmpty();
    assertThat(agreed(List.of(), "old")).isEmpty();
  }

  @Test
  void whatIsSpokenOverTlsIsAgreedOnThroughATunnel() throws Exception {
    try (SSLServerSocket secure = speaking("new")) {
      CompletableFuture<Void> proxy =
          CompletableFuture.runAsync(() -> tunnelTo(secure.getLocalPort()));
      SessionOptions options =
          SessionOptions.agent("t")
              .proxy(ProxyServer.of(ProxyServer.Type.HTTP, "localhost", port()));

      assertThat(agreed(options, secure, List.of("new", "old"))).isEqualTo("new");
      proxy.get(10, TimeUnit.SECONDS);
    }
  }

  private String agreed(List<String> offered, String... spoken) throws Exception {
    try (SSLServerSocket secure = speaking(spoken)) {
      return agreed(SessionOptions.agent("t"), secure, offered);
    }
  }

  private String agreed(SessionOptions options, SSLServerSocket secure, List<String> offered)
      throws Exception {
    TlsOptions trusting = TlsOptions.DEFAULT.trusting(List.of(TlsIdentity.localhost().authority()));
    CompletableFuture<Void> served =
        CompletableFuture.runAsync(
            () -> {
              try (SSLSocket peer = (SSLSocket) secure.accept()) {
                peer.startHandshake();
                peer.getInputStream().readNBytes(1);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    ConnectContext context = context(options, ConnectRequest.to("localhost").tls(trusting));
    try (Socket socket = context.dialer().connect("localhost", secure.getLocalPort());
        SSLSocket tls = context.dialer().secure(socket, "localhost", port(), offered)) {
      tls.getOutputStream().write(0);
      served.get(10, TimeUnit.SECONDS);
      return tls.getApplicationProtocol();
    }
  }

  private static SSLServerSocket speaking(String... protocols) throws IOException {
    SSLServerSocket secure =
        (SSLServerSocket)
            TlsIdentity.localhost()
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    secure.setSSLParameters(parameters);
    secure.setSoTimeout(10_000);
    return secure;
  }

  private void tunnelTo(int port) {
    try (Socket client = server.accept();
        Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
      InputStream in = client.getInputStream();
      StringBuilder header = new StringBuilder();
      while (header.indexOf("\r\n\r\n") < 0) {
        header.append((char) in.read());
      }
      client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      CompletableFuture<Void> back = CompletableFuture.runAsync(() -> relay(target, client));
      relay(client, target);
      back.get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void relay(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One side has closed, which is how it ends.
    }
  }

  @Test
  void aPemFileIsTrustedWhateverElseStandsInIt() throws Exception {
    Path pem = folder.resolve("trust.pem");
    Files.writeString(
        pem,
        "Bag Attributes\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
            + TlsIdentity.localhost().authorityPem());

    assertThat(TlsOptions.DEFAULT.trusting(pem).trustedRoots())
        .containsExactly(TlsIdentity.localhost().authority());

    Files.writeString(pem, "nothing");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> TlsOptions.DEFAULT.trusting(pem))
        .withMessageContaining("has no BEGIN CERTIFICATE");
  }

  @Test
  void anExpiredCertificateIsRefusedEvenWhereItIsTrustedItself() throws Exception {
    TlsOptions trusting = TlsOptions.DEFAULT.trusting(List.of(TlsIdentity.expired().certificate()));

    assertThat(handshake(TlsIdentity.expired(), trusting, "localhost"))
        .contains(InternetError.SEC_CERT_DATE_INVALID);
  }

  @Test
  void tlsAgainstAPlainServerFailsAsAChannelError() throws Exception {
    CompletableFuture<Void> plain =
        CompletableFuture.runAsync(
            () -> {
              try (Socket peer = server.accept()) {
                peer.getOutputStream().write("220 hello\r\n".getBytes(StandardCharsets.US_ASCII));
                peer.getInputStream().readNBytes(1);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    ConnectContext context = context(SessionOptions.agent("t"));
    Socket socket = context.dialer().connect("localhost", port());

    assertThat(failure(() -> context.dialer().secure(socket, "localhost", port())).error())
        .isEqualTo(InternetError.SECURITY_CHANNEL_ERROR);
    plain.get(10, TimeUnit.SECONDS);
  }

  @Test
  void anHttpProxyIsAskedForATunnelByName() throws Exception {
    SessionOptions options =
        SessionOptions.agent("t")
            .proxy(
                ProxyServer.of(ProxyServer.Type.HTTP, "localhost", port())
                    .login("u", Secret.of("p")));
    CompletableFuture<String> request = answering("HTTP/1.1 200 OK\r\nX: y\r\n\r\nhello");

    Socket socket = context(options).dialer().connect("inner.invalid", 21);

    assertThat(request.get(10, TimeUnit.SECONDS))
        .startsWith("CONNECT inner.invalid:21 HTTP/1.1\r\nHost: inner.invalid:21\r\n")
        .contains("Proxy-Authorization: Basic dTpw\r\n");
    assertThat(new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII))
        .isEqualTo("hello");
  }

  @Test
  void aProxyThatRefusesIsNamedWithItsAnswer() throws Exception {
    SessionOptions options =
        SessionOptions.agent("t")
            .proxy(
                ProxyServer.of(ProxyServer.Type.HTTP, "localhost", port())
                    .login("u", Secret.of("hunter2")));
    CompletableFuture<String> request = answering("HTTP/1.1 407 Login\r\n\r\n");
    ConnectContext context = context(options);

    InternetException e = failure(() -> context.dialer().connect("inner.invalid", 21));

    assertThat(e.error()).isEqualTo(InternetError.PROXY_SERVER_UNREACHABLE);
    assertThat(e).hasMessageContaining("407 Login").hasMessageNotContaining("hunter2");
    request.get(10, TimeUnit.SECONDS);
  }

  @Test
  void hostsOnTheBypassListAreReachedDirectly() throws Exception {
    SessionOptions options =
        SessionOptions.agent("t")
            .proxy(ProxyServer.of(ProxyServer.Type.SOCKS5, "no-such-proxy.invalid", 1), "local*");

    assertThat(context(options).dialer().connect("localhost", port()).isConnected()).isTrue();
  }

  private CompletableFuture<String> answering(String answer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            Socket peer = server.accept();
            peer.setSoTimeout(10_000);
            StringBuilder request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
              request.append((char) peer.getInputStream().read());
            }
            peer.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return request.toString();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private Optional<InternetError> handshake(TlsIdentity identity, TlsOptions tls, String host)
      throws Exception {
    try (EmbeddedHttpServer https = EmbeddedHttpServer.serving(folder).tls(identity).start()) {
      ConnectContext context = context(SessionOptions.agent("t"), ConnectRequest.to(host).tls(tls));
      Socket socket = context.dialer().connect(host, https.port());
      context.dialer().secure(socket, host, https.port());
      return Optional.empty();
    } catch (InternetException e) {
      return Optional.of(e.error());
    }
  }

  private ConnectContext context(SessionOptions options) throws InternetException {
    return context(options, ConnectRequest.to("localhost"));
  }

  private ConnectContext context(SessionOptions options, ConnectRequest request)
      throws InternetException {
    patchbay
        .internet()
        .open(
            options
                .timeouts(Timeouts.DEFAULT.withConnect(Duration.ofSeconds(10)))
                .listener(e -> events.add(e.status())))
        .connect(EchoConnection.ECHO, request.context("c"));
    return provider.contexts.get(provider.contexts.size() - 1);
  }

  private int port() {
    return server.getLocalPort();
  }

  private static InternetException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return assertThatExceptionOfType(InternetException.class).isThrownBy(call).actual();
  }
}
