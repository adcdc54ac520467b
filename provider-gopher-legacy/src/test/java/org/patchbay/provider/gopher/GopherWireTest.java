package org.patchbay.provider.gopher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.api.TlsOptions;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.gopher.GopherItemType;
import org.patchbay.internal.PlainPatchbay;
import org.patchbay.servers.EmbeddedGopherServer;
import org.patchbay.servers.SampleFiles;
import org.patchbay.servers.TlsIdentity;
import org.patchbay.spi.ProviderProperties;

class GopherWireTest {
  private final GopherProvider provider = new GopherProvider();
  private final PlainPatchbay patchbay =
      PlainPatchbay.with(
          provider,
          Map.of(
              ProviderProperties.SERVICE, "gopher",
              ProviderProperties.PORT, 70,
              ProviderProperties.FLAG, "SECURE"));
  private final List<InternetStatus> events = new CopyOnWriteArrayList<>();
  private final InternetSession session;
  private final Path root;

  GopherWireTest(@TempDir Path root) throws IOException {
    this.root = root;
    SampleFiles.write(root, 300_000);
    session =
        patchbay
            .internet()
            .open(SessionOptions.agent("test").listener(event -> events.add(event.status())));
  }

  @AfterEach
  void close() {
    session.close();
    patchbay.close();
  }

