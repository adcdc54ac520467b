package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.FtpEntry.Kind;
import org.patchbay.api.ftp.FtpFind;
import org.patchbay.provider.ftp.listing.ListingLimits;

class FtpListingWireTest {
  private static final String UNIX =
      "total 3\r\n"
          + "drwxr-xr-x 2 0 0 4096 Nov 20 2020 .\r\n"
          + "drwxr-xr-x 2 0 0 4096 Nov 20 2020 ..\r\n"
          + "drwxr-xr-x 2 0 0 4096 Nov 20 2020 pub\r\n"
          + "-rw-r--r-- 1 0 0 12 Nov 20 2020 a.txt\r\n"
          + "lrwxrwxrwx 1 0 0 3 Nov 20 2020 latest -> pub\r\n";

  private final ScriptedServer server = new ScriptedServer();
  private FtpPatchbay patchbay;

  @BeforeEach
  void open() throws Exception {
    patchbay =
        new FtpPatchbay(
            new FtpSettings(
                StandardCharsets.UTF_8,
                "noaccount",
                1_000,
                0,
                -1,
                Duration.ZERO,
                ListingSettings.DEFAULT,
                false,
                ""));
    server.says("SYST", "215 UNIX Type: L8").sends("LIST", UNIX, "226 done");
  }

  @AfterEach
  void close() throws Exception {
    patchbay.close();
    server.close();
  }

  @Test
  void whatTheServerListsIsGivenInItsOrderWithoutDots() throws Exception {
    assertThat(patchbay.connect(server).list())
        .extracting(FtpEntry::name, FtpEntry::kind)
        .containsExactly(
            tuple("pub", Kind.DIRECTORY), tuple("a.txt", Kind.FILE), tuple("latest", Kind.LINK));
  }

  @Test
  void theLastPartMayBeAPatternThatTheServerNeverSees() throws Exception {
    FtpConnection connection = patchbay.connect(server);

    assertThat(connection.list("dir/*.t?t"))
        .extracting(FtpEntry::path)
        .containsExactly("dir/a.txt");
    assertThat(server.commands()).contains("LIST dir");
  }

  @Test
  void aPatternThatMatchesNothingGivesNothing() throws Exception {
    assertThat(patchbay.connect(server).list("zz*")).isEmpty();
  }

  @Test
  void aWildcardBeforeTheLastPartIsRefused() throws Exception {
    FtpConnection connection = patchbay.connect(server);

    failing(() -> connection.list("*/a"), InternetError.INVALID_PARAMETER);
  }

  @Test
  void anAbsentNameFailsEvenWhereTheServerListsItAsEmpty() throws Exception {
    server.sends("LIST", "", "226 done").says("PWD", "257 \"/home\"").says("CWD", "550 no such");
    FtpConnection connection = patchbay.connect(server);

    failing(() -> connection.list("nosuch"), InternetError.EXTENDED_ERROR)
        .hasMessageContaining("550 no such");
  }

  @Test
  void anEmptyDirectoryIsEmptyAndTheCurrentOneStays() throws Exception {
    server.sends("LIST", "", "226 done").says("PWD", "257 \"/home\"").says("CWD", "250 there");
    FtpConnection connection = patchbay.connect(server);

    assertThat(connection.list("empty")).isEmpty();
    assertThat(server.commands()).last().isEqualTo("CWD /home");
  }

  @Test
  void aFileIsListedUnderThePathItWasAskedBy() throws Exception {
    server
        .sends("LIST", "-rw-r--r-- 1 0 0 12 Nov 20 2020 a.txt\r\n", "226 done")
        .says("SIZE", "213 12");

    assertThat(patchbay.connect(server).list("dir/a.txt"))
        .extracting(FtpEntry::path)
        .containsExactly("dir/a.txt");
  }

  @Test
  void aDirectoryMayHoldAFileOfItsOwnName() throws Exception {
    server
        .sends("LIST", "-rw-r--r-- 1 0 0 12 Nov 20 2020 x\r\n", "226 done")
        .says("SIZE", "550 not a file");

    assertThat(patchbay.connect(server).list("x"))
        .extracting(FtpEntry::path)
        .containsExactly("x/x");
  }

  @Test
  void aPathLikeAnOptionIsNotTakenForOne() throws Exception {
    patchbay.connect(server).list("-a");

    assertThat(server.commands()).contains("LIST ./-a");
  }

