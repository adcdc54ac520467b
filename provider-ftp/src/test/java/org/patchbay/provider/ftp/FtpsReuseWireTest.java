package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.TlsOptions;
import org.patchbay.api.Upload;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.TransferType;
import org.patchbay.servers.TlsIdentity;

/**
 * Servers that demand resumed TLS sessions on data connections, and say so when a transfer has
 * begun. JSSE's habits are relied on, so this has to pass on each JDK.
 */
class FtpsReuseWireTest {
  private static final String VSFTPD = "522 SSL connection failed: session reuse required";
  private static final String PROFTPD = "425 Unable to build data connection";
  private static final byte[] OLD = "what was there".getBytes(US_ASCII);

  private FtpPatchbay patchbay;
  private TlsServer server;

  @BeforeEach
  void open() throws Exception {
    patchbay = new FtpPatchbay();
    server = new TlsServer();
    server.files.put("f", OLD);
  }

  @AfterEach
  void close() throws IOException {
    patchbay.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void manyTransfersInARowAreResumed(String version) throws Exception {
    server.demand = VSFTPD;
    server.demandHangsUp = true;
    try (FtpConnection connection = connect(only(version))) {
      for (int i = 0; i < 17; i++) {
        put(connection, "f", "content " + i);
        assertThat(get(connection, "f")).isEqualTo("content " + i);
      }
    }
    assertThat(server.logins).hasValue(1);
    assertThat(server.count("NLST")).isEqualTo(1);
  }

  @Test
  void aTransferThatWentWellIsAsGoodAsAProbe() throws Exception {
    server.demand = PROFTPD;
    try (FtpConnection connection = connect(trusting())) {
      get(connection, "f");
      put(connection, "f", "new");
    }
    assertThat(server.commands).doesNotContain("NLST");
  }

  @Test
  void whereNothingIsDemandedOneProbeIsEnoughForAll() throws Exception {
    server.forgetful = true;
    try (FtpConnection connection = connect(trusting())) {
      for (int i = 0; i < 5; i++) {
        put(connection, "f", "content " + i);
      }
    }
    assertThat(server.logins).hasValue(1);
    assertThat(server.count("NLST")).isEqualTo(1);
  }

  @Test
  void uploadsThatBringNoTicketsAreFollowedByALoginWithTls12() throws Exception {
    server.demand = PROFTPD;
    server.keepsBackTickets = true;
    try (FtpConnection connection = connect(trusting())) {
      connection.changeDirectory("/there");
      connection.transferType(TransferType.BINARY);
      for (int i = 0; i < 8; i++) {
        put(connection, "f", "content " + i);
      }
    }
    assertThat(new String(server.files.get("f"), US_ASCII)).isEqualTo("content 7");
    assertThat(server.logins).hasValue(2);
    assertThat(server.count("STOR")).isEqualTo(8);
    int again = server.commands.lastIndexOf("PASS anonymous@");
    assertThat(server.commands).filteredOn("CWD /there"::equals).hasSize(2);
    assertThat(server.commands).filteredOn("TYPE I"::equals).hasSize(2);
    assertThat(again).isLessThan(server.commands.lastIndexOf("CWD /there"));
  }

  @Test
  void whereOnlyTls13IsAllowedALoginBringsNewTickets() throws Exception {
    server.demand = PROFTPD;
    server.keepsBackTickets = true;
    try (FtpConnection connection = connect(only("TLSv1.3"))) {
      for (int i = 0; i < 4; i++) {
        put(connection, "f", "content " + i);
      }
    }
    assertThat(new String(server.files.get("f"), US_ASCII)).isEqualTo("content 3");
    assertThat(server.count("STOR")).isEqualTo(4);
    assertThat(server.logins.get()).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "522 TLSv1.2 STOR", "522 TLSv1.3 STOR", "522 any STOR", "425 TLSv1.2 STOR",
        "425 TLSv1.3 STOR", "425 any STOR", "522 any APPE", "425 any APPE"
      })
  void aDemandThatCannotBeMetIsToldBeforeTheFileIsTouched(String scenario) throws Exception {
    String[] words = scenario.split(" ");
    server.demand = words[0].equals("522") ? VSFTPD : PROFTPD;
    server.demandHangsUp = words[0].equals("522");
    server.forgetful = true;
    TlsOptions tls = words[1].equals("any") ? trusting() : only(words[1]);

    try (FtpConnection connection = connect(tls)) {
      failing(
              () ->
                  (words[2].equals("STOR") ? connection.openWrite("f") : connection.openAppend("f"))
                      .close(),
              InternetError.DATA_CONNECTION_FAILED)
          .hasMessageContaining(words[2] + " was not sent: the server demands")
          .hasMessageContaining(server.demand);
    }
    assertThat(server.count(words[2])).isZero();
    assertThat(server.files.get("f")).isEqualTo(OLD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIST", "NLST", "RETR"})
  void aDemandThatMeetsADownloadIsToldInTheServersWords(String verb) throws Exception {
    server.demand = VSFTPD;
    server.forgetful = true;
    try (FtpConnection connection = connect(trusting())) {
      failing(() -> receive(connection, verb), InternetError.EXTENDED_ERROR)
          .hasMessageContaining("session reuse required");
    }
  }

  @Test
  void aServerThatListsNothingGetsItsUploadsAsLongAsThereIsASession() throws Exception {
    server.demand = PROFTPD;
    server.says("NLST", "550 no listings here");
    try (FtpConnection connection = connect(trusting())) {
      put(connection, "f", "one");
      put(connection, "f", "two");
    }
    assertThat(new String(server.files.get("f"), US_ASCII)).isEqualTo("two");
    assertThat(server.count("NLST")).isEqualTo(1);
  }

  @Test
  void whoCannotGoBackToTheirDirectoryAreToldBeforeTheFileIsTouched() throws Exception {
    server.demand = PROFTPD;
    server.forgetful = true;
    server.says("PWD", "502 no");
    try (FtpConnection connection = connect(trusting())) {
      connection.command("CWD somewhere");
      failing(() -> put(connection, "f", "new"), InternetError.DATA_CONNECTION_FAILED);
    }
    assertThat(server.count("STOR")).isZero();
  }

  @Test
  void aSessionThatEndedOverAnEarlyCloseBeginsAgain() throws Exception {
    server.files.put("big", new byte[32 << 20]);
    server.on(
        "RETR",
        (argument, talk) -> {
          try {
            talk.send(server.files.getOrDefault(argument, OLD));
          } catch (IOException e) {
            talk.hangUp(); // As ProFTPD does.
          }
        });
    try (FtpConnection connection = connect(trusting())) {
      connection.changeDirectory("/there");
      try (InputStream in = connection.openRead("big")) {
        in.read();
      }
      assertThat(connection.size("big")).isEqualTo(32 << 20);
    }
    assertThat(server.logins).hasValue(2);
    assertThat(server.commands).filteredOn("CWD /there"::equals).hasSize(2);
  }

  @Test
  void aSessionThatTheServerEndedByItselfStaysDropped() throws Exception {
    server.on("NOOP", (argument, talk) -> talk.hangUp());
    try (FtpConnection connection = connect(trusting())) {
      failing(() -> connection.command("NOOP"), InternetError.FTP_DROPPED);
      failing(() -> connection.size("f"), InternetError.FTP_DROPPED);
    }
    assertThat(server.logins).hasValue(1);
  }

  private static void receive(FtpConnection connection, String verb) throws IOException {
    switch (verb) {
      case "LIST" -> connection.list();
      case "NLST" -> connection.names("");
      default -> get(connection, "f");
    }
  }

  private static void put(FtpConnection connection, String name, String content)
      throws IOException {
    try (Upload upload = connection.openWrite(name)) {
      upload.write(content.getBytes(US_ASCII));
    }
  }

  private static String get(FtpConnection connection, String name) throws IOException {
    try (InputStream in = connection.openRead(name)) {
      return new String(in.readAllBytes(), US_ASCII);
    }
  }

  private static TlsOptions trusting() {
    return TlsOptions.DEFAULT.trusting(List.of(TlsIdentity.localhost().authority()));
  }

  private static TlsOptions only(String version) {
    return trusting().minimumVersion(version).maximumVersion(version);
  }

  private FtpConnection connect(TlsOptions tls) throws InternetException {
    ConnectRequest request = FtpPatchbay.to(server.port()).secure().tls(tls);
    return patchbay.connect(request);
  }
}
