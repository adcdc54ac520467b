package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.patchbay.wininet.WinInetConstants.*;
import static org.patchbay.wininet.WinInetErrors.*;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.servers.EmbeddedFtpServer;

/** The FTP functions on a server with files. */
class FtpWireTest {
  private final Facade facade = new Facade();
  private final WinInet wininet = facade.wininet;
  @TempDir private Path folder;
  @TempDir private Path local;
  private EmbeddedFtpServer server;
  private long ftp;

  @BeforeEach
  void open() throws Exception {
    Files.writeString(folder.resolve("words.txt"), "hello");
    Files.writeString(folder.resolve("other.txt"), "bye");
    Files.createDirectory(folder.resolve("pub"));
    Files.writeString(folder.resolve("pub/week.csv"), "1,2");
    server = EmbeddedFtpServer.serving(folder).user("ann", "s3cret").writable().start();
    ftp = facade.ftp(server.port());
  }

  @AfterEach
  void close() {
    facade.close();
    server.close();
  }

  /** Every function that needs a connection and has names. */
  private Map<String, BooleanSupplier> functions(long connect, @Nullable String name) {
    Map<String, BooleanSupplier> all = new LinkedHashMap<>();
    all.put("create", () -> wininet.ftpCreateDirectory(connect, name));
    all.put("delete", () -> wininet.ftpDeleteFile(connect, name));
    all.put("remove", () -> wininet.ftpRemoveDirectory(connect, name));
    all.put("rename", () -> wininet.ftpRenameFile(connect, name, name));
    all.put("cd", () -> wininet.ftpSetCurrentDirectory(connect, name));
    all.put("open", () -> wininet.ftpOpenFile(connect, name, GENERIC_READ, 0, 0) != 0);
    return all;
  }

  @Test
  void w071_aHandleThatIsNoneIsInvalidForAll() {
    functions(0, "x").forEach((name, function) -> refused(name, function, ERROR_INVALID_HANDLE));
  }

  @Test
  void w072_w131_anHttpConnectionIsTheWrongKindForAll() {
    long http = facade.http(80);
    functions(http, "x")
        .forEach((name, f) -> refused(name, f, ERROR_INTERNET_INCORRECT_HANDLE_TYPE));
    refused("find", () -> wininet.ftpFindFirstFile(http, null, null, 0, 0) != 0, 12018);
    refused("pwd", () -> wininet.ftpGetCurrentDirectory(http) != null, 12018);
    refused("command", () -> wininet.ftpCommand(http, false, 0, "NOOP", 0, null), 12018);
  }

  @Test
  void w073_theKindOfTheHandleIsCheckedBeforeTheName() {
    functions(facade.http(80), null).forEach((name, function) -> refused(name, function, 12018));
  }

  @Test
  void w074_getAndPutCheckNamesBeforeTheHandleAndTheHandleBeforeTheFlags() {
    refused("get", () -> wininet.ftpGetFile(0, null, "l", false, 0, 5, 0), 87);
    refused("get", () -> wininet.ftpGetFile(0, "r", null, false, 0, 5, 0), 87);
    refused("put", () -> wininet.ftpPutFile(0, null, "r", 5, 0), 87);
    refused("put", () -> wininet.ftpPutFile(0, "l", null, 5, 0), 87);
    refused("get", () -> wininet.ftpGetFile(0, "r", "l", false, 0, 3, 0), 6);
    refused("put", () -> wininet.ftpPutFile(facade.http(80), "l", "r", 3, 0), 12018);
  }

  @Test
  void w075_aMissingNameIsRefused() {
    functions(ftp, null).forEach((name, f) -> refused(name, f, ERROR_INVALID_PARAMETER));
  }

  private void refused(String what, BooleanSupplier function, int error) {
    assertThat(function.getAsBoolean()).as(what).isFalse();
    assertThat(facade.error()).as(what).isEqualTo(error);
  }

  @Test
  void w076_accessIsEitherReadingOrWriting() {
    refused("none", () -> wininet.ftpOpenFile(ftp, "words.txt", 0, 0, 0) != 0, 87);
    int both = GENERIC_READ | GENERIC_WRITE;
    refused("both", () -> wininet.ftpOpenFile(ftp, "words.txt", both, 0, 0) != 0, 87);
  }

