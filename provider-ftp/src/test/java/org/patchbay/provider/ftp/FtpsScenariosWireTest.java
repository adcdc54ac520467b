package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.TlsOptions;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.provider.ftp.TlsServer.Fault;
import org.patchbay.servers.TlsIdentity;

/**
 * What can be wrong with TLS on the control connection and on the data connections: one row each.
 */
class FtpsScenariosWireTest {
  private static final byte[] CONTENT = "0123456789".getBytes(US_ASCII);

  private FtpPatchbay patchbay;
  private TlsServer server;

  @BeforeEach
  void open() throws Exception {
    patchbay = new FtpPatchbay();
    server = new TlsServer();
    server.files.put("f", CONTENT);
  }

  @AfterEach
  void close() throws IOException {
    patchbay.close();
    server.close();
  }

  /** What the server is told before. */
  interface Setup {
    void on(TlsServer server) throws IOException;
  }

  /** What is called. */
  interface Action {
    void on(FtpConnection connection) throws IOException;
  }

  /**
   * One row.
   *
   * @param error null for success
   * @param never a command that must not have been sent, empty for none
   */
  record Scenario(
      String name,
      Setup setup,
      UnaryOperator<ConnectRequest> request,
      Action action,
      @Nullable InternetError error,
      String never) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final UnaryOperator<ConnectRequest> EXPLICIT = ConnectRequest::secure;
  private static final UnaryOperator<ConnectRequest> IMPLICIT = ConnectRequest::implicitTls;
  private static final Action LOGIN = connection -> {};
  private static final Action LIST = FtpConnection::list;
  private static final Action NAMES = connection -> connection.names("");
  private static final Action READ =
      connection -> {
        try (InputStream in = connection.openRead("f")) {
          assertThat(in.readAllBytes()).isEqualTo(CONTENT);
        }
      };
  private static final Action WRITE =
      connection -> connection.openWrite("f").sendAll(InputStream.nullInputStream());

  static Stream<Scenario> logins() {
    return Stream.of(
        login("AUTH is not known", s -> s.says("AUTH", "500 what?"), InternetError.TLS_REQUIRED),
        login("AUTH is refused", s -> s.says("AUTH", "534 no"), InternetError.TLS_REQUIRED),
        login("AUTH wants more", s -> s.says("AUTH", "334 and?"), InternetError.TLS_REQUIRED),
        login("AUTH is taken but 200", s -> s.says("AUTH", "200 ok"), InternetError.TLS_REQUIRED),
        login("AUTH ends it", s -> s.says("AUTH", "421 full"), InternetError.EXTENDED_ERROR),
        login(
            "no TLS follows on 234",
            s ->
                s.on(
                    "AUTH",
                    (argument, talk) -> {
                      talk.say("234 go on");
                      talk.awaitByte();
                      talk.say("this is no TLS, whatever the client has said");
                    }),
            InternetError.SECURITY_CHANNEL_ERROR),
        login("a login comes before TLS", injecting("230 in\r\n"), PROTOCOL_VIOLATION),
        login("half a reply comes before TLS", injecting("23"), PROTOCOL_VIOLATION),
        login("an end of line comes before TLS", injecting("\r\n"), PROTOCOL_VIOLATION),
        login(
            "many replies come before TLS",
            injecting("331 p\r\n230 in\r\n200 ok\r\n200 ok\r\n"),
            PROTOCOL_VIOLATION),
        login("the certificate has expired", shows(TlsIdentity.expired()), DATE_INVALID),
        login("the certificate is another's", shows(TlsIdentity.elsewhere()), CN_INVALID),
        new Scenario(
            "nobody vouches for the certificate",
            s -> {},
            request -> request.secure().tls(TlsOptions.DEFAULT),
            LOGIN,
            InternetError.INVALID_CA,
            "USER"),
        new Scenario(
            "no version of TLS in common",
            s -> s.versions = new String[] {"TLSv1.3"},
            request -> request.secure().tls(trusting().maximumVersion("TLSv1.2")),
            LOGIN,
            InternetError.SECURITY_CHANNEL_ERROR,
            "USER"),
        new Scenario(
            "implicit TLS where it is explicit",
            s -> {},
            IMPLICIT,
            LOGIN,
            InternetError.SECURITY_CHANNEL_ERROR,
            "USER"),
        new Scenario(
            "explicit TLS where it is implicit",
            s -> s.implicit = true,
            EXPLICIT,
            LOGIN,
            InternetError.TIMEOUT,
            "AUTH"),
        protection("PBSZ is not known", "PBSZ", "500 what?"),
        protection("PBSZ is refused", "PBSZ", "503 later"),
        protection("PROT is not known", "PROT", "502 what?"),
        protection("PROT P is refused by the server", "PROT", "534 no"),
        protection("PROT P is not supported", "PROT", "536 only C"),
        protection("PROT P lacks a resource", "PROT", "431 no"),
        protection("PROT is answered as if it were C", "PROT", "232 C it is"));
  }

  private static final InternetError PROTOCOL_VIOLATION = InternetError.PROTOCOL_VIOLATION;
  private static final InternetError DATE_INVALID = InternetError.SEC_CERT_DATE_INVALID;
  private static final InternetError CN_INVALID = InternetError.SEC_CERT_CN_INVALID;
  private static final InternetError TRUNCATED = InternetError.TRUNCATED;

