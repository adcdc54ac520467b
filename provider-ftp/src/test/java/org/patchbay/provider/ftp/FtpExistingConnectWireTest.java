package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Secret;
import org.patchbay.api.ftp.FtpConnection;

/** A session that its caller has closed is taken again where the flag asks for it. */
class FtpExistingConnectWireTest {
  private final ScriptedServer server = new ScriptedServer();
  private FtpPatchbay patchbay;

  @BeforeEach
  void open() throws Exception {
    patchbay = new FtpPatchbay();
    server.says("CWD", "250 there").says("PWD", "257 \"/there\"").says("NOOP", "200 here");
  }

  @AfterEach
  void close() throws Exception {
    patchbay.close();
    server.close();
  }

  private ConnectRequest existing() {
    return FtpPatchbay.to(server.port()).login("ann", Secret.of("s3cret")).existing();
  }

  @Test
  void theNextLogsInNoMoreAndIsWhereTheFirstOneWas() throws Exception {
    FtpConnection first = patchbay.connect(existing());
    first.changeDirectory("/there");
    first.close();

    FtpConnection second = patchbay.connect(existing());

    assertThat(second.currentDirectory()).isEqualTo("/there");
    assertThat(server.commands())
        .containsExactly("USER ann", "PASS s3cret", "CWD /there", "NOOP", "PWD");
  }

  @Test
  void withoutTheFlagASessionEndsWithItsHandle() throws Exception {
    ConnectRequest plain = FtpPatchbay.to(server.port()).login("ann", Secret.of("s3cret"));
    patchbay.connect(plain).close();
    patchbay.connect(plain).close();

    assertThat(server.commands())
        .containsExactly("USER ann", "PASS s3cret", "QUIT", "USER ann", "PASS s3cret", "QUIT");
  }

  @Test
  void aSessionThatTheServerHasEndedIsMadeAnew() throws Exception {
    server.says("NOOP", "421 too long");
    patchbay.connect(existing()).close();

    assertThat(patchbay.connect(existing()).isOpen()).isTrue();

    assertThat(server.commands()).filteredOn(command -> command.startsWith("USER")).hasSize(2);
  }

  @Test
  void aSessionWithATransferOpenIsNotTakenAgain() throws Exception {
    server.sends("RETR", "x".repeat(100_000), "226 done");
    FtpConnection first = patchbay.connect(existing());
    InputStream open = first.openRead("f", 0);
    first.close();

    patchbay.connect(existing());

    assertThat(open).isNotNull();
    assertThat(server.commands()).filteredOn(command -> command.startsWith("USER")).hasSize(2);
  }
}
