package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.TransferType;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.ConnectionProvider;

/** What one provider leaves for the next. */
class FtpStateWireTest {
  private final ScriptedServer server = new ScriptedServer();
  private final Map<String, String> left = new ConcurrentHashMap<>();
  private Map<String, String> state = Map.of();
  private FtpPatchbay patchbay;

  @BeforeEach
  void open() throws Exception {
    ConnectionProvider provider = new FtpProvider(FtpSettings.DEFAULT);
    patchbay =
        new FtpPatchbay(
            context -> {
              state = handedOver(context);
              return provider.connect(context);
            });
    server.says("CWD", "250 there").says("PWD", "257 \"/home/pub\"").says("CDUP", "250 up");
  }

  private Map<String, String> handedOver(ConnectContext context) {
    context.state().putAll(left);
    return context.state();
  }

  @AfterEach
  void close() throws Exception {
    patchbay.close();
    server.close();
  }

  @Test
  void directoryAndTypeAreLeftToTheNextProvider() throws Exception {
    FtpConnection connection = patchbay.connect(server);

    connection.changeDirectory("pub");
    connection.transferType(TransferType.ASCII);

    assertThat(state).containsEntry("directory", "/home/pub").containsEntry("type", "ASCII");
  }

  @Test
  void whatACommandChangesIsLeftToo() throws Exception {
    FtpConnection connection = patchbay.connect(server);

    connection.command("CDUP");
    connection.command("TYPE A");

    assertThat(state).containsEntry("directory", "/home/pub").containsEntry("type", "ASCII");
  }

  @Test
  void whatWasLeftIsTakenUp() throws Exception {
    left.putAll(Map.of("directory", "/pub", "type", "ASCII"));
    server.says("SIZE", "213 1");

    patchbay.connect(server).size("f");

    assertThat(server.commands()).containsSubsequence("CWD /pub", "TYPE A", "SIZE f");
  }

  @Test
  void aDirectoryThatHasGoneIsAFailedConnect() {
    left.put("directory", "/pub");
    server.says("CWD", "550 gone");

    failing(() -> patchbay.connect(server), InternetError.EXTENDED_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"502 what?", "550 no", "257 it has no quotes", "257"})
  void whereTheServerDoesNotSayWhereItIsTheWayThereIsLeft(String answer) throws Exception {
    FtpConnection connection = patchbay.connect(server);
    connection.changeDirectory("/home");
    server.says("PWD", answer);

    connection.changeDirectory("pub");
    connection.command("CDUP");
    connection.changeDirectory("in");
    connection.command("NOOP");

    left.putAll(state);
    server.commands().clear();
    patchbay.connect(server);
    assertThat(server.commands())
        .containsSubsequence("CWD /home", "CWD pub", "CDUP", "CWD in")
        .doesNotContain("PWD");
  }

  @Test
  void aMoveHasBeenMadeThoughTheSessionBreaksOverTheQuestionWhereItLed() throws Exception {
    FtpConnection connection = patchbay.connect(server);
    server.on("PWD", (argument, talk) -> talk.hangUp());

    failing(() -> connection.changeDirectory("pub"), InternetError.FTP_DROPPED);

    left.putAll(state);
    server.commands().clear();
    patchbay.connect(server);
    assertThat(server.commands()).contains("CWD pub");
  }

  @Test
  void theWayIsForgottenWhereTheServerSaysAgainWhereItIs() throws Exception {
    FtpConnection connection = patchbay.connect(server);
    server.says("PWD", "502 what?");
    connection.changeDirectory("pub");
    server.says("PWD", "257 \"/home/pub/in\"");

    connection.changeDirectory("in");

    assertThat(state).containsEntry("directory", "/home/pub/in").doesNotContainKey("moves");
  }
}
