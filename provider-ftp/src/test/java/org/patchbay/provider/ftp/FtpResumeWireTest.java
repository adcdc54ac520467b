package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.TransferType;
import org.patchbay.servers.EmbeddedFtpServer;
import org.patchbay.spi.ConnectionProvider;
import org.patchbay.spi.ResumableDownload;

/** Downloads that one session begins and another goes on with. */
class FtpResumeWireTest {
  private static final String CONTENT = "0123456789";
  private static final String TIME = "20240102030405";

  private final ScriptedServer server = new ScriptedServer();
  private final Deque<FtpSession> sessions = new ArrayDeque<>();
  private FtpPatchbay patchbay;

  @BeforeEach
  void open() throws Exception {
    use(0);
    server
        .says("SIZE", "213 10")
        .says("MDTM", "213 " + TIME)
        .says("CWD", "250 there")
        .sends("RETR", CONTENT, "226 done");
    server.on("REST", (argument, talk) -> restart(Integer.parseInt(argument), talk));
  }

  private void use(long resumableFrom) throws Exception {
    FtpSettings settings = FtpSettings.DEFAULT;
    ConnectionProvider provider =
        new FtpProvider(
            new FtpSettings(
                settings.charset(),
                settings.account(),
                settings.listLimit(),
                resumableFrom,
                settings.allocateFrom(),
                settings.keepAlive(),
                settings.listings(),
                false,
                ""));
    patchbay =
        new FtpPatchbay(
            context -> {
              sessions.push((FtpSession) provider.connect(context));
              return session();
            });
  }

  private void restart(int position, ScriptedServer.Talk talk) throws IOException {
    server.sends("RETR", CONTENT.substring(position), "226 done");
    talk.say("350 at " + position);
  }

  @AfterEach
  void close() throws Exception {
    patchbay.close();
    server.close();
  }

  private FtpSession connected() throws Exception {
    patchbay.connect(server);
    return session();
  }

  /** The one connected last. */
  private FtpSession session() {
    return sessions.getFirst();
  }

  private static Map<String, String> bookmark(FtpSession session, String path, long offset)
      throws Exception {
    try (InputStream in = session.openRead(path, offset)) {
      return bookmark(in);
    }
  }

  private static Map<String, String> bookmark(InputStream in) {
    return ((ResumableDownload) in).bookmark();
  }

  private static String rest(FtpSession session, Map<String, String> bookmark, long offset)
      throws Exception {
    try (InputStream in = session.resume(bookmark, offset)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void anotherSessionReadsTheRest() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 0);

    assertThat(rest(connected(), bookmark, 4)).isEqualTo("456789");
  }