  static Stream<Scenario> transfers() {
    return Stream.of(
        fine("a list", s -> {}, LIST),
        fine("an upload", s -> {}, WRITE),
        fine("a download", s -> {}, READ),
        transfer("PROT P stands for C", clear(), LIST, InternetError.SECURITY_CHANNEL_ERROR, ""),
        data("no TLS for a list", Fault.PLAIN, LIST, InternetError.SECURITY_CHANNEL_ERROR),
        data("no TLS for a download", Fault.PLAIN, READ, InternetError.SECURITY_CHANNEL_ERROR),
        harmless("no TLS for an upload", s -> s.fault = Fault.PLAIN),
        data("no handshake for a list", Fault.STALL, LIST, InternetError.DATA_CONNECTION_FAILED),
        data(
            "no handshake for a download", Fault.STALL, READ, InternetError.DATA_CONNECTION_FAILED),
        harmless("no handshake for an upload", s -> s.fault = Fault.STALL),
        transfer(
            "a list from an expired host", data(TlsIdentity.expired()), LIST, DATE_INVALID, ""),
        transfer("a list from another host", data(TlsIdentity.elsewhere()), LIST, CN_INVALID, ""),
        transfer("a file from another host", data(TlsIdentity.elsewhere()), READ, CN_INVALID, ""),
        transfer(
            "a file to another host", data(TlsIdentity.elsewhere()), WRITE, CN_INVALID, "STOR"),
        transfer(
            "a file to an expired host", data(TlsIdentity.expired()), WRITE, DATE_INVALID, "STOR"),
        data("half a list", Fault.CUT_SHORT, LIST, TRUNCATED),
        data("half a list of names", Fault.CUT_SHORT, NAMES, TRUNCATED),
        data("half a file", Fault.CUT_SHORT, READ, TRUNCATED),
        data("a list whose end is not announced", Fault.UNANNOUNCED, LIST, TRUNCATED),
        fine("a file of a known size, no end announced", s -> s.fault = Fault.UNANNOUNCED, READ),
        transfer(
            "a file of an unknown size, no end announced",
            s -> {
              s.fault = Fault.UNANNOUNCED;
              s.says("SIZE", "500 what?");
            },
            READ,
            TRUNCATED,
            ""),
        fine("an upload, no end announced", s -> s.fault = Fault.UNANNOUNCED, WRITE),
        data("a reset in the middle of a file", Fault.RESET, READ, InternetError.CONNECTION_RESET),
        new Scenario("implicit TLS, a file", s -> s.implicit = true, IMPLICIT, READ, null, "AUTH"),
        new Scenario(
            "implicit TLS, active",
            s -> s.implicit = true,
            request -> request.implicitTls().active(),
            WRITE,
            null,
            "AUTH"),
        new Scenario(
            "explicit TLS, active", s -> {}, request -> request.secure().active(), READ, null, ""),
        new Scenario(
            "a certificate is asked for, none is there",
            s -> s.asksForCertificate = true,
            EXPLICIT,
            READ,
            null,
            ""));
  }

  @ParameterizedTest
  @MethodSource({"logins", "transfers"})
  void itEndsAsItShould(Scenario scenario) throws Exception {
    scenario.setup().on(server);
    ConnectRequest request = FtpPatchbay.to(server.port()).tls(trusting());

    run(scenario, scenario.request().apply(request));

    if (!scenario.never().isEmpty()) {
      assertThat(server.commands).noneMatch(line -> line.split(" ", 2)[0].equals(scenario.never()));
    }
  }

  private void run(Scenario scenario, ConnectRequest request) throws IOException {
    if (scenario.error() == null) {
      act(scenario, request);
    } else {
      failing(() -> act(scenario, request), scenario.error());
    }
  }

  private void act(Scenario scenario, ConnectRequest request) throws IOException {
    try (FtpConnection connection = patchbay.connect(request)) {
      scenario.action().on(connection);
    }
  }

  private static TlsOptions trusting() {
    return TlsOptions.DEFAULT.trusting(List.of(TlsIdentity.localhost().authority()));
  }

  private static Scenario login(String name, Setup setup, InternetError error) {
    return new Scenario(name, setup, EXPLICIT, LOGIN, error, "USER");
  }

  private static Scenario protection(String name, String verb, String reply) {
    return new Scenario(
        name, s -> s.says(verb, reply), EXPLICIT, LIST, InternetError.TLS_REQUIRED, "LIST");
  }

  private static Scenario fine(String name, Setup setup, Action action) {
    return new Scenario(name, setup, EXPLICIT, action, null, "");
  }

  private static Scenario transfer(
      String name, Setup setup, Action action, InternetError error, String never) {
    return new Scenario(name, setup, EXPLICIT, action, error, never);
  }

  private static Scenario data(String name, Fault fault, Action action, InternetError error) {
    return transfer(name, s -> s.fault = fault, action, error, "");
  }

  /** The file that is there must not be touched. */
  private static Scenario harmless(String name, Setup setup) {
    return transfer(name, setup, WRITE, InternetError.DATA_CONNECTION_FAILED, "STOR");
  }

  private static Setup injecting(String text) {
    return server -> server.injected = text;
  }

  private static Setup shows(TlsIdentity identity) {
    return server -> server.control = identity.context();
  }

  private static Setup data(TlsIdentity identity) {
    return server -> server.data = identity.context();
  }

  private static Setup clear() {
    return server -> {
      server.says("PROT", "200 protection level is C");
      server.fault = Fault.PLAIN;
    };
  }
}