  @Test
  void w077_aTransferIsEitherAsciiOrBinary() {
    String target = local.resolve("x").toString();
    refused("get", () -> wininet.ftpGetFile(ftp, "words.txt", target, false, 0, -1, 0), 87);
    refused("open", () -> wininet.ftpOpenFile(ftp, "words.txt", GENERIC_READ, -1, 0) != 0, 87);
  }

  @Test
  void w078_w079_aMissingLocalFileIsNotUploadedWhateverTheFlags() {
    String missing = local.resolve("missing").toString();
    refused("put", () -> wininet.ftpPutFile(ftp, missing, "r", 0, 0), ERROR_FILE_NOT_FOUND);
    refused("put", () -> wininet.ftpPutFile(ftp, missing, "r", 3, 0), ERROR_FILE_NOT_FOUND);
    assertThat(folder.resolve("r")).doesNotExist();
  }

  @Test
  void w080_anExistingLocalFileIsKeptIfAsked() throws Exception {
    Path target = Files.writeString(local.resolve("x"), "mine");

    refused("get", () -> wininet.ftpGetFile(ftp, "none", target.toString(), true, 0, 0, 0), 80);
    assertThat(target).hasContent("mine");
  }

  @Test
  void w081_afterAFailedDownloadThereIsNoLocalFile() throws Exception {
    Path target = Files.writeString(local.resolve("x"), "mine");

    refused("get", () -> wininet.ftpGetFile(ftp, "none", target.toString(), false, 0, 0, 0), 12003);
    assertThat(target).doesNotExist();
  }

  @Test
  void aDownloadThatTheBusySessionRefusesLeavesTheLocalFile() throws Exception {
    Path target = Files.writeString(local.resolve("x"), "mine");
    wininet.ftpOpenFile(ftp, "words.txt", GENERIC_READ, 0, 0);

    refused(
        "get",
        () -> wininet.ftpGetFile(ftp, "other.txt", target.toString(), false, 0, 0, 0),
        12110);
    assertThat(target).hasContent("mine");
  }

  @Test
  void w082_aFileIsDownloadedWithoutAttributes() {
    Path target = local.resolve("x");

    assertThat(wininet.ftpGetFile(ftp, "words.txt", target.toString(), true, 0, 0, 0)).isTrue();
    assertThat(target).hasContent("hello");
  }

  @Test
  void aFileIsUploaded() throws Exception {
    Path source = Files.writeString(local.resolve("x"), "mine");

    assertThat(wininet.ftpPutFile(ftp, source.toString(), "pub\\up.txt", 2, 0)).isTrue(); // W-095
    assertThat(folder.resolve("pub/up.txt")).hasContent("mine");
  }

  @Test
  void w085_w096_directoriesAndFilesAreChangedByTheirFunctions() {
    assertThat(wininet.ftpCreateDirectory(ftp, "new")).isTrue();
    assertThat(wininet.ftpSetCurrentDirectory(ftp, "new")).isTrue();
    assertThat(wininet.ftpGetCurrentDirectory(ftp)).isEqualTo("/new");
    assertThat(wininet.ftpSetCurrentDirectory(ftp, "/")).isTrue();
    assertThat(wininet.ftpRemoveDirectory(ftp, "new")).isTrue();
    assertThat(wininet.ftpRenameFile(ftp, "other.txt", "renamed.txt")).isTrue();
    assertThat(wininet.ftpDeleteFile(ftp, "words.txt")).isTrue();
    assertThat(folder).isDirectoryContaining("glob:**/renamed.txt");
    assertThat(folder.resolve("new")).doesNotExist();
    assertThat(folder.resolve("words.txt")).doesNotExist();
  }

  @Test
  void w086_anEmptyCommandIsRefused() {
    refused("NULL", () -> wininet.ftpCommand(ftp, false, 0, null, 0, null), 87);
    refused("empty", () -> wininet.ftpCommand(ftp, false, 0, "", 0, null), 87);
  }