  @Test
  void mlsdIsUsedWhereTheServerHasIt() throws Exception {
    server
        .says("FEAT", "211-Features:", " MLST type*;size*;", "211 End")
        .sends("MLSD", "type=cdir; /\r\ntype=file;size=7; a b\r\n", "226 done");

    assertThat(patchbay.connect(server).list("/d"))
        .containsExactly(
            new FtpEntry("a b", "/d/a b", Kind.FILE, 7, null, null, "type=file;size=7; a b"));
  }

  @Test
  void aServerThatHasNoMlsdAfterAllIsListedTheOtherWay() throws Exception {
    server.says("FEAT", "211-Features:", " MLST type*;", "211 End").says("MLSD", "502 what?");

    assertThat(patchbay.connect(server).list()).hasSize(3);
  }

  @Test
  void aFileIsLookedUpByMlst() throws Exception {
    server
        .says("FEAT", "211-Features:", " MLST type*;", "211 End")
        .says("MLSD", "550 not a directory")
        .says("MLST", "250-facts", " type=file;size=7; /d/f", "250 End");

    assertThat(patchbay.connect(server).list("d/f"))
        .extracting(FtpEntry::name, FtpEntry::path)
        .containsExactly(tuple("f", "d/f"));
  }

  @Test
  void namesAreUtf8WhereTheServerSaysSo() throws Exception {
    server
        .says("FEAT", "211-Features:", " UTF8", "211 End")
        .sends("LIST", "-rw-r--r-- 1 0 0 12 Nov 20 2020 \u00fc\u20ac\r\n", "226 done");

    assertThat(patchbay.connect(server).list())
        .extracting(FtpEntry::name)
        .containsExactly("\u00fc\u20ac");
    assertThat(server.commands()).contains("OPTS UTF8 ON");
  }

  @Test
  void whatCannotBeUnderstoodIsShownBesideTheRest() throws Exception {
    server.sends("LIST", UNIX + "what is 12 this\r\n", "226 done");
    FtpConnection connection = patchbay.connect(server);

    assertThat(connection.list()).hasSize(4);
    assertThat(connection.list())
        .last()
        .isEqualTo(new FtpEntry("", "", Kind.UNKNOWN, -1, null, null, "what is 12 this"));
    assertThat(connection.list("*")).hasSize(3);
  }

  @Test
  void aPatternOverNothingThatIsUnderstoodIsNoEmptyList() throws Exception {
    server.sends("LIST", "what is 12 this\r\n", "226 done");
    FtpConnection connection = patchbay.connect(server);

    failing(() -> connection.list("*.csv"), InternetError.PROTOCOL_VIOLATION)
        .hasMessageContaining("what is 12 this");
    assertThat(connection.command("NOOP").code()).isEqualTo(200);
  }

  @Test
  void whatHasNoNameCannotBeUsedAsAPath() throws Exception {
    server.sends("LIST", "what is 12 this\r\n", "226 done");
    FtpConnection connection = patchbay.connect(server);
    FtpEntry unknown = connection.list().get(0);

    assertThat(unknown.hasSafeName()).isFalse();
    failing(() -> connection.openRead(unknown.path()), InternetError.INVALID_PARAMETER);
    failing(() -> connection.delete(unknown.path()), InternetError.INVALID_PARAMETER);
  }

  @Test
  void aListingThatTheServerDoesNotConfirmFails() throws Exception {
    server.sends("LIST", UNIX, "451 disk error");
    FtpConnection connection = patchbay.connect(server);

    failing(connection::list, InternetError.EXTENDED_ERROR);
  }

  @Test
  void aListHasALimitAndLeavesTheSessionUsable() throws Exception {
    server.on("LIST", (argument, talk) -> lines(talk, 100_000));
    FtpConnection connection = patchbay.connect(server);

    failing(connection::list, InternetError.LIMIT_EXCEEDED);
    assertThat(connection.command("NOOP").code()).isEqualTo(200);
  }

  @Test
  void anEndlessLineIsCutOff() throws Exception {
    server.sends("LIST", "x".repeat(9_000) + "\r\n", "226 done");
    FtpConnection connection = patchbay.connect(server);

    failing(connection::list, InternetError.LIMIT_EXCEEDED);
  }

  @Test
  void anEnumerationHasNoLimit() throws Exception {
    server.on("LIST", (argument, talk) -> lines(talk, 5_000));
    int count = 0;

    try (FtpFind find = patchbay.connect(server).find("")) {
      while (find.next().isPresent()) {
        count++;
      }
    }

    assertThat(count).isEqualTo(5_000);
  }

