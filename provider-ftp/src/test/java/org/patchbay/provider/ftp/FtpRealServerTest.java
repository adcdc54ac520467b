package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.Secret;
import org.patchbay.api.Upload;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.ftp.TransferType;
import org.patchbay.api.ftp.tree.FtpTree;
import org.patchbay.api.ftp.tree.TreeResult;

/** Every operation against the servers that people have. */
class FtpRealServerTest {
  private static final String SERVERS = "org.patchbay.provider.ftp.RealServers#bothWays";
  private static final int LARGE = 3 << 20;

  @TempDir private Path local;
  private final String name = "patchbay-" + UUID.randomUUID();
  private FtpPatchbay patchbay;

  @BeforeEach
  void open() throws Exception {
    patchbay = new FtpPatchbay();
  }

  @AfterEach
  void close() {
    patchbay.close();
  }

  private FtpConnection connect(RealServers.RealServer server) throws Exception {
    FtpConnection connection = patchbay.connect(server.request());
    connection.changeDirectory(server.folder());
    connection.makeDirectory(name);
    connection.changeDirectory(name);
    return connection;
  }

  private void leave(FtpConnection connection) throws Exception {
    for (FtpEntry entry : connection.list()) {
      connection.delete(entry.name());
    }
    connection.changeToParentDirectory();
    connection.removeDirectory(name);
    assertThat(connection.names("")).noneMatch(entry -> entry.endsWith(name));
  }

  private static void write(FtpConnection connection, String path, String text) throws IOException {
    try (Upload upload = connection.openWrite(path)) {
      upload.write(text.getBytes(UTF_8));
    }
  }

