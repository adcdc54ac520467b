package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Timeouts;
import org.patchbay.api.ftp.FtpConnection;

/**
 * Where data connections lead and come from, whatever a server or a stranger does: one row each.
 */
class FtpAddressScenariosWireTest {
  private static final InternetError PROTOCOL_VIOLATION = InternetError.PROTOCOL_VIOLATION;
  private static final InternetError NO_DATA = InternetError.DATA_CONNECTION_FAILED;

  /**
   * What a server says to EPSV and PASV.
   *
   * @param epsv with {@code PORT} for the port, or a refusal
   * @param pasv with {@code HIGH} and {@code LOW} for the port
   * @param error null for success
   */
  record Passive(String epsv, String pasv, @Nullable InternetError error) {}

  static Stream<Passive> passive() {
    return Stream.of(
        plain("227 ok (127,0,0,1,HIGH,LOW)", null),
        plain("227 ok 127,0,0,1,HIGH,LOW", null),
        plain("227 ok (10,1,2,3,HIGH,LOW)", null),
        plain("227 ok (192,168,1,1,HIGH,LOW)", null),
        plain("227 ok (203,0,113,7,HIGH,LOW)", null),
        plain("227 ok (127,0,0,2,HIGH,LOW)", null),
        plain("227 ok (224,0,0,1,HIGH,LOW)", null),
        plain("227 ok (0,0,0,0,HIGH,LOW)", null),
        plain("227 ok (255,255,255,255,HIGH,LOW)", null),
        plain("227 ok", PROTOCOL_VIOLATION),
        plain("227 ok (127,0,0,1,HIGH)", PROTOCOL_VIOLATION),
        plain("227 ok (127,0,0,1,0,0)", PROTOCOL_VIOLATION),
        plain("227 ok (127,0,0,1,256,1)", PROTOCOL_VIOLATION),
        plain("227 ok (127,0,0,1,1,256)", PROTOCOL_VIOLATION),
        plain("227 ok (127,0,0,1,9999,9999)", PROTOCOL_VIOLATION),
        plain("227 ok (999,0,0,1,HIGH,LOW)", PROTOCOL_VIOLATION),
        plain("227 ok (127,0,0,1,-1,LOW)", PROTOCOL_VIOLATION),
        plain("227 ok (a,b,c,d,e,f)", PROTOCOL_VIOLATION),
        plain("229 (|||PORT|)", PROTOCOL_VIOLATION),
        plain("200 ok", PROTOCOL_VIOLATION),
        plain("500 what?", InternetError.FTP_NO_PASSIVE_MODE),
        plain("502 what?", InternetError.FTP_NO_PASSIVE_MODE),
        plain("425 no port is free", InternetError.CANNOT_CONNECT),
        plain("530 log in", InternetError.LOGIN_FAILURE),
        plain("421 enough", InternetError.EXTENDED_ERROR),
        extended("229 ok (|||PORT|)", null),
        extended("229 ok (!!!PORT!)", null),
        extended("229 ok", PROTOCOL_VIOLATION),
        extended("229 ok (|||0|)", PROTOCOL_VIOLATION),
        extended("229 ok (|||65536|)", PROTOCOL_VIOLATION),
        extended("229 ok (|||99999|)", PROTOCOL_VIOLATION),
        extended("229 ok (||||)", PROTOCOL_VIOLATION),
        extended("229 ok (|||-1|)", PROTOCOL_VIOLATION),
        extended("229 ok (|1|127.0.0.2|PORT|)", PROTOCOL_VIOLATION),
        extended("229 ok (|||PORT", PROTOCOL_VIOLATION),
        extended("421 enough", InternetError.EXTENDED_ERROR),
        new Passive("522 network 1 only", "227 ok (127,0,0,1,HIGH,LOW)", null),
        new Passive("500 what?", "227 ok (10,0,0,1,HIGH,LOW)", null),
        new Passive("425 no", "227 ok (127,0,0,1,HIGH,LOW)", null));
  }

  private static Passive plain(String pasv, @Nullable InternetError error) {
    return new Passive("502 what?", pasv, error);
  }

  private static Passive extended(String epsv, @Nullable InternetError error) {
    return new Passive(epsv, "502 what?", error);
  }

  @ParameterizedTest
  @MethodSource("passive")
  void whateverTheServerSaysItIsThePeerThatIsDialled(Passive row) throws Exception {
    try (FtpPatchbay patchbay = new FtpPatchbay();
        TlsServer server = server();
        FtpConnection connection = patchbay.connect(request(server))) {
      server.on("EPSV", (argument, talk) -> talk.say(filled(row.epsv(), talk)));
      server.on("PASV", (argument, talk) -> talk.say(filled(row.pasv(), talk)));

      if (row.error() == null) {
        assertThat(connection.names("")).containsExactly("a", "b");
        assertThat(connection.names("")).containsExactly("a", "b");
        assertThat(server.count("EPSV")).isEqualTo(row.epsv().startsWith("229") ? 2 : 1);
      } else {
        failing(() -> connection.names(""), row.error());
        assertThat(server.commands).doesNotContain("NLST");
      }
    }
  }