  @Test
  void namesHaveTheLimitOfAListAndSayWhichKeyAllowsMore() throws Exception {
    server.on("NLST", (argument, talk) -> lines(talk, 100_000));
    FtpConnection connection = patchbay.connect(server);

    failing(() -> connection.names(""), InternetError.LIMIT_EXCEEDED)
        .hasMessageContaining("1000")
        .hasMessageContaining("raise listLimit");
    assertThat(connection.command("NOOP").code()).isEqualTo(200);
  }

  @Test
  void theClockOffsetCountsForListAndNotForMlsd() throws Exception {
    ListingSettings ahead =
        new ListingSettings(
            StandardCharsets.ISO_8859_1, Duration.ofHours(1), ListingLimits.DEFAULT);
    server.sends("LIST", "11-20-20  10:09AM  12 a.txt\r\n", "226 done");

    try (FtpPatchbay other =
        new FtpPatchbay(
            new FtpSettings(
                StandardCharsets.UTF_8, "noaccount", 10, 0, -1, Duration.ZERO, ahead, false, ""))) {
      assertThat(other.connect(server).list().get(0).modified())
          .isEqualTo(Instant.parse("2020-11-20T09:09:00Z"));
      server
          .says("FEAT", "211-Features:", " MLST type*;modify*;", "211 End")
          .sends("MLSD", "type=file;modify=20201120100900; a\r\n", "226 done");
      assertThat(other.connect(server).list().get(0).modified())
          .isEqualTo(Instant.parse("2020-11-20T10:09:00Z"));
    }
  }

  @Test
  void aServerThatDoesNotSayWhatItIsIsListedAllTheSame() throws Exception {
    server.says("SYST", "500 what?").sends("LIST", "11-20-20  10:09AM  12 a.txt\r\n", "226 done");

    assertThat(patchbay.connect(server).list()).extracting(FtpEntry::name).containsExactly("a.txt");
  }

  private static void lines(ScriptedServer.Talk talk, int count) throws IOException {
    talk.say("150 here it comes");
    try (Socket data = talk.data()) {
      String line = "-rw-r--r-- 1 0 0 12 Nov 20 2020 f\r\n".repeat(100);
      for (int i = 0; i < count / 100; i++) {
        data.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      talk.say("426 broken");
      return;
    }
    talk.say("226 done");
  }

  @Test
  void namesComeAsTheServerGivesThem() throws Exception {
    server.sends("NLST", "a\r\nd/b\r\n", "226 done");

    assertThat(patchbay.connect(server).names("")).isEqualTo(List.of("a", "d/b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nDELE b", "a\nDELE b", "a\rb", "a\0b"})
  void aLineBreakInAnyArgumentIsRefusedBeforeAByteIsSent(String evil) throws Exception {
    FtpConnection connection = patchbay.connect(server);
    server.commands().clear();

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> connection.list(evil),
            () -> connection.find(evil),
            () -> connection.names(evil),
            () -> connection.openRead(evil),
            () -> connection.openWrite(evil),
            () -> connection.openAppend(evil),
            () -> connection.size(evil),
            () -> connection.modified(evil),
            () -> connection.delete(evil),
            () -> connection.rename(evil, "x"),
            () -> connection.rename("x", evil),
            () -> connection.makeDirectory(evil),
            () -> connection.removeDirectory(evil),
            () -> connection.changeDirectory(evil),
            () -> connection.command(evil))) {
      failing(call, InternetError.INVALID_PARAMETER);
    }
    assertThat(server.commands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RETR x",
        "stor x",
        "LIST",
        "PASV",
        "PORT 1,2,3,4,5,6",
        "QUIT",
        " mlsd",
        "\u00ffRETR x"
      })
  void aCommandThatNeedsADataConnectionIsRefused(String command) throws Exception {
    FtpConnection connection = patchbay.connect(server);
    server.commands().clear();

    failing(() -> connection.command(command), InternetError.INVALID_PARAMETER);
    assertThat(server.commands()).isEmpty();
  }

  @Test
  void aCommandIsSentAsItIsAndItsReplyGivenWhateverItsCode() throws Exception {
    server.says("SITE", "200-one", "two", "200 three");
    FtpConnection connection = patchbay.connect(server);

    assertThat(connection.command("site  Help").text()).isEqualTo("200-one\r\ntwo\r\n200 three");
    assertThat(connection.command("FOO").code()).isEqualTo(502);
    assertThat(server.commands()).contains("site  Help", "FOO");
  }
}
