package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.Download;
import org.patchbay.api.InternetError;
import org.patchbay.api.Timeouts;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpFind;
import org.patchbay.api.ftp.TransferType;

class FtpTransferWireTest {
  private final ScriptedServer server = new ScriptedServer();
  private final BlockingQueue<String> stored = new ArrayBlockingQueue<>(10);
  private FtpPatchbay patchbay;

  @BeforeEach
  void open() throws Exception {
    patchbay = new FtpPatchbay();
    server.on("STOR", (argument, talk) -> store(talk, "226 stored"));
  }

  @AfterEach
  void close() throws Exception {
    patchbay.close();
    server.close();
  }

  private void store(ScriptedServer.Talk talk, String last) throws IOException {
    talk.say("150 go on");
    try (Socket data = talk.data()) {
      stored.add(new String(data.getInputStream().readAllBytes(), UTF_8));
    }
    talk.say(last);
  }

  @Test
  void aFileIsReadToItsEnd() throws Exception {
    server.sends("RETR", "hello", "226 done");

    assertThat(read(patchbay.connect(server))).isEqualTo("hello");
  }

  @Test
  void aDownloadKnowsItsLengthWhereTheServerTellsIt() throws Exception {
    server.says("SIZE", "213 5").says("REST", "350 go on").sends("RETR", "hello", "226 done");
    FtpConnection connection = patchbay.connect(server);

    try (InputStream in = connection.openRead("x")) {
      assertThat(((Download) in).length()).isEqualTo(5);
      assertThat(in.readAllBytes()).hasSize(5);
      assertThat(((Download) in).length()).isEqualTo(5);
    }
    server.sends("RETR", "lo", "226 done");
    try (InputStream in = connection.openRead("x", 3)) {
      assertThat(((Download) in).length()).isEqualTo(2);
    }
    server.says("SIZE", "550 no").sends("RETR", "hello", "226 done");
    try (InputStream in = connection.openRead("y")) {
      assertThat(((Download) in).length()).isEqualTo(-1);
    }
  }

  @Test
  void theTimeoutsOfAnOpenConnectionCanBeChanged() throws Exception {
    server.on("DELE", (argument, talk) -> {});
    FtpConnection connection =
        patchbay.connect(FtpPatchbay.to(server.port()).timeouts(Timeouts.DEFAULT));
    connection.timeouts(Timeouts.DEFAULT.withSilence(Duration.ofMillis(200)));
    long begun = System.nanoTime();

    failing(() -> connection.delete("x"), InternetError.TIMEOUT);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void theServerCallsBackInActiveMode() throws Exception {
    server.sends("RETR", "hello", "226 done");
    FtpConnection connection = patchbay.connect(FtpPatchbay.to(server.port()).active());

    assertThat(read(connection)).isEqualTo("hello");
    assertThat(server.commands()).anyMatch(line -> line.startsWith("PORT 127,0,0,1,"));
  }

  @Test
  void aForeignAddressInThePassiveReplyIsNotUsed() throws Exception {
    server.says("EPSV", "502 unknown");
    server.on(
        "PASV",
        (argument, talk) -> {
          int port = talk.listen();
          talk.say("227 Entering (192,0,2,1," + port / 256 + "," + port % 256 + ")");
        });
    server.sends("RETR", "hello", "226 done");

    assertThat(read(patchbay.connect(server))).isEqualTo("hello");
  }

  @Test
  void epsvIsNotTriedAgainOnceRefused() throws Exception {
    aForeignAddressInThePassiveReplyIsNotUsed();
    FtpConnection connection = patchbay.connect(server);
    read(connection);
    server.commands().clear();

    read(connection);

    assertThat(server.commands()).contains("PASV").doesNotContain("EPSV");
  }

  @Test
  void aServerWithoutPassiveModeIsSaidToBeOne() throws Exception {
    server.says("EPSV", "502 unknown");
    FtpConnection connection = patchbay.connect(server);

    failing(() -> connection.openRead("f"), InternetError.FTP_NO_PASSIVE_MODE);
  }

  @Test
  void aPortWhereNobodyListensIsAFailedDataConnection() throws Exception {
    server.says("EPSV", "229 (|||" + closedPort() + "|)");
    FtpConnection connection = patchbay.connect(server);

    failing(() -> connection.openRead("f"), InternetError.DATA_CONNECTION_FAILED);
    assertThat(connection.command("NOOP").code()).isEqualTo(200);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket listener = new ServerSocket(0)) {
      return listener.getLocalPort();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"229 (|||99999|)", "229 (|||0|)", "229 nothing", "229 (|||99999999999|)"})
  void anImpossiblePassiveReplyIsAProtocolViolation(String reply) throws Exception {
    server.says("EPSV", reply);
    FtpConnection connection = patchbay.connect(server);

    failing(() -> connection.openRead("f"), InternetError.PROTOCOL_VIOLATION);
  }