  private static String filled(String reply, TlsServer.Talk talk) throws IOException {
    if (!reply.contains("PORT") && !reply.contains("HIGH") && !reply.contains("LOW")) {
      return reply;
    }
    int port = talk.listen();
    return reply
        .replace("PORT", Integer.toString(port))
        .replace("HIGH", Integer.toString(port / 256))
        .replace("LOW", Integer.toString(port % 256));
  }

  @Test
  void aTrustedServerMayPointElsewhere() throws Exception {
    try (FtpPatchbay patchbay = new FtpPatchbay(new FtpProvider(settings(true, "")));
        TlsServer server = server();
        ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"));
        FtpConnection connection = patchbay.connect(request(server))) {
      int port = elsewhere.getLocalPort();
      server.says("PASV", "227 ok (127,0,0,2," + port / 256 + "," + port % 256 + ")");
      server.on(
          "NLST",
          (argument, talk) -> {
            talk.say("150 over there");
            try (Socket data = elsewhere.accept()) {
              data.getOutputStream().write("x\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            talk.say("226 done");
          });

      assertThat(connection.names("")).containsExactly("x");
      assertThat(server.commands).doesNotContain("EPSV");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, 203.0.113.7, 198.51.100.1, 203.0.113.7",
    "true, 10.0.0.1, 10.0.0.2, 10.0.0.1",
    "true, 10.0.0.1, 198.51.100.1, ",
    "true, 127.0.0.1, 198.51.100.1, ",
    "true, 169.254.1.1, 198.51.100.1, ",
    "true, 224.0.0.1, 198.51.100.1, ",
    "true, 0.0.0.0, 198.51.100.1, ",
    "false, 203.0.113.7, 198.51.100.1, "
  })
  void anAddressIsTrustedOnlyWhereItMakesSense(
      boolean trusts, String said, String peer, @Nullable String expected) throws Exception {
    DataAddresses addresses = new DataAddresses(trusts, null);

    InetAddress trusted =
        addresses.trusted(
            new PassivePort(InetAddress.getByName(said), 1024), InetAddress.getByName(peer));

    assertThat(trusted == null ? null : trusted.getHostAddress()).isEqualTo(expected);
  }

  @Test
  void aPortWhereNobodyListensIsToldBeforeTheTransferIsAskedFor() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (FtpPatchbay patchbay = new FtpPatchbay();
        TlsServer server = server();
        FtpConnection connection = patchbay.connect(request(server))) {
      server.says("EPSV", "229 (|||" + port + "|)");

      failing(() -> connection.names(""), NO_DATA);
      assertThat(server.commands).doesNotContain("NLST");
    }
  }

  @Test
  void aStrangerWhoCallsFirstIsSentAway() throws Exception {
    List<Socket> strangers = new ArrayList<>();
    try (FtpPatchbay patchbay = new FtpPatchbay();
        TlsServer server = server();
        FtpConnection connection = patchbay.connect(request(server).active())) {
      server.on(
          "PORT",
          (argument, talk) -> {
            strangers.add(stranger(argument));
            talk.callBack(argument.split(","), 4);
          });

      assertThat(connection.names("")).containsExactly("a", "b");
      assertThat(strangers.get(0).getInputStream().read()).isNegative();
    }
  }

  @Test
  void strangersAloneAreNoServer() throws Exception {
    try (FtpPatchbay patchbay = new FtpPatchbay();
        TlsServer server = server();
        FtpConnection connection = patchbay.connect(request(server).active())) {
      List<String> announced = new ArrayList<>();
      server.on(
          "PORT",
          (argument, talk) -> {
            announced.add(argument);
            talk.say("200 port");
          });
      server.on(
          "NLST",
          (argument, talk) -> {
            talk.say("150 soon");
            for (int i = 0; i < 16; i++) {
              stranger(announced.get(0)).getInputStream().read();
            }
            talk.say("426 nobody was there");
          });

      failing(() -> connection.names(""), NO_DATA);
      assertThat(connection.currentDirectory()).isEqualTo("/there");
    }
  }

  private static Socket stranger(String argument) throws IOException {
    String[] parts = argument.split(",");
    int port = Integer.parseInt(parts[4]) * 256 + Integer.parseInt(parts[5]);
    Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName("127.0.0.2"), 0);
    socket.setSoTimeout(10_000);
    return socket;
  }

  @Test
  void aServerThatNeverCallsBackIsGivenUp() throws Exception {
    try (FtpPatchbay patchbay = new FtpPatchbay();
        TlsServer server = server();
        FtpConnection connection = patchbay.connect(request(server).active())) {
      server.says("PORT", "200 port");
      server.says("NLST", "150 soon");

      failing(() -> connection.names(""), NO_DATA);
    }
  }

