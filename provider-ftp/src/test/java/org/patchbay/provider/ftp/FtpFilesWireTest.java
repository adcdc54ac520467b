package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.api.InternetError;
import org.patchbay.api.Upload;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.servers.EmbeddedFtpServer;

/** Whole files and the rest of files. */
class FtpFilesWireTest {
  @TempDir private Path root;
  @TempDir private Path folder;
  private final ScriptedServer scripted = new ScriptedServer();
  private FtpPatchbay patchbay;
  private EmbeddedFtpServer server;
  private FtpConnection connection;

  @BeforeEach
  void open() throws Exception {
    patchbay = new FtpPatchbay();
    server = EmbeddedFtpServer.serving(root).writable().start();
    connection = patchbay.connect(FtpPatchbay.to(server.port()));
  }

  @AfterEach
  void close() throws Exception {
    patchbay.close();
    server.close();
    scripted.close();
  }

  @Test
  void theRestIsFetchedAndNothingElse() throws Exception {
    Files.writeString(root.resolve("f"), "0123456789");
    Path local = Files.writeString(folder.resolve("f"), "0123");

    connection.getRest("f", local);
    assertThat(local).hasContent("0123456789");
    assertThat(connection.lastResponse()).contains("350");
    connection.getRest("f", local);
    assertThat(local).hasContent("0123456789");
    assertThat(connection.lastResponse()).doesNotContain("350");
  }

  @Test
  void theRestOfNothingIsAllOfIt() throws Exception {
    Files.writeString(root.resolve("f"), "0123456789");

    connection.getRest("f", folder.resolve("f"));

    assertThat(folder.resolve("f")).hasContent("0123456789");
  }

  @Test
  void whatIsLongerThanTheServersFileIsNotItsBeginning() throws Exception {
    Files.writeString(root.resolve("f"), "0123");
    Path local = Files.writeString(folder.resolve("f"), "0123456789");

    failing(() -> connection.getRest("f", local), InternetError.RESUME_FAILED);
    assertThat(local).hasContent("0123456789");
  }

  @Test
  void whatBeganAtTheFirstByteIsTakenBack() throws Exception {
    scripted.says("SIZE", "213 8").says("REST", "350 yes").sends("RETR", "01234567", "226 done");
    Path local = Files.writeString(folder.resolve("f"), "0123");

    failing(() -> patchbay.connect(scripted).getRest("f", local), InternetError.RESUME_FAILED);

    assertThat(local).hasContent("0123");
  }

  @Test
  void whatHasComeStaysForTheNextTime() throws Exception {
    scripted.says("SIZE", "213 8").says("REST", "350 yes").sends("RETR", "45", "451 disk");
    Path local = Files.writeString(folder.resolve("f"), "0123");

    failing(() -> patchbay.connect(scripted).getRest("f", local), InternetError.EXTENDED_ERROR);

    assertThat(local).hasContent("012345");
  }

  @Test
  void theRestIsSentAndNothingElse() throws Exception {
    Path local = Files.writeString(folder.resolve("f"), "0123456789");
    connection.putRest(local, "f");
    assertThat(root.resolve("f")).hasContent("0123456789");
    Files.writeString(root.resolve("f"), "abcd");

    connection.putRest(local, "f");
    assertThat(root.resolve("f")).hasContent("abcd456789");
    connection.putRest(local, "f");
    assertThat(root.resolve("f")).hasContent("abcd456789");
    Files.writeString(root.resolve("f"), "0123456789a");
    failing(() -> connection.putRest(local, "f"), InternetError.RESUME_FAILED);
  }

  @Test
  void anUploadMayLeaveOutWhatIsThere() throws Exception {
    Path local = Files.writeString(folder.resolve("f"), "0123456789");
    Files.writeString(root.resolve("f"), "abcd");

    connection.put(local, "f", 4);

    assertThat(root.resolve("f")).hasContent("abcd456789");
    assertThatThrownBy(() -> connection.put(local, "f", 11))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("less than the 11 bytes");
  }

  @Test
  void anUploadOfKnownSizeIsAnnouncedWhereThatIsWanted() throws Exception {
    FtpSettings fromThree =
        new FtpSettings(UTF_8, "", 1_000, 0, 3, Duration.ZERO, ListingSettings.DEFAULT, false, "");
    try (FtpPatchbay announcing = new FtpPatchbay(fromThree)) {
      scripted.on("STOR", FtpFilesWireTest::store).says("ALLO", "202 no need");
      Path small = Files.writeString(folder.resolve("s"), "01");
      Path local = Files.writeString(folder.resolve("f"), "0123");
      FtpConnection asked = announcing.connect(scripted);

      asked.put(small, "s");
      asked.put(local, "f");
      assertThat(scripted.commands()).containsOnlyOnce("ALLO 4").doesNotContain("ALLO 2");
      scripted.says("ALLO", "552 full");
      scripted.commands().clear();
      failing(() -> asked.put(local, "f"), InternetError.EXTENDED_ERROR);
      assertThat(scripted.commands()).doesNotContain("STOR f");
      scripted.says("ALLO", "502 what?");
      asked.put(local, "f");
      asked.put(local, "f");
      assertThat(scripted.commands()).filteredOn("ALLO 4"::equals).hasSize(2);
    }
  }

  private static void store(String argument, ScriptedServer.Talk talk) throws IOException {
    talk.say("150 go on");
    try (Socket data = talk.data()) {
      data.getInputStream().readAllBytes();
      talk.say("226 stored");
    } catch (IOException e) {
      talk.say("426 broken off");
    }
  }

  @Test
  void anUploadThatIsShortOfItsSizeIsBrokenOff() throws Exception {
    scripted.on("STOR", FtpFilesWireTest::store);
    FtpConnection scriptedConnection = patchbay.connect(scripted);
    Upload upload = scriptedConnection.openWrite("f", 0, 10);
    upload.write("0123".getBytes(UTF_8));

    failing(upload::close, InternetError.TRUNCATED).hasMessageContaining("4 of 10");

    assertThat(scriptedConnection.command("NOOP").code()).isEqualTo(200);
  }
}
