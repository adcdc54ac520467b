package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetError;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.TransferType;

class FtpSessionWireTest {
  private final ScriptedServer server = new ScriptedServer();
  private FtpPatchbay patchbay;
  private FtpConnection connection;

  @BeforeEach
  void open() throws Exception {
    patchbay = new FtpPatchbay();
    connection = patchbay.connect(server);
    server.commands().clear();
  }

  @AfterEach
  void close() throws Exception {
    patchbay.close();
    server.close();
  }

  @Test
  void sizeAndTimeAreAskedFor() throws Exception {
    server.says("SIZE", "213 5000000000").says("MDTM", "213 20261120220913.5");

    assertThat(connection.size("f")).isEqualTo(5_000_000_000L);
    assertThat(connection.modified("f")).isEqualTo(Instant.parse("2026-11-20T22:09:13.5Z"));
  }

  @Test
  void anAnswerThatIsNoSizeIsAProtocolViolation() {
    server.says("SIZE", "213 much");

    failing(() -> connection.size("f"), InternetError.PROTOCOL_VIOLATION);
  }

  @Test
  void theTypeIsSentOnceAndNotBeforeItMatters() throws Exception {
    server.says("SIZE", "213 5");

    connection.size("f");
    connection.size("f");

    assertThat(server.commands()).containsExactly("TYPE I", "SIZE f", "SIZE f");
  }

  @Test
  void aTypeSentByTheCallerIsTheTypeFromThenOn() throws Exception {
    server.says("SIZE", "213 5");

    connection.command("TYPE A");
    connection.size("f");

    assertThat(server.commands()).containsExactly("TYPE A", "SIZE f");
  }

  @Test
  void filesAndDirectoriesAreChanged() throws Exception {
    for (String verb : new String[] {"DELE", "RNTO", "MKD", "RMD", "CWD"}) {
      server.says(verb, "250 fine");
    }
    server.says("RNFR", "350 and to?");

    connection.delete("a b");
    connection.rename("a", "b");
    connection.makeDirectory("d");
    connection.removeDirectory("d");
    connection.changeDirectory("/d");

    assertThat(server.commands())
        .containsExactly("DELE a b", "RNFR a", "RNTO b", "MKD d", "RMD d", "CWD /d");
  }

  @Test
  void quotesInTheCurrentDirectoryAreUndoubled() throws Exception {
    server.says("PWD", "257 \"/a\"\"b\" is it");

    assertThat(connection.currentDirectory()).isEqualTo("/a\"b");
  }

  @Test
  void anInterimReplyIsNotTheAnswer() throws Exception {
    server.says("DELE", "150 wait", "250 gone");

    connection.delete("f");

    assertThat(connection.command("NOOP").text()).isEqualTo("200 noop");
  }

  @Test
  void a421EndsTheSession() {
    server.says("DELE", "421 closing down");

    failing(() -> connection.delete("f"), InternetError.EXTENDED_ERROR)
        .hasMessageContaining("421 closing down");
    failing(() -> connection.delete("f"), InternetError.FTP_DROPPED);
  }

  @Test
  void aReplyThatDoesNotComeEndsTheSession() {
    server.says("DELE");

    failing(() -> connection.delete("f"), InternetError.TIMEOUT);
    failing(() -> connection.delete("f"), InternetError.FTP_DROPPED);
  }

  @Test
  void aBareCodeIsAReply() throws Exception {
    server.says("DELE", "250-first", "250");

    connection.delete("f");

    assertThat(connection.command("NOOP").text()).isEqualTo("200 noop");
  }

  @Test
  void anEmptyPathIsRefused() {
    failing(() -> connection.delete(""), InternetError.INVALID_PARAMETER);
    failing(() -> connection.openRead("f", -1), InternetError.INVALID_PARAMETER);
  }

  @Test
  void theTypeIsAgreedWhenItIsSet() throws Exception {
    connection.transferType(TransferType.ASCII);

    assertThat(server.commands()).containsExactly("TYPE A");
  }

  @Test
  void theTimeOfAFileIsSetWhereTheServerCan() throws Exception {
    server.says("FEAT", "211-these", " MFMT", "211 end").says("MFMT", "213 Modify=2024; f");

    connection.setModified("a b", Instant.parse("2024-01-02T03:04:05.678Z"));

    assertThat(server.commands()).containsExactly("FEAT", "MFMT 20240102030405 a b");
  }

  @Test
  void theTimeOfAFileMayBeSetByMdtmAndIsCompared() throws Exception {
    server.says("MDTM", "213 20240102030405");

    connection.setModified("f", Instant.parse("2024-01-02T03:04:05Z"));
    failing(
        () -> connection.setModified("f", Instant.parse("2025-01-02T03:04:05Z")),
        InternetError.UNSUPPORTED);
  }

  @Test
  void whereNothingSetsATimeThatIsSaid() {
    server.says("MDTM", "550 no such file");

    failing(() -> connection.setModified("f", Instant.EPOCH), InternetError.UNSUPPORTED);
  }

  @Test
  void oneGoesUpByCdupOrElseByTwoDots() throws Exception {
    server.says("CDUP", "250 up").says("PWD", "257 \"/\"").says("CWD", "250 up");
    connection.changeToParentDirectory();
    server.says("CDUP", "502 what?");
    connection.changeToParentDirectory();

    assertThat(server.commands()).containsExactly("CDUP", "PWD", "CDUP", "CWD ..", "PWD");
  }
}
