package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
}
