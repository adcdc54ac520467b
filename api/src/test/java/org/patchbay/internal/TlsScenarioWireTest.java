package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.api.TlsOptions;
import org.patchbay.internal.TestCertificate.Issued;
import org.patchbay.spi.ConnectContext;

/** What is wrong with a server's TLS, and what a caller hears of it. */
class TlsScenarioWireTest {
  private static final String HOST = "www.example.org";
  private static final Issued ROOT = root("root");
  private static final Issued STRANGER = root("stranger");
  private static final int TIMEOUT_MILLIS = 400;

  private final CountDownLatch over = new CountDownLatch(1);
  private @Nullable ServerSocket listener;
  private @Nullable PlainPatchbay patchbay;

  @AfterEach
  void stop() throws IOException {
    over.countDown();
    if (patchbay != null) {
      patchbay.close();
    }
    if (listener != null) {
      listener.close();
    }
  }

  /** A server that listens. */
  @FunctionalInterface
  interface Server {
    ServerSocket open() throws Exception;
  }

  /**
   * A server and its outcome.
   *
   * @param raw what it says to whoever connects, in place of TLS, as hex; null for TLS; a bar
   *     stands for a pause, {@code stall} for silence
   * @param error null if it has to be open
   */
  record Row(
      String name,
      Server server,
      @Nullable String raw,
      String host,
      UnaryOperator<TlsOptions> options,
      @Nullable InternetError error,
      String words) {

    Row to(String other) {
      return new Row(name, server, raw, other, options, error, words);
    }

    Row with(UnaryOperator<TlsOptions> more) {
      return new Row(name, server, raw, host, more, error, words);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Row open(String name, Server server) {
    return new Row(name, server, null, HOST, options -> options, null, "");
  }

  private static Row refused(String name, InternetError error, String words, Server server) {
    return new Row(name, server, null, HOST, options -> options, error, words);
  }

  private static Row saying(String name, String words, String raw) {
    return new Row(
        name,
        TlsScenarioWireTest::plain,
        raw,
        HOST,
        options -> options,
        InternetError.SECURITY_CHANNEL_ERROR,
        words);
  }

  static Stream<Row> certificates() {
    return Stream.of(
        open("a good one", () -> serving(good())),
        open("a wildcard", () -> serving(leaf().host("*.example.org").by(ROOT))),
        open("no common name", () -> serving(new TestCertificate("").host(HOST).by(ROOT))),
        open("no alternative name, as the JVM allows", () -> serving(leaf().by(ROOT))),
        open("an address", () -> serving(leaf().address("7f000001").by(ROOT))).to("127.0.0.1"),
        open("an intermediate", () -> serving(leaf().host(HOST).by(intermediate(0, 30)))),
        open("itself trusted", () -> serving(selfSigned()))
            .with(options -> options.trusting(List.of(selfSigned().certificate()))),
        refused(
            "expired",
            InternetError.SEC_CERT_DATE_INVALID,
            "is valid from",
            () -> serving(leaf().host(HOST).valid(-9, -1).by(ROOT))),
        refused(
            "not yet valid",
            InternetError.SEC_CERT_DATE_INVALID,
            "is valid from",
            () -> serving(leaf().host(HOST).valid(1, 9).by(ROOT))),
        refused(
                "expired and itself trusted",
                InternetError.SEC_CERT_DATE_INVALID,
                "is valid from",
                () -> serving(leaf().host(HOST).valid(-9, -1).selfSigned()))
            .with(options -> options.trusting(List.of(oldSelfSigned()))),
        refused(
            "an expired intermediate",
            InternetError.SEC_CERT_DATE_INVALID,
            "CN=intermediate is valid from",
            () -> serving(leaf().host(HOST).by(intermediate(-9, -1)))),
        refused(
            "another host",
            InternetError.SEC_CERT_CN_INVALID,
            "is for another host",
            () -> serving(leaf().host("mail.example.org").by(ROOT))),
        refused(
                "a wildcard for one label only",
                InternetError.SEC_CERT_CN_INVALID,
                "is for another host",
                () -> serving(leaf().host("*.example.org").by(ROOT)))
            .to("a.b.example.org"),
        refused(
                "a name where an address is",
                InternetError.SEC_CERT_CN_INVALID,
                "is for another host",
                () -> serving(good()))
            .to("127.0.0.1"),
        refused(
            "self-signed", InternetError.INVALID_CA, "is not trusted", () -> serving(selfSigned())),
        refused(
            "a root that is not trusted",
            InternetError.INVALID_CA,
            "issued by CN=stranger",
            () -> serving(leaf().host(HOST).by(STRANGER))),
        refused(
            "a missing intermediate",
            InternetError.INVALID_CA,
            "issued by CN=intermediate",
            () -> serving(alone(leaf().host(HOST).by(intermediate(0, 30))))),
        refused(
            "issued by who may not",
            InternetError.INVALID_CA,
            "is not trusted",
            () -> serving(leaf().host(HOST).by(new TestCertificate("no authority").by(ROOT)))),
        refused(
            "for clients only",
            InternetError.INVALID_CA,
            "is not trusted",
            () -> serving(leaf().host(HOST).forClientsOnly().by(ROOT))),
        refused(
            "a critical extension that nobody knows",
            InternetError.INVALID_CA,
            "is not trusted",
            () -> serving(leaf().host(HOST).withWhatNobodyKnows().by(ROOT))),
        refused(
            "SHA-1",
            InternetError.SEC_INVALID_CERT,
            "is signed by SHA1withRSA",
            () -> serving(leaf().host(HOST).sha1().by(ROOT))),
        refused(
            "1024 bits",
            InternetError.SEC_INVALID_CERT,
            "has a key of 1024 bits only",
            () -> serving(leaf().host(HOST).bits(1024).by(ROOT))),
        refused(
                "no version in common",
                InternetError.SECURITY_CHANNEL_ERROR,
                "no TLS with",
                () -> speaking(good(), "TLSv1.2"))
            .with(options -> options.minimumVersion("TLSv1.3")),
        refused(
                "none of its suites",
                InternetError.SECURITY_CHANNEL_ERROR,
                "no TLS with",
                () -> speaking(good(), "TLSv1.3"))
            .with(options -> options.maximumVersion("TLSv1.2")),
        refused(
            "a client's certificate wanted",
            InternetError.SECURITY_CHANNEL_ERROR,
            "certificate",
            () -> demanding(good(), "TLSv1.3")),
        refused(
            "a client's certificate wanted by TLS 1.2",
            InternetError.CLIENT_AUTH_CERT_NEEDED,
            "wants a client's certificate",
            () -> demanding(good(), "TLSv1.2")),
        refused(
            "a client's certificate wanted by a server that is not trusted",
            InternetError.INVALID_CA,
            "is not trusted",
            () -> demanding(selfSigned(), "TLSv1.3")),
        open("a client's certificate given", () -> demanding(good(), "TLSv1.3"))
            .with(options -> options.presenting(good().chain(), good().key())),
        open("a pinned key", () -> serving(good())).with(options -> options.pinned(pin(good()))),
        open("one of several pinned keys", () -> serving(good()))
            .with(options -> options.pinned(pin(ROOT), pin(good()))),
        open("a pinned key of who is not verified", () -> serving(selfSigned()))
            .with(options -> options.withoutVerification().pinned(pin(selfSigned()))),
        refused(
                "another key than the pinned one",
                InternetError.SEC_INVALID_CERT,
                ", pinned is sha256//",
                () -> serving(good()))
            .with(options -> options.pinned(pin(STRANGER))),
        refused(
                "another key, not verified",
                InternetError.SEC_INVALID_CERT,
                "the key of CN=" + HOST + " is sha256//",
                () -> serving(selfSigned()))
            .with(options -> options.withoutVerification().pinned(pin(STRANGER), pin(ROOT))),
        refused(
                "the key of the authority pinned",
                InternetError.SEC_INVALID_CERT,
                ", pinned is ",
                () -> serving(good()))
            .with(options -> options.pinned(pin(ROOT))),
        refused(
                "a pinned key under a root not trusted",
                InternetError.INVALID_CA,
                "not trusted",
                () -> serving(selfSigned()))
            .with(options -> options.pinned(pin(selfSigned()))),
        open(
                "anything where nothing is verified",
                () -> serving(leaf().sha1().bits(1024).valid(-9, -1).selfSigned()))
            .with(TlsOptions::withoutVerification));
  }

  static Stream<Row> conversations() {
    return Stream.of(
        saying("SSL 3.0", "SSL30", hello(0x0300, "002f")),
        saying("TLS 1.0 only", "TLS10", hello(0x0301, "002f")),
        saying("TLS 1.1 only", "TLS11", hello(0x0302, "002f")),
        saying("a version to come", "no TLS with", hello(0x0305, "1301")),
        saying("NULL", "cipher", hello(0x0303, "0002")),
        saying("RC4", "cipher", hello(0x0303, "0005")),
        saying("3DES", "cipher", hello(0x0303, "000a")),
        saying("export", "cipher", hello(0x0303, "0003")),
        saying("anonymous", "cipher", hello(0x0303, "0034")),
        saying("a suite that there is not", "no TLS with", hello(0x0303, "ffff")),
        saying("handshake failure", "handshake_failure", "15030300020228"),
        saying("protocol version", "protocol_version", "15030300020246"),
        saying("unrecognized name", "unrecognized_name", "15030300020270"),
        saying("internal error", "internal_error", "15030300020250"),
        saying("access denied", "access_denied", "15030300020231"),
        saying("an alert cut short", "no TLS with", "1503030002"),
        saying("a record too long", "no TLS with", "160303ffff" + "00".repeat(64)),
        saying("an unknown record", "no TLS with", "630303000100"),
        saying("data before the handshake", "no TLS with", "170303000568656c6c6f"),
        saying("HTTP in the open", "SSL message", text("HTTP/1.1 400 Bad Request\r\n\r\n")),
        saying("FTP in the open", "SSL message", text("220 ready\r\n")),
        saying("SSH", "SSL message", text("SSH-2.0-x\r\n")),
        saying("closed at once", "terminated the handshake", ""),
        saying("closed after its hello", "terminated the handshake", hello(0x0303, "c02f")),
        timingOut("says nothing", "stall"),
        timingOut("stalls in the handshake", hello(0x0303, "c02f") + "stall"),
        timingOut(
            "drips",
            (hello(0x0303, "c02f") + "16030340000b").replaceAll("..", "$0|") + "00|".repeat(1000)));
  }

  private static Row timingOut(String name, String raw) {
    return new Row(
        name, TlsScenarioWireTest::plain, raw, HOST, options -> options, InternetError.TIMEOUT, "");
  }

  @ParameterizedTest
  @MethodSource("certificates")
  void aCertificateHasItsOutcome(Row row) throws Exception {
    check(row);
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void aConversationHasItsOutcome(Row row) throws Exception {
    check(row);
  }

  @Test
  void theServerHearsWhichHostIsMeant() throws Exception {
    SSLServerSocket server = serving(good());
    listener = server;
    CompletableFuture<String> heard =
        CompletableFuture.supplyAsync(
            () -> {
              try (SSLSocket client = (SSLSocket) server.accept()) {
                client.startHandshake();
                client.getOutputStream().write('y');
                return ((ExtendedSSLSession) client.getSession()).getRequestedServerNames() + "";
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    connect(open("SNI", () -> server), server.getLocalPort()).say("x");

    assertThat(heard.get(10, TimeUnit.SECONDS)).contains(HOST);
  }

  private void check(Row row) throws Exception {
    ServerSocket server = row.server.open();
    listener = server;
    Thread thread = new Thread(() -> serve(server, row.raw), "server");
    thread.setDaemon(true);
    thread.start();
    EchoConnection connection = connect(row, server.getLocalPort());

    if (row.error == null) {
      assertThat(connection.say("x")).isEqualTo("y");
    } else {
      InternetException failure =
          catchThrowableOfType(InternetException.class, () -> connection.say("x"));
      assertThat(failure).isNotNull().hasMessageContaining(row.words);
      assertThat(failure.error()).as(failure.getMessage()).isEqualTo(row.error);
    }
  }

  private EchoConnection connect(Row row, int port) throws Exception {
    PlainPatchbay core =
        PlainPatchbay.with(
            new EchoProvider(context -> new Secured(context, row.host, port)),
            EchoProvider.PROPERTIES);
    patchbay = core;
    TlsOptions trusting = TlsOptions.DEFAULT.trusting(List.of(ROOT.certificate()));
    Duration wait = Duration.ofMillis(TIMEOUT_MILLIS);
    SessionOptions options =
        SessionOptions.agent("t")
            .tls(row.options.apply(trusting))
            .timeouts(Timeouts.DEFAULT.withSilence(wait).withTotal(wait.multipliedBy(3)));
    return core.internet()
        .open(options)
        .connect(EchoConnection.ECHO, ConnectRequest.to("localhost"));
  }

  /** Says one letter over TLS and gives the answer. */
  private static final class Secured extends Echo {
    private final ConnectContext context;
    private final String host;
    private final int port;

    Secured(ConnectContext context, String host, int port) {
      this.context = context;
      this.host = host;
      this.port = port;
    }

    @Override
    public String say(String word) throws InternetException {
      try (Socket plain = context.dialer().connect("localhost", port);
          Socket secure = context.dialer().secure(plain, host, port)) {
        write(secure, word);
        return Character.toString(secure.getInputStream().read());
      } catch (InternetException e) {
        throw e;
      } catch (IOException e) {
        throw Secured.<RuntimeException>asItIs(e);
      }
    }

    /** A server that has refused us already has said why: that is read. */
    private static void write(Socket secure, String word) {
      try {
        secure.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        return;
      }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T asItIs(Throwable thrown) throws T {
      throw (T) thrown;
    }
  }

  private void serve(ServerSocket server, @Nullable String raw) {
    try (Socket client = server.accept()) {
      if (raw == null) {
        if (client.getInputStream().read() == 'x') {
          client.getOutputStream().write('y');
        }
      } else {
        say(client, raw);
      }
    } catch (IOException e) {
      // The client has its reasons.
    }
  }

  private void say(Socket client, String raw) throws IOException {
    client.getInputStream().read(new byte[4096]);
    OutputStream out = client.getOutputStream();
    for (String piece : raw.replace("stall", "").split("\\|")) {
      out.write(HexFormat.of().parseHex(piece));
      if (raw.contains("|") && await(20)) {
        return;
      }
    }
    if (raw.endsWith("stall")) {
      await(10_000);
    }
  }

  private boolean await(long millis) {
    try {
      return over.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** A ServerHello of a version, with a suite (RFC 5246 §7.4.1.3). */
  private static String hello(int version, String suite) {
    String name = HexFormat.of().toHexDigits((short) version);
    String hello = name + "11".repeat(32) + "00" + suite + "00";
    String handshake = "02" + length(hello, 6) + hello;
    return "16" + name + length(handshake, 4) + handshake;
  }

  private static String length(String hex, int digits) {
    return HexFormat.of().toHexDigits(hex.length() / 2, digits);
  }

  private static String text(String words) {
    return HexFormat.of().formatHex(words.getBytes(StandardCharsets.US_ASCII));
  }

  private static ServerSocket plain() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static SSLServerSocket serving(Issued identity) throws Exception {
    KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
    keys.load(null, null);
    keys.setKeyEntry(
        "server", identity.key(), new char[0], identity.chain().toArray(Certificate[]::new));
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        managers.getKeyManagers(), new TrustManager[] {new AnyCertificateOfClients()}, null);
    return (SSLServerSocket)
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static SSLServerSocket speaking(Issued identity, String version) throws Exception {
    SSLServerSocket server = serving(identity);
    server.setEnabledProtocols(new String[] {version});
    return server;
  }

  private static SSLServerSocket demanding(Issued identity, String version) throws Exception {
    SSLServerSocket server = speaking(identity, version);
    server.setNeedClientAuth(true);
    return server;
  }

  /** Servers here take any client's certificate. */
  private static final class AnyCertificateOfClients implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static TestCertificate leaf() {
    return new TestCertificate(HOST);
  }

  private static Issued good() {
    return made(() -> leaf().host(HOST).by(ROOT));
  }

  private static final Issued SELF_SIGNED = made(() -> leaf().host(HOST).selfSigned());

  private static Issued selfSigned() {
    return SELF_SIGNED;
  }

  private static X509Certificate oldSelfSigned() {
    return made(() -> leaf().host(HOST).valid(-9, -1).selfSigned()).certificate();
  }

  private static Issued intermediate(int from, int until) {
    return made(
        () -> new TestCertificate("intermediate").authority().valid(from - 1, until).by(ROOT));
  }

  private static Issued alone(Issued issued) {
    return new Issued(issued.certificate(), issued.key(), List.of(issued.certificate()));
  }

  private static Issued root(String name) {
    return made(() -> new TestCertificate(name).authority().selfSigned());
  }

  private static String pin(Issued issued) {
    try {
      return PinnedTrust.pinOf(issued.certificate());
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  @FunctionalInterface
  private interface Making {
    Issued make() throws Exception;
  }

  private static Issued made(Making making) {
    try {
      return making.make();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