  @Test
  void w087_aCommandIsSentAsItIs() {
    assertThat(wininet.ftpCommand(ftp, false, 0, "type i", 0, null)).isTrue();
    assertThat(wininet.ftpCommand(ftp, false, 0, "pwd", 0, null)).isTrue();
    refused("size", () -> wininet.ftpCommand(ftp, false, 0, "size nothing", 0, null), 12003);
  }

  @Test
  void w089_aCommandGivesTheHandleOfItsData() {
    long[] data = new long[1];

    assertThat(wininet.ftpCommand(ftp, true, 2, "RETR words.txt", 0, data)).isTrue();
    assertThat(facade.read(data[0])).isEqualTo("hello");
  }

  @Test
  void w091_w101_theSizeOfAnOpenFileIsKnownWhileTheSessionIsBusy() {
    long file = wininet.ftpOpenFile(ftp, "words.txt", GENERIC_READ, 2, 0);

    assertThat(wininet.ftpGetFileSize(file)).isEqualTo(5);
    assertThat(facade.read(file)).isEqualTo("hello");
  }

  @Test
  void w097_whileAFileIsOpenEveryOtherCallIsRefused() {
    long file = wininet.ftpOpenFile(ftp, "words.txt", GENERIC_READ, 2, 0);
    Map<String, BooleanSupplier> all = functions(ftp, "pub");
    all.put("pwd", () -> wininet.ftpGetCurrentDirectory(ftp) != null);
    all.put("find", () -> wininet.ftpFindFirstFile(ftp, null, null, 0, 0) != 0);
    all.put("command", () -> wininet.ftpCommand(ftp, false, 0, "noop", 0, null));
    all.put(
        "put", () -> wininet.ftpPutFile(ftp, folder.resolve("words.txt").toString(), "z", 0, 0));

    all.forEach((name, function) -> refused(name, function, ERROR_FTP_TRANSFER_IN_PROGRESS));
    assertThat(facade.read(file)).isEqualTo("hello");
  }

  @Test
  void w098_w099_whileAnEnumerationIsOpenTheSessionIsBusy() {
    wininet.ftpFindFirstFile(ftp, null, null, 0, 0);

    refused("find", () -> wininet.ftpFindFirstFile(ftp, null, null, 0, 0) != 0, 12110);
    refused("pwd", () -> wininet.ftpGetCurrentDirectory(ftp) != null, 12110);
  }

  @Test
  void w100_afterClosingEarlyTheSessionIsFree() {
    long file = wininet.ftpOpenFile(ftp, "words.txt", GENERIC_READ, 2, 0);
    assertThat(wininet.internetCloseHandle(file)).isTrue();
    long find = wininet.ftpFindFirstFile(ftp, null, null, 0, 0);
    assertThat(find).as(wininet.getLastErrorMessage()).isNotZero();
    assertThat(wininet.internetCloseHandle(find)).isTrue();

    assertThat(wininet.ftpGetCurrentDirectory(ftp))
        .as(() -> wininet.getLastErrorMessage())
        .isEqualTo("/");
  }

  private List<String> names(@Nullable String pattern) {
    List<String> names = new ArrayList<>();
    Win32FindData[] first = new Win32FindData[1];
    long find = wininet.ftpFindFirstFile(ftp, pattern, first, 0, 0);
    for (FindData data = first[0]; data != null; data = wininet.internetFindNextFile(find)) {
      names.add(((Win32FindData) data).fileName());
    }
    wininet.internetCloseHandle(find);
    return names;
  }

  @Test
  void w102_w103_noPatternIsTheCurrentDirectory() {
    assertThat(names(null)).containsExactlyInAnyOrder("words.txt", "other.txt", "pub");
    assertThat(names("")).containsExactlyInAnyOrder("words.txt", "other.txt", "pub");
  }

  @Test
  void w104_wildcardsMatchInTheLastPart() {
    assertThat(names("w*")).containsExactly("words.txt");
    assertThat(names("pub/w*")).containsExactly("week.csv");
  }

  @Test
  void w105_wildcardsInADirectoryFindNothing() {
    assertThat(wininet.ftpFindFirstFile(ftp, "*/w*", null, 0, 0)).isZero();
  }

