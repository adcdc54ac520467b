package org.patchbay.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.patchbay.internal.ProxyScenarioWireTest.Row.http;
import static org.patchbay.internal.ProxyScenarioWireTest.Row.socks4;
import static org.patchbay.internal.ProxyScenarioWireTest.Row.socks5;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Credentials;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.LoginChallenge;
import org.patchbay.api.ProxyServer;
import org.patchbay.api.ProxyServer.Type;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.spi.Dialer;

/** What proxies say before they let through, and what becomes of it. */
class ProxyScenarioWireTest {
  private static final String GRANTED_4 = "005a000000000000";
  private static final String GRANTED_5 = "05000001000000000000";
  private static final String BASIC = "Proxy-Authenticate: Basic realm=\"p\"";
  private static final String DIGEST =
      "Proxy-Authenticate: Digest realm=\"p\", nonce=\"n\", qop=\"auth\", algorithm=SHA-256";
  private static final String WANTS = "HTTP/1.1 407 Login|Content-Length: 2|";
  private static final String CLOSES = "HTTP/1.1 407 Login|Connection: close|";

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<LoginChallenge> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final EchoProvider provider = new EchoProvider(context -> new Echo());
  private final PlainPatchbay patchbay = PlainPatchbay.with(provider, EchoProvider.PROPERTIES);
  private final ServerSocket listener;

