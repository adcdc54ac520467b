package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.spi.Dialer;

/** The dialer where something is wrong: nothing is left open, everything has a name. */
class DialerFaultWireTest {
  private final EchoProvider provider = new EchoProvider(context -> new Echo());
  private final PlainPatchbay patchbay = PlainPatchbay.with(provider, EchoProvider.PROPERTIES);
  private final ServerSocket server;

  DialerFaultWireTest() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server.setSoTimeout(10_000);
  }

  @AfterEach
  void stop() throws IOException {
    patchbay.close();
    server.close();
  }

  @Test
  void aListenerOnATakenPortFailsAsSuch() throws Exception {
    Dialer dialer = dialer(SessionOptions.agent("t"));

    assertThatExceptionOfType(BindException.class)
        .isThrownBy(
            () ->
                dialer.listeners().createServerSocket(port(), 1, InetAddress.getLoopbackAddress()));
  }

  @Test
  void aHandshakeThatTimesOutLeavesNothingOpen() throws Exception {
    Dialer dialer = dialer(SessionOptions.agent("t"));
    Socket socket = dialer.connect("localhost", port());
    socket.setSoTimeout(50);

    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> dialer.secure(socket, "localhost", port()));

    assertThat(socket.isClosed()).isTrue();
  }

  @Test
  void aHostNameCannotSplitTheRequestToAProxy() throws Exception {
    Dialer dialer = dialer(proxy(ProxyServer.Type.HTTP));

    for (String host : new String[] {"a\r\nX: y", "a b", "", "a/b", "a\0"}) {
      assertThat(failure(() -> dialer.connect(host, 80)).error())
          .as(host)
          .isEqualTo(InternetError.INVALID_PARAMETER);
    }
  }

  @Test
  void aLoginTooLongForSocksIsRefusedAndNotCut() throws Exception {
    ProxyServer proxy =
        ProxyServer.of(ProxyServer.Type.SOCKS5, "localhost", port())
            .login("u".repeat(256), Secret.of("p"));
    Dialer dialer = dialer(SessionOptions.agent("t").proxy(proxy));
    CompletableFuture<Integer> heard = answering(new byte[] {5, 2, 1, 0, 5, 0, 0, 1}, 4);

    assertThat(failure(() -> dialer.connect("inner.invalid", 80)))
        .hasMessageContaining("longer than 255 bytes");
    assertThat(heard).isNotNull();
  }

  @Test
  void aProxyThatHangsUpIsNotCalledNull() throws Exception {
    Dialer dialer = dialer(proxy(ProxyServer.Type.SOCKS5));
    CompletableFuture<Integer> heard = answering(new byte[0], 3);

    assertThat(failure(() -> dialer.connect("inner.invalid", 80)))
        .hasMessageNotContaining("null")
        .hasMessageContaining("hung up");
    assertThat(heard).isNotNull();
  }

  @Test
  void anErasedProxyPasswordIsNamedAndTheSocketClosed() throws Exception {
    Secret secret = Secret.of("p");
    ProxyServer proxy =
        ProxyServer.of(ProxyServer.Type.HTTP, "localhost", port()).login("u", secret);
    Dialer dialer = dialer(SessionOptions.agent("t").proxy(proxy));
    secret.erase();
    Socket socket = dialer.sockets().createSocket();

    assertThat(
            failure(() -> socket.connect(InetSocketAddress.createUnresolved("inner.invalid", 80))))
        .hasMessageContaining("has been erased");
    assertThat(socket.isClosed()).isTrue();
  }

  @Test
  void anIpv6AddressIsBracketedOnce() throws Exception {
    for (String host : new String[] {"::1", "[::1]"}) {
      assertThat(
              patchbay
                  .internet()
                  .open(SessionOptions.agent("t"))
                  .connect(EchoConnection.ECHO, ConnectRequest.to(host))
                  .info()
                  .endpoint())
          .isEqualTo("echo://[::1]:7");
    }
  }

  @Test
  void onlyWhatIsAnAddressAtSightIsResolvedWithoutABound() {
    assertThat(List.of("127.0.0.1", "255.255.255.255", "::1", "[::1]")).allMatch(Route::isLiteral);
    assertThat(List.of("1.2.3.4.5", "256.1.1.1", "1.2.3.", "1..2.3", "0", "a.b", "1.2.3.4."))
        .noneMatch(Route::isLiteral);
  }

  private CompletableFuture<Integer> answering(byte[] answer, int bytes) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Socket peer = server.accept()) {
            peer.setSoTimeout(10_000);
            int read = peer.getInputStream().readNBytes(bytes).length;
            peer.getOutputStream().write(answer);
            return read;
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private SessionOptions proxy(ProxyServer.Type type) {
    return SessionOptions.agent("t").proxy(ProxyServer.of(type, "localhost", port()));
  }

  private Dialer dialer(SessionOptions options) throws InternetException {
    patchbay
        .internet()
        .open(options.timeouts(Timeouts.DEFAULT.withConnect(Duration.ofSeconds(3))))
        .connect(EchoConnection.ECHO, ConnectRequest.to("localhost"));
    return provider.contexts.get(provider.contexts.size() - 1).dialer();
  }

  private int port() {
    return server.getLocalPort();
  }

  private static InternetException failure(ThrowingCallable call) {
    return assertThatExceptionOfType(InternetException.class).isThrownBy(call).actual();
  }
}