  @ParameterizedTest
  @CsvSource({
    "550, EXTENDED_ERROR",
    "450, EXTENDED_ERROR",
    "425, CANNOT_CONNECT",
    "530, LOGIN_FAILURE",
  })
  void aRefusedFileLeavesTheSessionUsable(String code, InternetError error) throws Exception {
    server.says("RETR", code + " no");
    FtpConnection connection = patchbay.connect(server);

    failing(() -> connection.openRead("f"), error).hasMessageContaining(code + " no");
    assertThat(connection.command("NOOP").code()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"426, CONNECTION_ABORTED", "451, EXTENDED_ERROR"})
  void theEndIsNotReportedWhenTheServerSaysItBroke(String code, InternetError error)
      throws Exception {
    server.sends("RETR", "hello", code + " broken");
    FtpConnection connection = patchbay.connect(server);
    InputStream in = connection.openRead("f");

    assertThat(in.readNBytes(5)).isEqualTo("hello".getBytes(UTF_8));
    failing(in::read, error);
    failing(in::read, error);
  }

  @Test
  void lessThanTheServerSaidThereIsIsTruncated() throws Exception {
    server.says("SIZE", "213 1000").sends("RETR", "hello", "226 done");
    FtpConnection connection = patchbay.connect(server);

    failing(() -> read(connection), InternetError.TRUNCATED).hasMessageContaining("5 of 1000");
  }

  @Test
  void aSizeAnnouncedWithEachTransferIsAskedForOnce() throws Exception {
    server.says("SIZE", "213 5").on("RETR", (argument, talk) -> announced(talk, 5));
    FtpConnection connection = patchbay.connect(server);

    read(connection);
    read(connection);

    assertThat(server.commands()).containsOnlyOnce("SIZE f");
  }

  @Test
  void lessThanAnnouncedWithTheTransferIsTruncated() throws Exception {
    server.says("SIZE", "213 5").on("RETR", (argument, talk) -> announced(talk, 5));
    FtpConnection connection = patchbay.connect(server);
    read(connection);
    server.on("RETR", (argument, talk) -> announced(talk, 6));

    failing(() -> read(connection), InternetError.TRUNCATED);
  }

  private static void announced(ScriptedServer.Talk talk, int size) throws IOException {
    talk.say("150 Opening BINARY mode data connection for f (" + size + " bytes).");
    try (Socket data = talk.data()) {
      data.getOutputStream().write("hello".getBytes(UTF_8));
    }
    talk.say("226 done");
  }

  @Test
  void aTextMayBeShorterThanItsSize() throws Exception {
    server.says("SIZE", "213 1000").sends("RETR", "a\r\nb", "226 done");
    FtpConnection connection = patchbay.connect(server);
    connection.transferType(TransferType.ASCII);

    assertThat(read(connection)).isEqualTo("a" + System.lineSeparator() + "b");
  }

  @Test
  void readingGoesOnAtAnOffset() throws Exception {
    server.says("SIZE", "213 5").says("REST", "350 at 3").sends("RETR", "lo", "226 done");
    FtpConnection connection = patchbay.connect(server);

    try (InputStream in = connection.openRead("f", 3)) {
      assertThat(in.readAllBytes()).isEqualTo("lo".getBytes(UTF_8));
    }
    assertThat(server.commands()).containsSubsequence("REST 3", "RETR f");
  }

  @Test
  void aServerThatCannotGoOnAtAnOffsetIsNotReadFromTheStart() throws Exception {
    FtpConnection connection = patchbay.connect(server);

    failing(() -> connection.openRead("f", 3), InternetError.RESUME_FAILED);
    assertThat(server.commands()).doesNotContain("RETR f");
  }

  @Test
  void anOffsetBeyondTheEndIsRefused() throws Exception {
    server.says("SIZE", "213 5");
    FtpConnection connection = patchbay.connect(server);

    failing(() -> connection.openRead("f", 6), InternetError.RESUME_FAILED);
  }

  @Test
  void aLostControlConnectionIsNoEndOfFile() throws Exception {
    server.on(
        "RETR",
        (argument, talk) -> {
          talk.say("150 here it comes");
          talk.data().close();
          talk.hangUp();
        });
    FtpConnection connection = patchbay.connect(server);

    failing(() -> read(connection), InternetError.FTP_DROPPED);
    failing(() -> connection.size("f"), InternetError.FTP_DROPPED);
  }

