package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.TlsOptions;
import org.patchbay.servers.TlsIdentity;
import org.patchbay.spi.Dialer;
import org.patchbay.spi.SecureDialogue;

/**
 * Resumption is JSSE's habit, not its promise: this runs on each JDK that the build knows, against
 * a peer that looks whether a session is one it has seen.
 */
class SecureDialogueWireTest {
  private static final String TICKETS = "jdk.tls.client.enableSessionTicketExtension";

  private final EchoProvider provider = new EchoProvider(context -> new Echo());
  private final PlainPatchbay patchbay = PlainPatchbay.with(provider, EchoProvider.PROPERTIES);
  private final TlsIdentity identity = TlsIdentity.localhost();

  @AfterEach
  void stop() {
    patchbay.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void everyFurtherConnectionResumesTheFirstWhateverItsPort(String version) throws Exception {
    Dialer dialer = dialer(trusting());
    SecureDialogue dialogue = dialer.secureDialogue("localhost", 1234, version);
    try (Peer control = new Peer()) {
      Exchange first = control.meet(dialogue.open(dialer.connect("localhost", control.port())));
      assertThat(first.client().getSession().getProtocol()).isEqualTo(version);
      for (int i = 0; i < 20; i++) {
        assertThat(dialogue.canResume()).isTrue();
        try (Peer data = new Peer()) {
          Exchange further = data.meet(dialogue.join(dialled(dialer, data.port())));
          assertThat(dialogue.isResumed()).as("connection " + i).isTrue();
          assertThat(further.born()).isEqualTo(first.born());
          further.client().close();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void noDialogueFindsTheSessionOfAnother(String version) throws Exception {
    Dialer dialer = dialer(trusting());
    try (Peer peer = new Peer()) {
      SecureDialogue one = dialer.secureDialogue("localhost", peer.port(), version);
      SecureDialogue other = dialer.secureDialogue("localhost", peer.port(), version);
      Exchange first = peer.meet(one.open(dialer.connect("localhost", peer.port())));
      Exchange second = peer.meet(other.open(dialer.connect("localhost", peer.port())));

      assertThat(second.born()).isNotEqualTo(first.born());
      peer.meet(other.join(dialled(dialer, peer.port())));
      assertThat(other.isResumed()).isTrue();
    }
  }

  @Test
  void aTicketThatWasNeverReadCannotBeCountedOn() throws Exception {
    Dialer dialer = dialer(trusting());
    SecureDialogue dialogue = dialer.secureDialogue("localhost", 1234, "TLSv1.3");
    try (Peer peer = new Peer()) {
      peer.meet(dialogue.open(dialer.connect("localhost", peer.port())));
      assertThat(dialogue.canResume()).isTrue();

      dialogue.join(dialled(dialer, peer.port())).close();

      assertThat(dialogue.isResumed()).isTrue();
      assertThat(dialogue.canResume()).isFalse();
    }
  }

  @Test
  void aFullHandshakeOnAFurtherConnectionIsTold() throws Exception {
    Dialer dialer = dialer(trusting());
    SecureDialogue dialogue = dialer.secureDialogue("localhost", 1234, "TLSv1.2");
    try (Peer control = new Peer();
        Peer stranger = new Peer(TlsIdentity.localhost())) {
      control.meet(dialogue.open(dialer.connect("localhost", control.port())));

      stranger.meet(dialogue.join(dialled(dialer, stranger.port())));

      assertThat(dialogue.isResumed()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void anotherHostsCertificateOnAFurtherConnectionIsRefused(String version) throws Exception {
    Dialer dialer = dialer(trusting());
    SecureDialogue dialogue = dialer.secureDialogue("localhost", 1234, version);
    try (Peer control = new Peer();
        Peer stranger = new Peer(TlsIdentity.elsewhere())) {
      control.meet(dialogue.open(dialer.connect("localhost", control.port())));
      Socket data = dialled(dialer, stranger.port());

      InternetException e =
          assertThatExceptionOfType(InternetException.class)
              .isThrownBy(() -> dialogue.join(data))
              .actual();

      assertThat(e.error()).isEqualTo(InternetError.SEC_CERT_CN_INVALID);
      assertThat(data.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void anEndThatWasNotAnnouncedIsNoEnd(String version) throws Exception {
    Dialer dialer = dialer(trusting());
    SecureDialogue dialogue = dialer.secureDialogue("localhost", 1234, version);
    try (Peer control = new Peer();
        Peer data = new Peer()) {
      control.meet(dialogue.open(dialer.connect("localhost", control.port())));
      data.cutsShort();
      SSLSocket client = dialogue.join(dialled(dialer, data.port()));

      assertThat(client.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
      IOException e =
          assertThatExceptionOfType(IOException.class)
              .isThrownBy(() -> client.getInputStream().read())
              .actual();

      assertThat(e).hasRootCauseInstanceOf(InternetException.class);
      assertThat(e).hasStackTraceContaining("without the end of TLS (close_notify)");
      client.close();
    }
  }

  @Test
  void theJvmsPropertyIsLeftAsItWas() throws Exception {
    String before = System.getProperty(TICKETS);
    try {
      System.clearProperty(TICKETS);
      dialer(trusting()).secureDialogue("localhost", 21, "TLSv1.3");
      assertThat(System.getProperty(TICKETS)).isNull();

      System.setProperty(TICKETS, "true");
      dialer(trusting()).secureDialogue("localhost", 21, "TLSv1.3");
      assertThat(System.getProperty(TICKETS)).isEqualTo("true");
    } finally {
      System.clearProperty(TICKETS);
      if (before != null) {
        System.setProperty(TICKETS, before);
      }
    }
  }

  @Test
  void optionsThatAllowNoVersionAreToldBeforeAnythingIsSent() throws Exception {
    Dialer strict = dialer(trusting().minimumVersion("TLSv1.3"));
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> strict.secureDialogue("localhost", 21, "TLSv1.2"))
        .withMessageContaining("no version up to TLSv1.2: at least TLSv1.3");

    Dialer old = dialer(trusting().maximumVersion("TLSv1.2"));
    SecureDialogue dialogue = old.secureDialogue("localhost", 1234, "TLSv1.3");
    try (Peer peer = new Peer()) {
      SSLSocket client = dialogue.open(old.connect("localhost", peer.port()));
      assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.2");
    }
  }

  @Test
  void whatIsNoSocketOfTheDialersOrComesTooEarlyIsRefused() throws Exception {
    Dialer dialer = dialer(trusting());
    SecureDialogue dialogue = dialer.secureDialogue("localhost", 21, "TLSv1.3");

    try (Socket foreign = new Socket()) {
      assertThatIllegalArgumentException().isThrownBy(() -> dialogue.open(foreign));
      assertThatIllegalStateException().isThrownBy(() -> dialogue.join(foreign));
    }
  }

  private TlsOptions trusting() {
    return TlsOptions.DEFAULT.trusting(List.of(identity.authority()));
  }

  private Dialer dialer(TlsOptions tls) throws InternetException {
    patchbay
        .internet()
        .open(SessionOptions.agent("t"))
        .connect(EchoConnection.ECHO, ConnectRequest.to("localhost").tls(tls));
    return provider.contexts.get(provider.contexts.size() - 1).dialer();
  }

  private static Socket dialled(Dialer dialer, int port) throws IOException {
    return dialer.dataSockets().createSocket(InetAddress.getLoopbackAddress(), port);
  }

  /** Both ends of a connection whose client has read all that the peer sent. */
  private record Exchange(SSLSocket client, long born) {}

  /** Accepts one connection after the other, says three bytes on each, and ends it. */
  private final class Peer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final TlsIdentity shown;
    private CompletableFuture<Long> born;
    private volatile boolean cutsShort;

    Peer() throws IOException {
      this(identity);
    }

    Peer(TlsIdentity shown) throws IOException {
      this.shown = shown;
      this.born = next();
    }

    int port() {
      return listener.getLocalPort();
    }

    void cutsShort() {
      cutsShort = true;
    }

    private CompletableFuture<Long> next() {
      return CompletableFuture.supplyAsync(
          () -> {
            try (Socket socket = listener.accept()) {
              socket.setSoTimeout(10_000);
              return serve(socket);
            } catch (IOException e) {
              return -1L; // The client has refused us.
            }
          },
          work -> {
            Thread thread = new Thread(work, "tls-peer");
            thread.setDaemon(true);
            thread.start();
          });
    }

    private long serve(Socket socket) throws IOException {
      SSLSocket secure =
          (SSLSocket) shown.context().getSocketFactory().createSocket(socket, null, 0, true);
      secure.setUseClientMode(false);
      secure.startHandshake();
      long time = secure.getSession().getCreationTime();
      secure.getOutputStream().write(new byte[] {1, 2, 3});
      if (cutsShort) {
        socket.shutdownOutput();
      } else {
        secure.shutdownOutput();
      }
      while (secure.getInputStream().read() >= 0) {
        // Until the client ends it as well.
      }
      return time;
    }

    /** The client reads to the end, which brings it the tickets that came behind the handshake. */
    Exchange meet(SSLSocket client) throws Exception {
      assertThat(client.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
      client.shutdownOutput();
      long time = born.get(10, TimeUnit.SECONDS);
      born = next();
      return new Exchange(client, time);
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