  @Test
  void theRestOfWhatBeganAtAnOffsetIsCountedFromThere() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 2);
    server.commands().clear();

    assertThat(rest(connected(), bookmark, 4)).isEqualTo("6789");
    assertThat(server.commands()).containsSubsequence("TYPE I", "REST 6", "RETR /f");
  }

  @Test
  void theRestCanItselfBeResumed() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 2);
    try (InputStream in = connected().resume(bookmark, 4)) {
      assertThat(bookmark(in)).isEqualTo(bookmark);
    }

    assertThat(rest(connected(), bookmark, 7)).isEqualTo("9");
  }

  @Test
  void nothingIsLeftAtTheEnd() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 0);
    server.commands().clear();

    assertThat(rest(connected(), bookmark, 10)).isEmpty();
    assertThat(server.commands()).doesNotContain("RETR /f");
    assertThat(session().command("NOOP").code()).isEqualTo(200);
  }

  @Test
  void thereIsNothingBeyondTheEnd() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 0);

    failing(() -> connected().resume(bookmark, 11), InternetError.RESUME_FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "SIZE, 213 12, 'size was 10, is 12'",
    "SIZE, 550 gone, 'size was 10, is not told any more'",
    "MDTM, 213 20240102030406, 'time was 20240102030405, is 20240102030406'",
    "MDTM, 550 gone, 'time was 20240102030405, is not told any more'",
  })
  void aFileThatHasChangedIsNotGoneOnWith(String verb, String reply, String message)
      throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 0);
    server.says(verb, reply);
    server.commands().clear();

    failing(() -> connected().resume(bookmark, 4), InternetError.RESUME_FAILED)
        .hasMessageContaining("/f has changed")
        .hasMessageContaining(message);
    assertThat(server.commands()).doesNotContain("RETR /f");
    assertThat(session().command("NOOP").code()).isEqualTo(200);
  }

  @Test
  void aFileThatChangesUnderTheTransferHasNoEnd() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 0);
    InputStream in = connected().resume(bookmark, 4);
    server.says("MDTM", "213 20240102030406");

    failing(in::readAllBytes, InternetError.RESUME_FAILED);
    failing(in::read, InternetError.RESUME_FAILED);
    in.close();
    assertThat(session().command("NOOP").code()).isEqualTo(200);
  }

  @Test
  void lessThanTheRestIsTruncated() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 0);
    server.says("REST", "350 at 4").sends("RETR", "45", "226 done");

    failing(() -> rest(connected(), bookmark, 4), InternetError.TRUNCATED)
        .hasMessageContaining("2 of 6");
  }

  @Test
  void moreThanTheRestIsNotTheRest() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 0);
    server.says("REST", "350 perhaps").sends("RETR", CONTENT, "226 done");

    failing(() -> rest(connected(), bookmark, 4), InternetError.RESUME_FAILED);
  }

  @Test
  void aServerWithoutRestIsNotReadFromTheStart() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 0);
    server.says("REST", "502 what?");
    server.commands().clear();

    failing(() -> connected().resume(bookmark, 4), InternetError.RESUME_FAILED);
    assertThat(server.commands()).doesNotContain("RETR /f");
  }

  @Test
  void whatGaveNothingYetNeedsNoRest() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 0);
    server.says("REST", "502 what?");

    assertThat(rest(connected(), bookmark, 0)).isEqualTo(CONTENT);
  }

  @Test
  void theTimeAloneWillDo() throws Exception {
    server.says("SIZE", "502 what?");
    Map<String, String> bookmark = bookmark(connected(), "/f", 0);

    assertThat(rest(connected(), bookmark, 4)).isEqualTo("456789");
  }

  @Test
  void theSizeAloneProvesNothing() throws Exception {
    server.says("MDTM", "502 what?");
    FtpSession connected = connected();

    assertThat(bookmark(connected, "/f", 0)).containsKey(ResumableDownload.FROM_START);
    assertThat(bookmark(connected, "/f", 0)).containsKey(ResumableDownload.FROM_START);
    assertThat(server.commands()).containsOnlyOnce("MDTM /f");
  }

  @Test
  void aTextBeginsAgain() throws Exception {
    FtpSession connected = connected();
    connected.transferType(TransferType.ASCII);

    assertThat(bookmark(connected, "/f", 0)).containsKey(ResumableDownload.FROM_START);
    assertThat(server.commands()).doesNotContain("MDTM /f");
  }

  @Test
  void theRestIsBinaryWhateverTheTypeIsNow() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 0);
    FtpSession connected = connected();
    connected.transferType(TransferType.ASCII);
    server.commands().clear();

    rest(connected, bookmark, 4);
    connected.openRead("/f").close();

    assertThat(server.commands()).containsSubsequence("TYPE I", "RETR /f", "TYPE A", "RETR /f");
  }

  @Test
  void aSmallFileIsNotWorthACommandMore() throws Exception {
    patchbay.close();
    use(11);

    Map<String, String> bookmark = bookmark(connected(), "/f", 2);
    assertThat(bookmark).containsKey(ResumableDownload.FROM_START);
    assertThat(server.commands()).doesNotContain("MDTM /f");
    assertThat(rest(connected(), bookmark, 0)).as("from where it began").isEqualTo("23456789");
  }

  @Test
  void wherePeopleHaveLargeFilesEachMayBeOne() throws Exception {
    patchbay.close();
    use(11);
    server.on("RETR", (argument, talk) -> announced(talk, argument.equals("/large") ? 20 : 10));
    FtpSession connected = connected();

    assertThat(bookmark(connected, "/f", 0))
        .as("its size was asked for")
        .containsKey(ResumableDownload.FROM_START);
    assertThat(bookmark(connected, "/large", 0))
        .as("all have been small")
        .containsKey(ResumableDownload.FROM_START);
    assertThat(bookmark(connected, "/large", 0)).containsEntry("size", "20");
    assertThat(server.commands()).containsOnlyOnce("MDTM /large").doesNotContain("SIZE /large");
  }

  private static void announced(ScriptedServer.Talk talk, int size) throws IOException {
    talk.say("150 Opening BINARY mode data connection for f (" + size + " bytes).");
    try (Socket data = talk.data()) {
      data.getOutputStream().write(CONTENT.repeat(size / 10).getBytes(UTF_8));
    }
    talk.say("226 done");
  }

  @Test
  void aRelativePathIsMadeAbsoluteByTheDirectoryThatIsKnown() throws Exception {
    FtpSession connected = connected();
    connected.changeDirectory("/pub");
    server.commands().clear();

    assertThat(bookmark(connected, "f", 0)).containsEntry("path", "/pub/f");
    assertThat(server.commands()).doesNotContain("PWD");
  }

  @Test
  void aPathBelowTheLoginDirectoryIsGoodUntilTheSessionMoves() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "f", 0);

    assertThat(rest(connected(), bookmark, 4)).isEqualTo("456789");
    FtpSession elsewhere = connected();
    elsewhere.changeDirectory("/pub");
    failing(() -> elsewhere.resume(bookmark, 4), InternetError.RESUME_FAILED);
  }

  @Test
  void wherePathsCannotBeJoinedNothingIsResumable() throws Exception {
    FtpSession connected = connected();
    server.says("PWD", "502 what?");
    connected.changeDirectory("pub");
    assertThat(bookmark(connected, "f", 0)).isEmpty();

    server.says("PWD", "257 \"DISK$USER:[ANN]\"");
    connected.changeDirectory("[.SUB]");
    assertThat(bookmark(connected, "f", 0)).isEmpty();
  }

  @Test
  void theSessionIsBusyWithTheRest() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 0);
    FtpSession connected = connected();
    InputStream in = connected.resume(bookmark, 4);

    failing(() -> connected.resume(bookmark, 4), InternetError.FTP_TRANSFER_IN_PROGRESS);
    in.close();
    assertThat(connected.command("NOOP").code()).isEqualTo(200);
  }

  @Test
  void whatIsNoBookmarkIsRefused() throws Exception {
    FtpSession connected = connected();
    Map<String, String> bookmark = new HashMap<>(bookmark(connected, "/f", 0));

    failing(() -> connected.resume(Map.of(), 4), InternetError.INVALID_PARAMETER);
    failing(() -> connected.resume(bookmark, -1), InternetError.INVALID_PARAMETER);
    bookmark.put("base", "x");
    failing(() -> connected.resume(bookmark, 4), InternetError.INVALID_PARAMETER);
    bookmark.put("base", "0");
    bookmark.put("path", "/f\r\nDELE /f");
    failing(() -> connected.resume(bookmark, 4), InternetError.INVALID_PARAMETER);
  }

  @Test
  void aRealServerGivesTheRest(@TempDir Path folder) throws Exception {
    byte[] content = new byte[3 << 20];
    new Random(1).nextBytes(content);
    Path file = Files.write(folder.resolve("f"), content);
    int half = 1_234_567;
    try (EmbeddedFtpServer real = EmbeddedFtpServer.serving(folder).start()) {
      FtpConnection handle = patchbay.connect(FtpPatchbay.to(real.port()));
      InputStream begun = session().openRead("f");
      byte[] first = begun.readNBytes(half);
      begun.close();
      patchbay.connect(FtpPatchbay.to(real.port()));
      try (InputStream rest = session().resume(bookmark(begun), half)) {
        assertThat(rest.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, half, 3 << 20));
      }
      assertThat(first).isEqualTo(Arrays.copyOf(content, half));

      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
      failing(() -> session().resume(bookmark(begun), half), InternetError.RESUME_FAILED);
      handle.close();
    }
  }

  @Test
  void aServerThatRefusesTheFileTellsWhy() throws Exception {
    Map<String, String> bookmark = bookmark(connected(), "/f", 0);
    server.on("REST", (argument, talk) -> talk.say("350 fine")).says("RETR", "554 not there");

    failing(() -> connected().resume(bookmark, 4), InternetError.EXTENDED_ERROR)
        .isInstanceOf(InternetException.class);
    assertThat(session().command("NOOP").code()).isEqualTo(200);
  }
}
