package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpHash;

/** Hashes that servers make of their files. */
class FtpHashesWireTest {
  private static final String MD5 = "5d41402abc4b2a76b9719d911017c592";
  private static final String SHA_1 = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d";
  private static final String CRC = "3610a686";

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

  private void offers(String... features) {
    server.says("FEAT", "211-these\r\n " + String.join("\r\n ", features), "211 end");
  }

  @Test
  void aHashIsMadeByTheBestThatBothKnow() throws Exception {
    offers("HASH WHIRLPOOL;SHA-1;MD5*");
    server.says("OPTS", "200 SHA-1").says("HASH", "213 SHA-1 0-4 " + SHA_1 + " f");

    assertThat(connection.hash("f")).contains(new FtpHash("SHA-1", SHA_1));
    assertThat(server.commands()).containsExactly("FEAT", "OPTS HASH SHA-1", "HASH f");
  }

  @ParameterizedTest
  @CsvSource({
    "XMD5, MD5, 250 5D41402ABC4B2A76B9719D911017C592, 5d41402abc4b2a76b9719d911017c592",
    "XMD5, MD5, 213 \"a f\" 5d41402abc4b2a76b9719d911017c592, 5d41402abc4b2a76b9719d911017c592",
    "MD5, MD5, 251 a f 5d41402abc4b2a76b9719d911017c592, 5d41402abc4b2a76b9719d911017c592",
    "XCRC, CRC32, 250 3610A686, 3610a686",
    "XCRC, CRC32, 250 A686, 0000a686",
  })
  void olderCommandsHaveAnAlgorithmEach(
      String command, String algorithm, String reply, String value) throws Exception {
    offers(command);
    server.says(command, reply);

    assertThat(connection.hash("a f")).contains(new FtpHash(algorithm, value));
    assertThat(server.commands()).last().isEqualTo(command + " \"a f\"");
  }

  @Test
  void onlyWhatIsAskedForWillDo() throws Exception {
    offers("XCRC", "XMD5");
    server.says("XCRC", "250 " + CRC).says("XMD5", "250 " + MD5);

    assertThat(connection.hash("f", "CRC32", "MD5")).contains(new FtpHash("CRC32", CRC));
    assertThat(connection.hash("f", "SHA-256")).isEmpty();
  }

  @Test
  void whatIsNotOfferedIsNotTried() throws Exception {
    assertThat(connection.hash("f")).isEmpty();
    assertThat(server.commands()).containsExactly("FEAT");
  }

  @Test
  void anAnswerWithoutAHashIsAProtocolViolation() {
    offers("XMD5");
    server.says("XMD5", "250 done");

    failing(() -> connection.hash("f"), InternetError.PROTOCOL_VIOLATION);
  }

  @Test
  void aFileIsComparedByWhateverHashTheServerHas(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("f"), "hello".getBytes(UTF_8));
    assertThat(connection.verify("f", file)).isEmpty();
    FtpConnection next = patchbay.connect(server);
    offers("XMD5", "XCRC");
    server.says("XMD5", "250 " + MD5).says("XCRC", "250 " + CRC);

    assertThat(next.verify("f", file)).contains(new FtpHash("MD5", MD5));
    assertThat(next.hash("f", "CRC32")).contains(new FtpHash("CRC32", CRC));
    Files.write(file, "hullo".getBytes(UTF_8));
    failing(() -> next.verify("f", file), InternetError.CONTENT_MISMATCH);
  }
}