  private static String read(FtpConnection connection, String path, long offset)
      throws IOException {
    try (InputStream in = connection.openRead(path, offset)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void filesAreWrittenReadRenamedAndDeleted(RealServers.RealServer server) throws Exception {
    FtpConnection connection = connect(server);

    write(connection, "f", "0123456789");
    assertThat(read(connection, "f", 0)).isEqualTo("0123456789");
    assertThat(connection.size("f")).isEqualTo(10);
    assertThat(connection.modified("f")).isBetween(Instant.now().minusSeconds(3600), Instant.MAX);
    connection.rename("f", "a b");
    assertThat(connection.list()).extracting(FtpEntry::name).containsExactly("a b");
    failing(() -> read(connection, "f", 0), InternetError.EXTENDED_ERROR)
        .hasMessageContaining("550");
    assertThat(connection.currentDirectory()).endsWith(name);

    leave(connection);
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void transfersGoOnAtAnOffset(RealServers.RealServer server) throws Exception {
    FtpConnection connection = connect(server);
    write(connection, "f", "0123456789");

    assertThat(read(connection, "f", 4)).isEqualTo("456789");
    assertThat(read(connection, "f", 10)).isEmpty();
    failing(() -> read(connection, "f", 11), InternetError.RESUME_FAILED);
    Path file = Files.writeString(local.resolve("f"), "01234567");
    connection.getRest("f", file);
    assertThat(file).hasContent("0123456789");
    if (mayAppend(connection)) {
      rest(connection, file);
    }

    leave(connection);
  }

  /** ProFTPD allows it only where it is told to. */
  private static boolean mayAppend(FtpConnection connection) throws IOException {
    try (Upload upload = connection.openAppend("f")) {
      upload.write("ab".getBytes(UTF_8));
      return true;
    } catch (InternetException e) {
      assertThat(e).hasMessageContaining("451").hasMessageContaining("not permitted");
      return false;
    }
  }

  private static void rest(FtpConnection connection, Path file) throws IOException {
    assertThat(read(connection, "f", 0)).isEqualTo("0123456789ab");
    Files.writeString(file, "0123456789abcd");
    connection.putRest(file, "f");
    connection.put(file, "f", 12);
    assertThat(read(connection, "f", 0)).isEqualTo("0123456789abcd");
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void textHasTheLineEndsOfEachSide(RealServers.RealServer server) throws Exception {
    FtpConnection connection = connect(server);
    String text = "a" + System.lineSeparator() + "b" + System.lineSeparator();

    connection.transferType(TransferType.ASCII);
    write(connection, "f", text);
    assertThat(read(connection, "f", 0)).isEqualTo(text);
    connection.transferType(TransferType.BINARY);
    // vsftpd converts nothing unless it is told to.
    assertThat(read(connection, "f", 0)).isIn("a\nb\n", "a\r\nb\r\n");

    leave(connection);
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void whatIsEndedEarlyLeavesTheSessionInStep(RealServers.RealServer server) throws Exception {
    FtpConnection connection = connect(server);
    byte[] content = new byte[4 << 20];
    try (Upload upload = connection.openWrite("f")) {
      upload.write(content);
    }

    for (int i = 0; i < 5; i++) {
      try (InputStream in = connection.openRead("f")) {
        in.readNBytes(i * 100_000 + 1);
      }
      assertThat(connection.size("f")).isEqualTo(content.length);
      Upload upload = connection.openWrite("g");
      upload.write(content, 0, i * 100_000 + 1);
      upload.abort();
      assertThat(connection.command("NOOP").code()).isEqualTo(200);
    }

    leave(connection);
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void namesBeyondAsciiAndTimesAndFeatures(RealServers.RealServer server) throws Exception {
    FtpConnection connection = connect(server);
    String umlaut = "\u00e4\u20ac";
    write(connection, umlaut, "x");

    assertThat(connection.list()).extracting(FtpEntry::name).containsExactly(umlaut);
    assertThat(connection.names("")).contains(umlaut);
    Instant time = Instant.parse("2024-01-02T03:04:05Z");
    connection.setModified(umlaut, time);
    assertThat(connection.modified(umlaut)).isEqualTo(time);
    connection.hash(umlaut).ifPresent(hash -> assertThat(hash.value()).isNotEmpty());
    for (String command : List.of("STAT", "HELP", "SITE HELP", "SYST", "ALLO 5", "ABORT")) {
      assertThat(connection.command(command).code()).as(command).isPositive();
    }

    leave(connection);
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void signsOfLifeDoNoHarm(RealServers.RealServer server) throws Exception {
    try (FtpPatchbay restless =
        new FtpPatchbay(
            new FtpSettings(
                UTF_8,
                "",
                1_000,
                0,
                -1,
                Duration.ofMillis(1),
                ListingSettings.DEFAULT,
                false,
                ""))) {
      FtpConnection connection = restless.connect(server.request());
      connection.changeDirectory(server.folder());
      byte[] content = new byte[16 << 20];
      new Random(1).nextBytes(content);
      Path file = Files.write(local.resolve("f"), content);
      for (int i = 0; i < 3; i++) {
        connection.put(file, name);
        assertThat(connection.size(name)).isEqualTo(content.length);
        connection.get(name, local.resolve("g"));
        assertThat(local.resolve("g")).hasSameBinaryContentAs(file);
        assertThat(connection.command("NOOP").code()).isEqualTo(200);
      }
      connection.delete(name);
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void anonymousReadsAndARefusedLoginIsTold(RealServers.RealServer server) throws Exception {
    FtpConnection connection = patchbay.connect(server.anonymous());
    connection.list();

    ConnectRequest wrong = server.anonymous().login("bob", Secret.of("no secret of his"));
    failing(() -> patchbay.connect(wrong), InternetError.LOGIN_FAILURE)
        .isInstanceOf(InternetException.class)
        .hasMessageContaining("530");
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void treesGoUpAndDown(RealServers.RealServer server) throws Exception {
    byte[] content = new byte[LARGE];
    new Random(1).nextBytes(content);
    Path source = local.resolve("source");
    Files.createDirectories(source.resolve("a/b"));
    Files.write(source.resolve("a/large"), content);
    for (int i = 0; i < 30; i++) {
      Files.writeString(source.resolve("a/b/f" + i), "content " + i);
    }
    FtpTree tree = FtpTree.over(patchbay.session(), server.request()).verified();
    String there = server.folder() + "/" + name;

    TreeResult up = tree.upload(source, there);
    assertThat(up.isComplete()).as("%s", up).isTrue();
    assertThat(tree.upload(source, there).skipped()).isEqualTo(31);
    TreeResult down = tree.download(there, local.resolve("target"));
    assertThat(down.isComplete()).as("%s", down).isTrue();
    assertThat(down.completed()).isEqualTo(31);
    assertThat(local.resolve("target/a/large")).hasBinaryContent(content);
    assertThat(tree.download(there, local.resolve("target")).skipped()).isEqualTo(31);

    FtpConnection connection = patchbay.connect(server.request());
    connection.command("CWD " + there + "/a/b");
    for (FtpEntry entry : connection.list()) {
      connection.delete(entry.name());
    }
    connection.changeToParentDirectory();
    connection.removeDirectory("b");
    connection.delete("large");
    connection.changeToParentDirectory();
    connection.removeDirectory("a");
    connection.changeToParentDirectory();
    connection.removeDirectory(name);
  }
}
