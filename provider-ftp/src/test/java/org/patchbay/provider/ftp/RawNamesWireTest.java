package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.provider.ftp.listing.ListingLimits;

/** Names that are no text: the server, which shows each byte as a character, gets them back. */
class RawNamesWireTest {
  private static final String NAME = "caf\u00e9 \u00c3\u00a9\u00c3";
  private static final String LIST = "-rw-r--r-- 1 0 0 12 Nov 20 2020 " + NAME + "\r\n";

  private final ScriptedServer server = new ScriptedServer().speaks(ISO_8859_1);
  private FtpPatchbay patchbay;

  @BeforeEach
  void open() throws Exception {
    patchbay = new FtpPatchbay();
    server
        .says("SYST", "215 UNIX Type: L8")
        .says("FEAT", "211-Features:", " UTF8", " MDTM", "211 End")
        .says("OPTS", "200 ok")
        .says("CWD", "250 there")
        .sends("LIST", LIST, "226 done");
  }

  @AfterEach
  void close() throws Exception {
    patchbay.close();
    server.close();
  }

  @Test
  void aNameThatIsNoTextIsReadable() throws Exception {
    assertThat(listed(patchbay.connect(server)).name()).isEqualTo(NAME);
  }

  @Test
  void theFallbackCharacterSetIsConfigurable() throws Exception {
    ListingSettings cyrillic =
        new ListingSettings(Charset.forName("windows-1251"), Duration.ZERO, ListingLimits.DEFAULT);
    server.sends("LIST", LIST.replace(NAME, "\u00e4\u00e0"), "226 done");

    try (FtpPatchbay other =
        new FtpPatchbay(
            new FtpSettings(UTF_8, "noaccount", 10, 0, -1, Duration.ZERO, cyrillic, false, ""))) {
      assertThat(listed(other.connect(server)).name()).isEqualTo("\u0434\u0430");
    }
  }

  @Test
  void everyCommandSendsTheBytesThatWereListed() throws Exception {
    server
        .sends("RETR", "x", "226 done")
        .sends("STOR", "", "226 done")
        .sends("APPE", "", "226 done")
        .sends("NLST", "", "226 done")
        .says("SIZE", "213 1")
        .says("MDTM", "213 20201120000000")
        .says("DELE", "250 gone")
        .says("RNFR", "350 whither")
        .says("RNTO", "250 there")
        .says("MKD", "257 made")
        .says("RMD", "250 gone")
        .says("SITE", "200 done");
    FtpConnection connection = patchbay.connect(server);
    String path = listed(connection).path();
    server.commands().clear();

    try (InputStream in = connection.openRead(path)) {
      in.readAllBytes();
    }
    connection.openWrite(path).close();
    connection.openAppend(path).close();
    connection.size(path);
    connection.modified(path);
    connection.rename(path, path + "2");
    connection.delete(path);
    connection.makeDirectory(path);
    connection.removeDirectory(path);
    connection.changeDirectory("/" + path);
    connection.names(path);
    connection.command("SITE CHMOD 644 " + path);

    assertThat(server.commands())
        .contains(
            "RETR " + NAME,
            "STOR " + NAME,
            "APPE " + NAME,
            "SIZE " + NAME,
            "MDTM " + NAME,
            "RNFR " + NAME,
            "RNTO " + NAME + "2",
            "DELE " + NAME,
            "MKD " + NAME,
            "RMD " + NAME,
            "CWD /" + NAME,
            "NLST " + NAME,
            "SITE CHMOD 644 " + NAME);
  }

  @Test
  void anotherProviderSendsTheSameBytes() throws Exception {
    server.says("DELE", "250 gone");
    String path = listed(patchbay.connect(server)).path();

    try (FtpPatchbay next = new FtpPatchbay()) {
      next.connect(server).delete(path);
    }

    assertThat(server.commands()).contains("DELE " + NAME);
  }

  @Test
  void aDirectoryOfSuchANameIsFoundAgain() throws Exception {
    server.says("PWD", "257 \"/" + NAME + "\"").says("DELE", "250 gone");
    FtpConnection connection = patchbay.connect(server);
    connection.list("a"); // FEAT is asked before what is not ASCII comes.

    connection.changeDirectory(connection.currentDirectory());

    assertThat(server.commands()).contains("CWD /" + NAME);
  }

  @Test
  void aFileInADirectoryOfSuchANameHasBothInItsPath() throws Exception {
    server.says("DELE", "250 gone");
    FtpConnection connection = patchbay.connect(server);
    String directory = listed(connection).path();

    connection.delete(connection.list(directory + "/*").get(0).path());

    assertThat(server.commands()).contains("LIST " + NAME, "DELE " + NAME + "/" + NAME);
  }

  @Test
  void aListedFileItselfIsShownReadably() throws Exception {
    server.says("SIZE", "213 12");
    FtpConnection connection = patchbay.connect(server);
    FtpEntry listed = listed(connection);

    assertThat(connection.list(listed.path())).containsExactly(listed);
  }

  @Test
  void namesAreForUse() throws Exception {
    server.sends("NLST", NAME + "\r\n", "226 done").says("DELE", "250 gone");
    FtpConnection connection = patchbay.connect(server);

    connection.delete(connection.names("").get(0));

    assertThat(server.commands()).contains("DELE " + NAME);
  }

  private static FtpEntry listed(FtpConnection connection) throws Exception {
    List<FtpEntry> entries = connection.list();
    assertThat(entries).hasSize(1);
    return entries.get(0);
  }
}