  @Test
  void aSecondConnectionInActiveModeFindsNobody() throws Exception {
    try (FtpPatchbay patchbay = new FtpPatchbay();
        TlsServer server = server();
        FtpConnection connection = patchbay.connect(request(server).active())) {
      List<String> announced = new ArrayList<>();
      server.on(
          "PORT",
          (argument, talk) -> {
            announced.add(argument);
            talk.callBack(argument.split(","), 4);
          });
      connection.names("");

      String[] parts = announced.get(0).split(",");
      int port = Integer.parseInt(parts[4]) * 256 + Integer.parseInt(parts[5]);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"500 what?", "501 bad", "504 no", "530 log in", "200-"})
  void portIsRefusedBeforeTheTransferIsAskedFor(String reply) throws Exception {
    try (FtpPatchbay patchbay = new FtpPatchbay();
        TlsServer server = server();
        FtpConnection connection = patchbay.connect(request(server).active())) {
      server.says("PORT", reply.endsWith("-") ? "350 more?" : reply);

      assertThatExceptionOfType(InternetException.class).isThrownBy(() -> connection.names(""));
      assertThat(server.commands).doesNotContain("NLST");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"203.0.113.7; PORT 203,0,113,7,", "2001:db8::1; EPRT |2|2001:db8:0:0:0:0:0:1|"})
  void theAddressBehindATranslatorIsAnnounced(String host, String command) throws Exception {
    try (FtpPatchbay patchbay = new FtpPatchbay();
        TlsServer server = server();
        FtpConnection connection =
            patchbay.connect(request(server).active().option(FtpConnection.ACTIVE_HOST, host))) {
      assertThat(connection.names("")).containsExactly("a", "b");
      assertThat(server.commands).anyMatch(line -> line.startsWith(command));
    }
  }

  @Test
  void theConfiguredAddressIsAnnouncedUnlessTheRequestHasAnother() throws Exception {
    try (FtpPatchbay patchbay = new FtpPatchbay(new FtpProvider(settings(false, "203.0.113.7")));
        TlsServer server = server()) {
      try (FtpConnection connection = patchbay.connect(request(server).active())) {
        connection.names("");
      }
      ConnectRequest other =
          request(server).active().option(FtpConnection.ACTIVE_HOST, "203.0.113.8");
      try (FtpConnection connection = patchbay.connect(other)) {
        connection.names("");
      }
      assertThat(server.commands)
          .anyMatch(line -> line.startsWith("PORT 203,0,113,7,"))
          .anyMatch(line -> line.startsWith("PORT 203,0,113,8,"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nat.example.org", "999.0.0.1", "1.2.3", "::zz"})
  void anActiveHostThatIsNoAddressIsRefusedBeforeAnythingIsSent(String host) throws Exception {
    try (FtpPatchbay patchbay = new FtpPatchbay();
        TlsServer server = server()) {
      ConnectRequest request = request(server).active();

      failing(
          () -> patchbay.connect(request.option(FtpConnection.ACTIVE_HOST, host)),
          InternetError.INVALID_PARAMETER);
      assertThat(server.commands).isEmpty();
    }
  }

  @Test
  void anActiveHostForPassiveConnectionsIsRefused() throws Exception {
    try (FtpPatchbay patchbay = new FtpPatchbay();
        TlsServer server = server()) {
      ConnectRequest request =
          request(server).passive().option(FtpConnection.ACTIVE_HOST, "203.0.113.7");

      failing(() -> patchbay.connect(request), InternetError.INVALID_PARAMETER);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ipv6IsAsGood(boolean active) throws Exception {
    try (FtpPatchbay patchbay = new FtpPatchbay();
        TlsServer server = plain(new TlsServer(InetAddress.getByName("::1")))) {
      ConnectRequest request = ConnectRequest.to("::1").port(server.port()).timeouts(soon());

      try (FtpConnection connection =
          patchbay.connect(active ? request.active() : request.passive())) {
        assertThat(connection.names("")).containsExactly("a", "b");
      }
      assertThat(server.count(active ? "EPRT" : "EPSV")).isEqualTo(1);
    }
  }

  private static TlsServer server() throws IOException {
    return plain(new TlsServer());
  }

  private static TlsServer plain(TlsServer server) {
    server.fault = TlsServer.Fault.PLAIN;
    return server;
  }

  private static ConnectRequest request(TlsServer server) {
    return FtpPatchbay.to(server.port()).timeouts(soon());
  }

  private static Timeouts soon() {
    return Timeouts.DEFAULT.withSilence(Duration.ofSeconds(2));
  }

  private static FtpSettings settings(boolean trusts, String activeHost) {
    FtpSettings plain = FtpSettings.DEFAULT;
    return new FtpSettings(
        plain.charset(),
        plain.account(),
        plain.listLimit(),
        plain.resumableFrom(),
        plain.allocateFrom(),
        plain.keepAlive(),
        plain.listings(),
        trusts,
        activeHost);
  }
}