  @Test
  void w107_aNameThatIsNotThereIsAnExtendedError() {
    refused("find", () -> wininet.ftpFindFirstFile(ftp, "nothing", null, 0, 0) != 0, 12003);
  }

  @Test
  void w108_aPatternWithoutMatchIsTheEndOfFiles() {
    refused("find", () -> wininet.ftpFindFirstFile(ftp, "z*", null, 0, 0) != 0, 18);
    assertThat(wininet.ftpGetCurrentDirectory(ftp)).isEqualTo("/");
  }

  @Test
  void w109_afterTheLastEntryThereAreNoMoreFiles() {
    long find = wininet.ftpFindFirstFile(ftp, "w*", null, 0, 0);

    assertThat(wininet.internetFindNextFile(find)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_NO_MORE_FILES);
  }

  @Test
  void w110_onlyAnEnumerationHasANextFile() {
    assertThat(wininet.internetFindNextFile(0)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_HANDLE);
    assertThat(wininet.internetFindNextFile(ftp)).isNull();
    assertThat(facade.error()).isEqualTo(ERROR_INTERNET_INCORRECT_HANDLE_TYPE);
  }

  @Test
  void w111_aDirectoryIsMarkedAsOne() {
    Win32FindData[] first = new Win32FindData[1];
    wininet.ftpFindFirstFile(ftp, "pu*", first, 0, 0);

    assertThat(first[0].fileAttributes()).isEqualTo(FILE_ATTRIBUTE_DIRECTORY);
  }

  @Test
  void w124_aFileIsInvalidAfterItsConnectionWasClosed() {
    long file = wininet.ftpOpenFile(ftp, "words.txt", GENERIC_READ, 2, 0);
    wininet.internetCloseHandle(ftp);

    assertThat(wininet.internetReadFile(file, new byte[1], 1, new int[1])).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_HANDLE);
    assertThat(wininet.internetCloseHandle(file)).isFalse();
  }

  @Test
  void w132_aConnectionCannotBeWrittenTo() {
    assertThat(wininet.internetWriteFile(ftp, new byte[1], 1, new int[1])).isFalse();
    assertThat(facade.error()).isEqualTo(ERROR_INVALID_HANDLE);
  }

  @Test
  void anUploadIsCompleteOnceItsHandleIsClosed() {
    long file = wininet.ftpOpenFile(ftp, "up.txt", GENERIC_WRITE, 2, 0);
    byte[] content = "written".getBytes(StandardCharsets.UTF_8);
    int[] written = new int[1];

    assertThat(wininet.internetWriteFile(file, content, content.length, written)).isTrue();
    assertThat(wininet.internetCloseHandle(file)).isTrue();
    assertThat(written[0]).isEqualTo(7);
    assertThat(folder.resolve("up.txt")).hasContent("written");
  }

  @Test
  void w186_w187_w188_readingGivesNothingAtTheEndAndNeedsAFile() {
    long file = wininet.ftpOpenFile(ftp, "words.txt", GENERIC_READ, 2, 0);

    assertThat(facade.read(file)).isEqualTo("hello");
    assertThat(facade.read(file)).isEmpty();
    refused("none", () -> wininet.internetReadFile(0, new byte[1], 1, new int[1]), 6);
    refused("kind", () -> wininet.internetReadFile(ftp, new byte[1], 1, new int[1]), 12018);
  }

  @Test
  void aUrlOpensAFileOrAListing() {
    String base = "ftp://ann:s3cret@127.0.0.1:" + server.port();
    long file =
        wininet.internetOpenUrl(facade.root, base + "/words.txt", null, INTERNET_FLAG_PASSIVE, 0);
    long find =
        wininet.internetOpenUrl(
            facade.root, base + "/pub/", null, INTERNET_FLAG_PASSIVE | INTERNET_FLAG_RAW_DATA, 0);

    assertThat(facade.read(file)).isEqualTo("hello");
    assertThat(wininet.internetFindNextFile(find))
        .asInstanceOf(type(Win32FindData.class))
        .returns("week.csv", Win32FindData::fileName);
    assertThat(wininet.internetQueryOption(file, INTERNET_OPTION_PARENT_HANDLE))
        .isEqualTo(facade.root); // W-207
  }
}