  ProxyScenarioWireTest() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    over.countDown();
    patchbay.close();
    listener.close();
  }

  /**
   * What a proxy does and what must come of it.
   *
   * @param answers one for each message of ours, over all network connections; ending in {@code
   *     <close>}, {@code <drip>} or {@code <stall>}
   * @param outcome {@code open} and what comes through, or words of the error
   * @param requests words of each message that the proxy must have got; empty for any
   */
  record Row(
      Type type,
      String name,
      String host,
      boolean login,
      boolean callback,
      List<String> answers,
      String outcome,
      List<String> requests) {

    static Row socks5(String name, String outcome, String... answers) {
      return new Row(
          Type.SOCKS5, name, "inner.invalid", false, false, List.of(answers), outcome, List.of());
    }

    static Row socks4(String name, String outcome, String... answers) {
      return new Row(
          Type.SOCKS4, name, "inner.invalid", false, false, List.of(answers), outcome, List.of());
    }

    static Row http(String name, String outcome, String... answers) {
      return new Row(
          Type.HTTP, name, "inner.invalid", false, false, List.of(answers), outcome, List.of());
    }

    Row withLogin() {
      return new Row(type, name, host, true, callback, answers, outcome, requests);
    }

    Row withCallback() {
      return new Row(type, name, host, login, true, answers, outcome, requests);
    }

    Row to(String other) {
      return new Row(type, name, other, login, callback, answers, outcome, requests);
    }

    Row hearing(String... words) {
      return new Row(type, name, host, login, callback, answers, outcome, List.of(words));
    }

    @Override
    public String toString() {
      return type + ": " + name;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        socks5("a name goes unresolved", "open", "0500", GRANTED_5)
            .hearing("050100", "0501000" + "30d" + hex("inner.invalid") + "0050"),
        socks5("an address goes as such", "open", "0500", GRANTED_5)
            .to("10.1.2.3")
            .hearing("050100", "050100010a0102030050"),
        socks5("a long address goes as such", "open", "0500", GRANTED_5)
            .to("fd00::1")
            .hearing("050100", "05010004fd00000000000000000000000000000" + "10050"),
        socks5("bound to a long address", "open", "0500", "05000004" + "00".repeat(18)),
        socks5("bound to a name", "open", "0500", "05000003" + "02" + hex("ab") + "0050"),
        socks5("early bytes belong to the server", "open hi", "0500", GRANTED_5 + hex("hi")),
        socks5("a login", "open", "0502", "0100", GRANTED_5)
            .withLogin()
            .hearing("05020002", "0103" + hex("bob") + "06" + hex("secret")),
        socks5("a login that is not asked for", "open", "0500", GRANTED_5)
            .withLogin()
            .hearing("05020002", "050100"),
        socks5("a login refused", "the login was refused", "0502", "0101").withLogin(),
        socks5("a login wanted and none there", "it wants another way to log in", "05ff"),
        socks5("a method not offered", "it wants another way to log in", "0501").withLogin(),
        socks5("general failure", "SOCKS reply 1 (general failure)", "0500", answer5(1)),
        socks5("its rules", "SOCKS reply 2 (not allowed by its rules)", "0500", answer5(2)),
        socks5("network unreachable", "SOCKS reply 3 (network unr", "0500", answer5(3)),
        socks5("host unreachable", "SOCKS reply 4 (host unreachable)", "0500", answer5(4)),
        socks5("refused", "SOCKS reply 5 (connection refused)", "0500", answer5(5)),
        socks5("TTL", "SOCKS reply 6 (TTL expired)", "0500", answer5(6)),
        socks5("unknown reply", "SOCKS reply 77", "0500", answer5(77)),
        socks5("another version", "it does not speak SOCKS 5, its answer begins with 4", "0400"),
        socks5("another protocol", "it does not speak SOCKS 5", hex("HTTP/1.1 400 Bad")),
        socks5("another version later", "it does not speak SOCKS 5", "0500", "0400"),
        socks5("an unknown kind of address", "unknown kind 9", "0500", "05000009"),
        socks5("hangs up at once", "it hung up", "<close>"),
        socks5("hangs up after the method", "it hung up", "0500", "<close>"),
        socks5("truncated in the address", "it hung up", "0500", "050000010000<close>"),
        socks5("says nothing", "did not let through within", "<stall>"),
        socks5("drips", "did not let through within", "0500", GRANTED_5.repeat(9) + "<drip>"),
        socks4("a name goes behind an address that is none", "open", GRANTED_4)
            .hearing("0401005000000001" + "00" + hex("inner.invalid") + "00"),
        socks4("the user goes along", "open", GRANTED_4)
            .withLogin()
            .to("10.1.2.3")
            .hearing("040100500a010203" + hex("bob") + "00"),
        socks4("refused", "SOCKS reply 91", "005b000000000000"),
        socks4("no identd", "SOCKS reply 92", "005c000000000000"),
        socks4("no long addresses", "SOCKS 4 has no IPv6 addresses").to("fd00::1"),
        socks4("another protocol", "it does not speak SOCKS 4", hex("HTTP/1.1 400")),
        socks4("truncated", "it hung up", "005a00<close>"),
        http("a name goes unresolved", "open", "HTTP/1.1 200 Go||")
            .hearing("CONNECT inner.invalid:80 HTTP/1.1|Host: inner.invalid:80||"),
        http("a long address has brackets", "open", "HTTP/1.1 200 Go||")
            .to("fd00::1")
            .hearing("CONNECT [fd00::1]:80 HTTP/1.1|Host: [fd00::1]:80||"),
        http("any 2xx will do", "open", "HTTP/1.0 204 Yes||"),
        http("no reason", "open", "HTTP/1.1 200||"),
        http(
            "extra headers, a length too, mean nothing",
            "open",
            "HTTP/1.1 200 Go|" + "Content-Length: 5|Transfer-Encoding: chunked|X: y||"),
        http("early bytes belong to the server", "open 220 hi", "HTTP/1.1 200 Go||220 hi"),
        http("bare line feeds", "open", "HTTP/1.1 200 Go\nX: y\n\n"),
        http("forbidden", "HTTP/1.1 403 No", "HTTP/1.1 403 No|Content-Length: 0||"),
        http("bad gateway", "HTTP/1.1 502 Away", "HTTP/1.1 502 Away||"),
        http("a redirect is no tunnel", "HTTP/1.1 302 There", "HTTP/1.1 302 There||"),
        http("an interim answer is none", "HTTP/1.1 100 Go on", "HTTP/1.1 100 Go on||"),
        http("garbage", "no answer of HTTP: SSH-2.0", "SSH-2.0|"),
        http("an endless line", "an answer that does not end", "x".repeat(20_000)),
        http("an endless header", "that does not end", "HTTP/1.1 200 Go|" + "A: b|".repeat(9_000)),
        http("hangs up", "an answer that does not end", "<close>"),
        http("hangs up in the header", "does not end: X", "HTTP/1.1 200 Go|X<close>"),
        http("says nothing", "did not let through within", "<stall>"),
        http("drips", "did not let through within", "HTTP/1.1 200 " + "o".repeat(5000) + "<drip>"),
        http("Basic goes at once", "open", "HTTP/1.1 200 Go||")
            .withLogin()
            .hearing("Proxy-Authorization: Basic Ym9iOnNlY3JldA=="),
        http(
            "a login wanted and none there",
            "it wants a login, HTTP/1.1 407",
            WANTS + BASIC + "||no"),
        http("Basic refused", "it refused the login, HTTP/1.1 407", WANTS + BASIC + "||no")
            .withLogin(),
        http(
                "a scheme that is not known",
                "it refused the login",
                WANTS + "Proxy-Authenticate: NTLM||no")
            .withLogin(),
        http("407 without a challenge", "HTTP/1.1 407 Login", WANTS + "|no").withLogin(),
        http("Digest where Basic was refused", "open", WANTS + DIGEST + "||no", "HTTP/1.1 200 Go||")
            .withLogin()
            .hearing(
                "Basic",
                "Digest username=\"bob\", realm=\"p\", nonce=\"n\"," + " uri=\"inner.invalid:80\""),
        http(
                "Digest on another network connection",
                "open",
                CLOSES + DIGEST + "||<close>",
                "HTTP/1.1 200 Go||")
            .withLogin()
            .hearing("Basic", "Digest username=\"bob\""),
        http(
                "Digest refused",
                "it refused the login",
                WANTS + DIGEST + "||no",
                WANTS + DIGEST + "||no")
            .withLogin(),
        http("the caller is asked", "open", WANTS + BASIC + "||no", "HTTP/1.1 200 Go||")
            .withCallback()
            .hearing("CONNECT", "Basic YXNrZWQ6MQ=="),
        http(
                "the caller is asked again",
                "open",
                WANTS + BASIC + "||no",
                CLOSES + BASIC + "||<close>",
                "HTTP/1.1 200 Go||")
            .withCallback()
            .hearing("CONNECT", "Basic YXNrZWQ6MQ==", "Basic YXNrZWQ6Mg=="),
        http(
                "the caller is not asked for ever",
                "it refused the login",
                WANTS + BASIC + "||no",
                WANTS + BASIC + "||no",
                WANTS + BASIC + "||no",
                WANTS + BASIC + "||no")
            .withCallback()
            .hearing("CONNECT", "Basic YXNrZWQ6MQ==", "Basic YXNrZWQ6Mg==", "Basic YXNrZWQ6Mw=="));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatAProxySaysHasItsOutcome(Row row) throws Exception {
    Thread proxy = new Thread(() -> perform(row), "proxy");
    proxy.setDaemon(true);
    proxy.start();
    Dialer dialer = dialer(row);

    if (row.outcome.startsWith("open")) {
      try (Socket tunnel = dialer.connect(row.host, 80)) {
        assertThat("open " + through(tunnel)).startsWith(row.outcome);
      }
    } else {
      InternetException failure =
          catchThrowableOfType(InternetException.class, () -> dialer.connect(row.host, 80).close());
      assertThat(failure).isNotNull().hasMessageContaining(row.outcome);
      assertThat(failure.getMessage())
          .startsWith("no way through the proxy " + row.type + " localhost:")
          .doesNotContain("secret", "Ym9i");
      assertThat(failure.error()).isEqualTo(InternetError.PROXY_SERVER_UNREACHABLE);
    }

    assertThat(heard).hasSizeGreaterThanOrEqualTo(row.requests.size());
    for (int i = 0; i < row.requests.size(); i++) {
      assertThat(heard.get(i)).contains(row.requests.get(i));
    }
    assertThat(asked).extracting(LoginChallenge::attempt).isSorted().doesNotHaveDuplicates();
  }

  private String through(Socket tunnel) throws IOException {
    over.countDown();
    return new String(tunnel.getInputStream().readAllBytes(), ISO_8859_1);
  }

  private Dialer dialer(Row row) throws InternetException {
    ProxyServer proxy = ProxyServer.of(row.type, "localhost", listener.getLocalPort());
    SessionOptions options =
        SessionOptions.agent("t")
            .proxy(row.login ? proxy.login("bob", Secret.of("secret")) : proxy)
            .timeouts(Timeouts.DEFAULT.withConnect(Duration.ofMillis(300)));
    SessionOptions answered = row.callback ? options.credentials(this::answer) : options;
    patchbay.internet().open(answered).connect(EchoConnection.ECHO, ConnectRequest.to("host"));
    return provider.contexts.get(0).dialer();
  }

  private Optional<Credentials> answer(LoginChallenge challenge) {
    assertThat(challenge.asker()).isEqualTo(LoginChallenge.Asker.PROXY);
    asked.add(challenge);
    return Optional.of(new Credentials("asked", Secret.of("" + challenge.attempt())));
  }

  private void perform(Row row) {
    int next = 0;
    try {
      while (next < Math.max(1, row.answers.size())) {
        try (Socket client = listener.accept()) {
          next = serve(row, client, next);
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private int serve(Row row, Socket client, int first) throws IOException {
    int next = first;
    byte[] buffer = new byte[4096];
    InputStream in = client.getInputStream();
    for (int got = in.read(buffer); got > 0 && next < row.answers.size(); got = in.read(buffer)) {
      heard.add(text(row, buffer, got));
      String answer = row.answers.get(next++);
      String bytes = answer.replaceAll("<.*>", "");
      send(client, bytes(row, bytes), answer.endsWith("<drip>"));
      if (answer.endsWith("<stall>")) {
        await();
      }
      if (answer.endsWith("<close>") || next == row.answers.size()) {
        break;
      }
    }
    client.shutdownOutput();
    in.transferTo(OutputStream.nullOutputStream());
    return next;
  }

  private void send(Socket client, byte[] bytes, boolean slowly) throws IOException {
    if (!slowly) {
      client.getOutputStream().write(bytes);
      return;
    }
    for (byte each : bytes) {
      client.getOutputStream().write(each);
      if (await(50)) {
        return;
      }
    }
  }

  private void await() {
    await(10_000);
  }

  private boolean await(long millis) {
    try {
      return over.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static byte[] bytes(Row row, String text) {
    return row.type == Type.HTTP
        ? text.replace("|", "\r\n").getBytes(ISO_8859_1)
        : HexFormat.of().parseHex(text);
  }

  private static String text(Row row, byte[] bytes, int count) {
    return row.type == Type.HTTP
        ? new String(bytes, 0, count, ISO_8859_1).replace("\r\n", "|")
        : HexFormat.of().formatHex(bytes, 0, count);
  }

  private static String answer5(int code) {
    return HexFormat.of().formatHex(new byte[] {5, (byte) code, 0, 1, 0, 0, 0, 0, 0, 0});
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(ISO_8859_1));
  }
}
