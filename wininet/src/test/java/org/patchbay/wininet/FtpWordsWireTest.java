package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.wininet.WinInetConstants.*;
import static org.patchbay.wininet.WinInetErrors.*;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over an FTP control connection, and what becomes of what the server says. */
class FtpWordsWireTest {
  private final Facade facade = new Facade();
  private final WinInet wininet = facade.wininet;
  private ScriptedFtp server;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedFtp();
  }

  @AfterEach
  void close() throws Exception {
    facade.close();
    server.close();
  }

  private long login(@Nullable String user, @Nullable String password) {
    return facade.ftp(server.port(), user, password, 0);
  }

  private @Nullable String words() {
    return wininet.internetGetLastResponseInfo(new int[1]);
  }

  @Test
  void w015_portZeroIsThePortOfTheService() {
    long ftp = facade.ftp(0);

    // Who listens on port 21 of this machine, if anybody does, is not ours to say.
    assertThat(ftp != 0 || wininet.getLastErrorMessage().contains(":21")).isTrue();
  }

  @Test
  void w023_connectingLogsIn() {
    assertThat(login("ann", "s3cret")).isNotZero();
    assertThat(server.commands()).startsWith("USER ann", "PASS s3cret");
  }

  @Test
  void w025_whereNobodyListensThereIsNoConnection() throws Exception {
    server.close();

    assertThat(login("ann", "s3cret")).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_CANNOT_CONNECT);
  }

  @Test
  void w026_anUnknownHostIsNotResolved() {
    assertThat(
            wininet.internetConnect(
                facade.root, "host.invalid", 21, null, null, INTERNET_SERVICE_FTP, 0, 0))
        .isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_NAME_NOT_RESOLVED);
  }

  @Test
  void w029_aHostWithAnAddressOfIpv6IsReached() throws Exception {
    try (Recorder six = recorderAtSix()) {
      long ftp =
          wininet.internetConnect(
              facade.root, "::1", six.port(), "ann", "s3cret", INTERNET_SERVICE_FTP, 0, 0);

      assertThat(wininet.ftpGetCurrentDirectory(ftp)).isEqualTo("/");
      assertThat(six.connections()).isOne();
    }
  }

  private Recorder recorderAtSix() throws Exception {
    try {
      return new Recorder(server.port(), InetAddress.getByName("::1"));
    } catch (IOException e) {
      return Assumptions.abort("this machine has no IPv6");
    }
  }

  @Test
  void w034_w041_noUserIsAnonymousWithTheConfiguredAddress() {
    assertThat(login(null, null)).isNotZero();
    assertThat(server.commands().get(0)).isEqualTo("USER anonymous");
    assertThat(server.commands().get(1)).matches("PASS \\S+");
  }

  @Test
  void w035_w040_aUserAloneHasAnEmptyPassword() {
    assertThat(login("ann", null)).isNotZero();
    assertThat(login("ann", "")).isNotZero();
    assertThat(server.commands().subList(0, 2)).containsExactly("USER ann", "PASS ");
    assertThat(server.commands()).filteredOn("PASS "::equals).hasSize(2);
  }

  @Test
  void w036_w038_aPasswordWithoutUserIsRefusedBeforeAByteIsSent() {
    facade.listen(facade.root);
    for (String user : new String[] {null, ""}) {
      assertThat(facade.ftp(server.port(), user, "s3cret", 7)).isZero();
      assertThat(facade.error()).isEqualTo(ERROR_INVALID_PARAMETER);
    }
    assertThat(server.commands()).isEmpty();
    assertThat(facade.told()).isEmpty();
  }

  @Test
  void w037_userAndPasswordAreSent() {
    login("ann", "s3cret");

    assertThat(server.commands()).startsWith("USER ann", "PASS s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      value = {"'',NULL", "NULL,''", "'',''"},
      nullValues = "NULL")
  void w039_emptyIsAsGoodAsNone(String user, String password) {
    login(user, password);

    assertThat(server.commands()).first().isEqualTo("USER anonymous");
  }

  @Test
  void w046_aUserMayBeEnough() {
    server.says("USER", "230 in");

    assertThat(login("ann", "s3cret")).isNotZero();
    assertThat(server.commands()).doesNotContain("PASS s3cret");
  }

  @Test
  void w047_anAccountIsGivenWhereOneIsAskedFor() {
    server.says("PASS", "332 account?").says("ACCT", "230 in");

    assertThat(login("ann", "s3cret")).isNotZero();
  }

  @Test
  void w048_aSuperfluousPasswordIsALogin() {
    server.says("PASS", "202 superfluous");

    assertThat(login("ann", "s3cret")).isNotZero();
  }

  @ParameterizedTest
  @CsvSource({
    "PASS,530 no,12015",
    "USER,530 no,12015",
    "USER,500 what,12003",
    "GREETING,421 full,12003"
  })
  void w049_w050_w051_w053_aRefusedLoginHasItsNumberAndWords(String at, String says, int error) {
    server.says(at, says);

    assertThat(login("ann", "s3cret")).isZero();
    assertThat(facade.error()).isEqualTo(error);
    assertThat(words()).contains(says);
  }

  @Test
  void w052_aReplyEndsAtItsOwnNumberAndABlank() {
    server.says("PASS", "230-hello\n 230 not yet\n230 in");

    assertThat(login("ann", "s3cret")).isNotZero();
    assertThat(words()).contains("230-hello", " 230 not yet", "230 in");
  }

  @Test
  void w054_aServerThatHangsUpHasDroppedTheSession() {
    server.says("USER", "!");

    assertThat(login("ann", "s3cret")).isZero();
    assertThat(facade.error()).isIn(ERROR_FTP_DROPPED, ERROR_INTERNET_CONNECTION_RESET);
  }

  @Test
  void w055_closingTakesLeave() throws Exception {
    long ftp = login("ann", "s3cret");
    wininet.internetCloseHandle(ftp);

    assertThat(server.commands()).last().isEqualTo("QUIT");
  }

  @Test
  void w056_aHandleThatWasAnnouncedIsClosedAgain() throws Exception {
    facade.listen(facade.root);
    server.says("PASS", "530 no");

    assertThat(facade.ftp(server.port(), "ann", "s3cret", 7)).isZero();
    assertThat(facade.told().get(0)).startsWith("7 " + facade.root + " 60 ");
    assertThat(statuses()).endsWith("70");
    assertThat(statuses()).contains("20", "21");
  }

  private List<String> statuses() {
    return facade.told().stream().map(line -> line.split(" ")[2]).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "425 x,12029",
    "426 x,12030",
    "530 x,12015",
    "421 x,12003",
    "450 x,12003",
    "500 x,12003",
    "504 x,12003",
    "532 x,12003",
    "550 x,12003",
    "553 x,12003"
  })
  void w057_w058_w059_w060_aRefusalHasItsNumber(String says, int error) {
    long ftp = login("ann", "s3cret");
    server.says("DELE", says);

    assertThat(wininet.ftpDeleteFile(ftp, "x")).isFalse();
    assertThat(facade.error()).isEqualTo(error);
    int[] number = new int[1];
    assertThat(wininet.internetGetLastResponseInfo(number)).isEqualTo(says + "\n");
    assertThat(number[0]).isEqualTo(error);
  }

  @Test
  void w061_aServerWithoutPassiveModeIsKnownByItsOwnNumber() {
    long ftp = login("ann", "s3cret");
    server.says("EPSV", "502 no").says("PASV", "502 no");

    assertThat(wininet.ftpOpenFile(ftp, "x", GENERIC_READ, 0, 0)).isZero();
    assertThat(facade.error()).isEqualTo(ERROR_FTP_NO_PASSIVE_MODE);
  }

  @Test
  void w066_theWordsStayUntilTheNextFunction() {
    long ftp = login("ann", "s3cret");
    wininet.ftpGetCurrentDirectory(ftp);

    assertThat(words()).isEqualTo("257 \"/\"\n");
    assertThat(words()).isEqualTo("257 \"/\"\n");
    wininet.internetQueryOption(ftp, INTERNET_OPTION_HANDLE_TYPE);
    assertThat(words()).isEmpty();
  }

  @Test
  void w067_theWordsBelongToTheThread() throws Exception {
    wininet.ftpGetCurrentDirectory(login("ann", "s3cret"));

    assertThat(CompletableFuture.supplyAsync(this::words).get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(words()).isNotEmpty();
  }

  @Test
  void w068_w070_successLeavesWordsAndNoNumber() {
    wininet.ftpGetCurrentDirectory(login("ann", "s3cret"));
    int[] number = {99};

    assertThat(wininet.internetGetLastResponseInfo(number)).isEqualTo("257 \"/\"\n");
    assertThat(number[0]).isZero();
  }

  @Test
  void w069_theWordsAreThoseOfAllCommandsOfTheFunction() throws Exception {
    long ftp = login("ann", "s3cret");
    server.has("hello").says("SIZE", "213 5").says("RETR", "150 here\n$\n226-it\n226 was");
    Path local = Files.createTempFile("wininet", ".txt");

    assertThat(wininet.ftpGetFile(ftp, "x", local.toString(), false, 0, 2, 0)).isTrue();
    assertThat(words())
        .matches(
            "(?s)200 type\\n"
                + "(.*\\n"
                + ")?213 5\\n"
                + "(.*\\n"
                + ")?229 .*\\n"
                + "150 here\\n"
                + "226-it\\R226 was\\n"
                + "(.*\\n"
                + ")?");
    Files.delete(local);
  }

  @Test
  void w088_blanksAroundACommandAreSentAsTheyAre() {
    long ftp = login("ann", "s3cret");

    assertThat(wininet.ftpCommand(ftp, false, 0, "size ", 0, null)).isFalse();
    assertThat(server.commands()).last().isEqualTo("size ");
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_EXTENDED_ERROR);
  }

  @Test
  void w090_anOfflineSessionHasNoDirectAccess() {
    try (Facade offline = new Facade(INTERNET_FLAG_OFFLINE)) {
      assertThat(offline.ftp(server.port())).isZero();
      assertThat(offline.error()).isEqualTo(ERROR_INTERNET_NO_DIRECT_ACCESS);
    }
  }

  @Test
  void w092_w093_theTypeIsSentBeforeEachTransfer() {
    long ftp = login("ann", "s3cret");
    server.has("hello").says("SIZE", "550 no").says("RETR", "150 here\n$\n226 done");
    for (int i = 0; i < 2; i++) {
      long file = wininet.ftpOpenFile(ftp, "x", GENERIC_READ, FTP_TRANSFER_TYPE_BINARY, 0);
      assertThat(facade.read(file)).isEqualTo("hello");
      wininet.internetCloseHandle(file);
    }

    assertThat(server.commands()).filteredOn("TYPE I"::equals).hasSize(2);
  }

  @Test
  void w091_theSizeComesWithTheFileAndIsAskedForOnce() {
    long ftp = login("ann", "s3cret");
    server.has("hello").says("SIZE", "213 5").says("RETR", "150 here\n$\n226 done");
    long file = wininet.ftpOpenFile(ftp, "x", GENERIC_READ, FTP_TRANSFER_TYPE_BINARY, 0);

    assertThat(wininet.ftpGetFileSize(file)).isEqualTo(5);
    assertThat(server.commands()).filteredOn(line -> line.startsWith("SIZE")).hasSize(1);
  }

  @Test
  void w197_theTimeoutsOfAnOpenConnectionAndItsFilesCanBeChanged() {
    long ftp = login("ann", "s3cret");
    server.says("DELE", "");

    assertThat(wininet.internetSetOption(ftp, INTERNET_OPTION_RECEIVE_TIMEOUT, 200)).isTrue();
    assertThat(wininet.internetQueryOption(ftp, INTERNET_OPTION_RECEIVE_TIMEOUT)).isEqualTo(200);
    assertThat(wininet.ftpDeleteFile(ftp, "x")).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_TIMEOUT);
  }

  @Test
  void w094_textHasTheLineEndsOfThisMachine() {
    long ftp = login("ann", "s3cret");
    server.has("a\r\nb\r\n").says("RETR", "150 here\n$\n226 done");
    long file = wininet.ftpOpenFile(ftp, "x", GENERIC_READ, FTP_TRANSFER_TYPE_ASCII, 0);

    assertThat(facade.read(file)).isEqualTo("a%nb%n".formatted());
    assertThat(server.commands()).contains("TYPE A");
  }

  @Test
  void w095_eitherSlashSeparates() {
    long ftp = login("ann", "s3cret");
    wininet.ftpDeleteFile(ftp, "pub\\x");

    assertThat(server.commands()).last().isEqualTo("DELE pub/x");
  }

  @Test
  void w106_blanksInAPatternAreAccepted() {
    long ftp = login("ann", "s3cret");
    server.has("-rw-r--r-- 1 a a 1 Jan 01 00:00 a b\r\n").says("LIST", "150 here\n$\n226 done");

    assertThat(wininet.ftpFindFirstFile(ftp, "a b*", null, 0, 0)).isNotZero();
  }

  @Test
  void w112_w113_entriesHaveTheirTimeAndAllOfTheirSize() {
    long ftp = login("ann", "s3cret");
    server
        .has("-rw-r--r-- 1 a a 5000000000 Jan 02 2020 big\r\n")
        .says("LIST", "150 here\n$\n226 done");
    Win32FindData[] first = new Win32FindData[1];

    assertThat(wininet.ftpFindFirstFile(ftp, null, first, 0, 0)).isNotZero();
    assertThat(first[0].fileSize()).isEqualTo(5_000_000_000L);
    assertThat(first[0].lastWriteTime()).isEqualTo("2020-01-02T00:00:00Z");
  }

  @Test
  void w114_theServerIsAskedForAllAndThePatternIsAppliedHere() {
    long ftp = login("ann", "s3cret");
    server
        .has(
            "-rw-r--r-- 1 a a 1 Jan 01 00:00 apple\r\n"
                + "-rw-r--r-- 1 a a 1 Jan 01 00:00 banana\r\n")
        .says("LIST", "150 here\n$\n226 done");
    Win32FindData[] first = new Win32FindData[1];
    long find = wininet.ftpFindFirstFile(ftp, "b*", first, 0, 0);

    assertThat(first[0].fileName()).isEqualTo("banana");
    assertThat(wininet.internetFindNextFile(find)).isNull();
    assertThat(server.commands()).noneMatch(line -> line.contains("b*"));
  }

  @Test
  void w118_aForeignAddressInThePassiveReplyIsNotUsed() {
    long ftp = login("ann", "s3cret");
    server
        .has("hello")
        .says("EPSV", "502 no")
        .says("PASV", "227 Entering (192,0,2,1,<p>)")
        .says("RETR", "150 here\n$\n226 done");

    assertThat(facade.read(wininet.ftpOpenFile(ftp, "x", GENERIC_READ, 0, 0))).isEqualTo("hello");
  }

  @Test
  void w116_w117_withoutTheFlagTheServerCallsBack() {
    long ftp =
        wininet.internetConnect(
            facade.root, Facade.HOST, server.port(), "a", "b", INTERNET_SERVICE_FTP, 0, 0);
    wininet.ftpOpenFile(ftp, "x", GENERIC_READ, 0, 0);

    assertThat(server.commands()).anyMatch(line -> line.matches("(PORT|EPRT) .*"));
    assertThat(server.commands()).noneMatch(line -> line.matches("(PASV|EPSV).*"));
  }

  @Test
  void w115_withTheFlagTheServerIsCalled() {
    long ftp = login("ann", "s3cret");
    wininet.ftpOpenFile(ftp, "x", GENERIC_READ, 0, 0);

    assertThat(server.commands()).anyMatch(line -> line.matches("(PASV|EPSV).*"));
  }

  @Test
  void w140_w142_stepsAreToldOnTheCallersThreadFirstOnTheRootThenOnTheHandle() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    List<String> told = new CopyOnWriteArrayList<>();
    wininet.internetSetStatusCallback(
        facade.root,
        (handle, context, status, information) -> {
          threads.add(Thread.currentThread());
          told.add(status + " " + handle);
        });
    long ftp = facade.ftp(server.port(), "ann", "s3cret", 7);

    assertThat(told)
        .startsWith("60 " + facade.root)
        .containsSubsequence("20 " + facade.root, "21 " + facade.root, "40 " + ftp, "41 " + ftp);
    assertThat(told).noneMatch(line -> line.startsWith("100 "));
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void anUnfinishedUploadIsToldByItsClosing() {
    long ftp = login("ann", "s3cret");
    server.says("STOR", "150 go\n$\n552 full");
    long file = wininet.ftpOpenFile(ftp, "x", GENERIC_WRITE, 0, 0);

    assertThat(wininet.internetCloseHandle(file)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_EXTENDED_ERROR);
    assertThat(wininet.internetCloseHandle(file)).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_HANDLE);
  }

  @Test
  void w198_w199_aSilentServerIsATimeout() {
    wininet.internetSetOption(0, INTERNET_OPTION_RECEIVE_TIMEOUT, 300);
    long root = wininet.internetOpen("a", INTERNET_OPEN_TYPE_DIRECT, null, null, 0);
    server.says("PASS", "");

    assertThat(
            wininet.internetConnect(
                root, Facade.HOST, server.port(), "a", "b", INTERNET_SERVICE_FTP, 0, 0))
        .isZero();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_TIMEOUT); // W-197, W-199
  }
}