  @Test
  void menusTextsAndFilesComeFromARealServer() throws IOException {
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(root).start();
        GopherConnection gopher = connect(server.port())) {
      assertFetches(gopher);
    }
  }

  @Test
  void tlsCoversTheSame() throws IOException {
    TlsIdentity identity = TlsIdentity.localhost();
    TlsOptions trusting = TlsOptions.DEFAULT.trusting(List.of(identity.authority()));
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(root).tls(identity).start();
        GopherConnection gopher =
            session.connect(GopherConnection.GOPHER, to(server.port()).secure().tls(trusting))) {
      assertFetches(gopher);
    }
  }

  @Test
  void aServerWithABadCertificateIsSentNothing() throws IOException {
    TlsIdentity identity = TlsIdentity.expired();
    TlsOptions trusting = TlsOptions.DEFAULT.trusting(List.of(identity.authority()));
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(root).tls(identity).start();
        GopherConnection gopher =
            session.connect(GopherConnection.GOPHER, to(server.port()).secure().tls(trusting))) {
      fails(() -> gopher.menu(""), InternetError.SEC_CERT_DATE_INVALID);
      assertThat(events).doesNotContain(InternetStatus.SENDING_REQUEST);
    }
  }

  @Test
  void whatIsUnderTlsLeadsToServersUnderTlsOnly() throws IOException {
    TlsIdentity identity = TlsIdentity.localhost();
    TlsOptions trusting = TlsOptions.DEFAULT.trusting(List.of(identity.authority()));
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(root).tls(identity).start();
        ScriptedServer open = ScriptedServer.saying("in the open")) {
      provider.modified(
          Configured.with(Map.of("itemPorts", new int[] {server.port(), open.port()})));
      try (GopherConnection gopher =
          session.connect(GopherConnection.GOPHER, to(server.port()).secure().tls(trusting))) {
        assertThat(gopher.open(text("127.0.0.1", server.port())).readAllBytes())
            .isEqualTo(Files.readAllBytes(root.resolve("welcome.txt")));
        fails(
            () -> gopher.open(text("127.0.0.1", open.port())),
            InternetError.SECURITY_CHANNEL_ERROR);
        assertThat(open.requests()).noneMatch(request -> request.contains("/welcome.txt"));
      }
    }
  }

  private static GopherItem text(String host, int port) {
    return new GopherItem(
        GopherItemType.TEXT_FILE, '0', "Welcome", "/welcome.txt", host, port, false);
  }

  @Test
  void connectingTouchesNoNetwork() throws IOException {
    try (ScriptedServer server = ScriptedServer.saying(".\r\n")) {
      try (GopherConnection gopher = connect(server.port())) {
        assertThat(gopher.isOpen()).isTrue();
        assertThat(events).doesNotContain(InternetStatus.CONNECTING_TO_SERVER);

        gopher.menu("");
      }
      assertThat(server.requests()).containsExactly("\r\n");
    }
  }

  @Test
  void eachCallIsAConnectionOfItsOwn() throws IOException {
    try (ScriptedServer server = ScriptedServer.saying("3gone\r\n.\r\n");
        GopherConnection gopher = connect(server.port())) {
      gopher.menu("/a");
      gopher.search("/find", "some words");
      gopher.openText("/b").readAllBytes();

      assertThat(server.requests()).containsExactly("/a\r\n", "/find\tsome words\r\n", "/b\r\n");
    }
  }

  @Test
  void aSearchCanBeReadAsItComes() throws IOException {
    try (ScriptedServer server = ScriptedServer.saying("0A\t/a\th\t70\r\n..b\r\n.\r\n");
        GopherConnection gopher = connect(server.port());
        InputStream found = gopher.openSearch("/find", "some words")) {
      assertThat(found.readAllBytes()).asString().isEqualTo("0A\t/a\th\t70\r\n.b\r\n");
      assertThat(server.requests()).containsExactly("/find\tsome words\r\n");
    }
  }

  @Test
  void aSelectorWithALineEndNeverReachesTheServer() throws IOException {
    try (ScriptedServer server = ScriptedServer.saying(".\r\n");
        GopherConnection gopher = connect(server.port())) {
      fails(() -> gopher.menu("/a\r\nDELETE"), InternetError.INVALID_PARAMETER);
      fails(() -> gopher.search("/a", "x\ty"), InternetError.INVALID_PARAMETER);
      fails(() -> gopher.openText("\0"), InternetError.INVALID_PARAMETER);
      fails(() -> gopher.openBinary("\n"), InternetError.INVALID_PARAMETER);

      gopher.menu("/after");
      assertThat(server.requests()).containsExactly("/after\r\n");
    }
  }

  @Test
  void aChangedConfigurationHoldsForConnectionsMadeAfterIt() throws IOException {
    try (ScriptedServer server = ScriptedServer.saying(".\r\n");
        GopherConnection before = connect(server.port())) {
      provider.modified(Configured.with(Map.of("selectorLength", 3)));

      try (GopherConnection after = connect(server.port())) {
        fails(() -> after.menu("/long"), InternetError.INVALID_PARAMETER);
        assertThat(before.menu("/long")).isEmpty();
      }
    }
  }

  @Test
  void theStepsAreToldInOrder() throws IOException {
    try (ScriptedServer server = ScriptedServer.saying("one\r\n.\r\n");
        GopherConnection gopher = connect(server.port())) {
      gopher.openText("/a").readAllBytes();

      assertThat(events)
          .filteredOn(status -> status.number() >= 30 && status.number() <= 41)
          .containsExactly(
              InternetStatus.SENDING_REQUEST,
              InternetStatus.REQUEST_SENT,
              InternetStatus.RECEIVING_RESPONSE,
              InternetStatus.RESPONSE_RECEIVED);
    }
  }

  @Test
  void errorsOfTheServerAreItsLastResponse() throws IOException {
    try (ScriptedServer server = ScriptedServer.saying("3No such thing\t\terror.host\t1\r\n.\r\n");
        GopherConnection gopher = connect(server.port())) {
      List<GopherItem> items = gopher.menu("/missing");

      assertThat(items).extracting(GopherItem::type).containsExactly(GopherItemType.ERROR);
      assertThat(gopher.lastResponse()).contains("No such thing");
    }
  }

  @Test
  void aTextEndsAtItsDotThoughTheServerStays() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    try (ScriptedServer server =
            ScriptedServer.playing(
                client -> {
                  ScriptedServer.send(client, "one\r\n..two\r\n.\r\n");
                  await(done);
                });
        GopherConnection gopher = connect(server.port())) {
      assertThat(new String(gopher.openText("/a").readAllBytes())).isEqualTo("one\r\n.two\r\n");
    } finally {
      done.countDown();
    }
  }

  @Test
  void aServerThatClosesWithoutAByteHasNoMenuButAnEmptyFile() throws IOException {
    try (ScriptedServer server = ScriptedServer.saying("");
        GopherConnection gopher = connect(server.port())) {
      fails(() -> gopher.menu(""), InternetError.GOPHER_PROTOCOL_ERROR);
      assertThat(gopher.openBinary("/empty").readAllBytes()).isEmpty();
      assertThat(gopher.openText("/empty").readAllBytes()).isEmpty();
    }
  }

  @Test
  void aResetIsTold() throws IOException {
    try (ScriptedServer server =
            ScriptedServer.playing(
                client -> {
                  ScriptedServer.send(client, "0half a li");
                  client.setSoLinger(true, 0);
                });
        GopherConnection gopher = connect(server.port())) {
      fails(() -> gopher.menu(""), InternetError.CONNECTION_RESET);
    }
  }

  @Test
  void silenceIsBounded() throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    Timeouts brief = Timeouts.DEFAULT.withSilence(Duration.ofMillis(200));
    try (ScriptedServer server = ScriptedServer.playing(client -> await(done));
        GopherConnection gopher =
            session.connect(GopherConnection.GOPHER, to(server.port()).timeouts(brief))) {
      fails(() -> gopher.menu(""), InternetError.TIMEOUT);
      fails(() -> gopher.openText("/a"), InternetError.TIMEOUT);
    } finally {
      done.countDown();
    }
  }

  @Test
  void aPortWhereNobodyListensIsFoundByTheFirstCall() throws IOException {
    int port;
    try (ScriptedServer server = ScriptedServer.saying("")) {
      port = server.port();
    }
    try (GopherConnection gopher = connect(port)) {
      fails(() -> gopher.menu(""), InternetError.CANNOT_CONNECT);
    }
  }

  @Test
  void aStreamThatIsClosedEarlyClosesItsConnection() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    try (ScriptedServer server =
            ScriptedServer.playing(
                client -> {
                  try {
                    while (true) {
                      ScriptedServer.send(client, "x".repeat(10_000));
                    }
                  } finally {
                    gone.countDown();
                  }
                });
        GopherConnection gopher = connect(server.port())) {
      try (InputStream in = gopher.openBinary("/endless")) {
        assertThat(in.read()).isEqualTo('x');
      }

      assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void assertFetches(GopherConnection gopher) throws IOException {
    List<GopherItem> items = gopher.menu("");
    assertThat(items)
        .extracting(GopherItem::type)
        .startsWith(GopherItemType.INFORMATION, GopherItemType.INDEX_SERVER);
    assertThat(gopher.search(items.get(1).selector(), "large"))
        .extracting(GopherItem::selector)
        .containsExactly("/large.bin");
    try (InputStream text = gopher.openText("/welcome.txt");
        InputStream binary = gopher.openBinary("/large.bin")) {
      assertThat(binary.readAllBytes()).isEqualTo(Files.readAllBytes(root.resolve("large.bin")));
      assertThat(text.readAllBytes()).isEqualTo(Files.readAllBytes(root.resolve("welcome.txt")));
    }
  }

  private GopherConnection connect(int port) throws InternetException {
    return session.connect(GopherConnection.GOPHER, to(port));
  }

  private static ConnectRequest to(int port) {
    return ConnectRequest.to("localhost").port(port).context("context");
  }

  private static void fails(ThrowingCallable call, InternetError error) {
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(call)
        .extracting(InternetException::error)
        .isEqualTo(error);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