  @Test
  void closingEarlyLeavesTheSessionInStep() throws Exception {
    endlessly("426 broken");
    FtpConnection connection = patchbay.connect(server);

    try (InputStream in = connection.openRead("f")) {
      in.read();
    }

    assertThat(connection.command("NOOP").text()).isEqualTo("200 noop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"150 0.001 seconds", "150 0.001 seconds\r\n226 done"})
  void closingEarlyStaysInStepWithAServerThatAnswersWithAnInterimReply(String last)
      throws Exception {
    endlessly(last);
    FtpConnection connection = patchbay.connect(server);

    try (InputStream in = connection.openRead("f")) {
      in.read();
    }

    server.says("NOOP", "200 the second");
    assertThat(connection.command("NOOP").text()).isEqualTo("200 the second");
  }

  private void endlessly(String last) {
    server.on(
        "RETR",
        (argument, talk) -> {
          talk.say("150 here it comes");
          try (Socket data = talk.data()) {
            byte[] block = new byte[8192];
            while (true) {
              data.getOutputStream().write(block);
            }
          } catch (IOException e) {
            talk.say(last);
          }
        });
  }

  @Test
  void theSessionIsBusyUntilTheStreamIsClosed() throws Exception {
    server.sends("RETR", "hello", "226 done");
    FtpConnection connection = patchbay.connect(server);
    InputStream in = connection.openRead("f");
    in.readAllBytes();

    failing(() -> connection.size("f"), InternetError.FTP_TRANSFER_IN_PROGRESS);
    failing(() -> connection.openRead("f"), InternetError.FTP_TRANSFER_IN_PROGRESS);
    failing(() -> connection.find(""), InternetError.FTP_TRANSFER_IN_PROGRESS);
    in.close();
    assertThat(connection.command("NOOP").code()).isEqualTo(200);
  }

  @Test
  void theSessionIsBusyUntilTheEnumerationIsClosed() throws Exception {
    server.says("FEAT", "500 what?").says("SYST", "215 UNIX").sends("LIST", "", "226 done");
    FtpConnection connection = patchbay.connect(server);
    FtpFind find = connection.find("");

    failing(() -> connection.size("f"), InternetError.FTP_TRANSFER_IN_PROGRESS);
    find.close();
    assertThat(connection.command("NOOP").code()).isEqualTo(200);
  }

  @Test
  void aFileIsWritten() throws Exception {
    write(patchbay.connect(server), "hello");

    assertThat(stored.poll(5, TimeUnit.SECONDS)).isEqualTo("hello");
  }

  @Test
  void aFileIsWrittenInActiveMode() throws Exception {
    write(patchbay.connect(FtpPatchbay.to(server.port()).active()), "hello");

    assertThat(stored.poll(5, TimeUnit.SECONDS)).isEqualTo("hello");
  }

  @Test
  void textGoesOutWithTheLineEndsOfTheNetwork() throws Exception {
    FtpConnection connection = patchbay.connect(server);
    connection.transferType(TransferType.ASCII);

    write(connection, "a" + System.lineSeparator() + "b");

    assertThat(stored.poll(5, TimeUnit.SECONDS)).isEqualTo("a\r\nb");
  }

  @Test
  void closingFailsWhenTheServerDoesNotConfirm() throws Exception {
    server.on("STOR", (argument, talk) -> store(talk, "552 quota exceeded"));
    FtpConnection connection = patchbay.connect(server);
    OutputStream out = connection.openWrite("f");
    out.write(1);

    failing(out::close, InternetError.EXTENDED_ERROR).hasMessageContaining("552 quota exceeded");
    assertThat(connection.command("NOOP").code()).isEqualTo(200);
  }

  @Test
  void aServerThatStopsTakingTellsWhy() throws Exception {
    server.on(
        "STOR",
        (argument, talk) -> {
          talk.say("150 go on");
          talk.data().close();
          talk.say("452 disk full");
        });
    FtpConnection connection = patchbay.connect(server);

    failing(() -> writeMuch(connection), InternetError.EXTENDED_ERROR)
        .hasMessageContaining("452 disk full");
    assertThat(connection.command("NOOP").code()).isEqualTo(200);
  }

  private static void writeMuch(FtpConnection connection) throws Exception {
    try (OutputStream out = connection.openWrite("f")) {
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
    }
  }

  @Test
  void aDownloadThatBreaksLeavesTheOldFileAlone(@TempDir Path folder) throws Exception {
    server.sends("RETR", "hel", "451 broken");
    Path local = Files.writeString(folder.resolve("f"), "old");

    failing(() -> patchbay.connect(server).get("f", local), InternetError.EXTENDED_ERROR);

    assertThat(local).hasContent("old");
  }

  private static String read(FtpConnection connection) throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (InputStream in = connection.openRead("f")) {
      in.transferTo(all);
    }
    return all.toString(UTF_8);
  }

  private static void write(FtpConnection connection, String text) throws Exception {
    try (OutputStream out = connection.openWrite("f")) {
      out.write(text.getBytes(UTF_8));
    }
  }
}
