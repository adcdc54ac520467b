package org.patchbay.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedFtpServerWireTest {
  private static final int CROWD = 60;

  private final Path root;

  EmbeddedFtpServerWireTest(@TempDir Path root) throws IOException {
    this.root = root;
    SampleFiles.write(root, 300_000);
  }

  @Test
  void theJdksOwnClientFetchesAFile() throws Exception {
    try (EmbeddedFtpServer server = EmbeddedFtpServer.serving(root).start()) {
      URLConnection connection =
          new URL("ftp://localhost:" + server.port() + "/1m.bin;type=i").openConnection();
      connection.setReadTimeout(10_000);

      try (InputStream in = connection.getInputStream()) {
        assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(root.resolve("1m.bin")));
      }
    }
  }

  @Test
  void aUserLogsInByPasswordOnly() throws Exception {
    try (EmbeddedFtpServer server =
            EmbeddedFtpServer.serving(root).user("ann", "secret").withoutAnonymous().start();
        FtpDialogue stranger = FtpDialogue.plain(server.port());
        FtpDialogue dialogue = FtpDialogue.plain(server.port())) {
      assertThat(stranger.command("USER anonymous")).startsWith("530");
      assertThat(dialogue.login("ann", "wrong")).startsWith("530");
      assertThat(dialogue.login("ann", "secret")).startsWith("230");
    }
  }

  @Test
  void nobodyWritesUnlessTheFolderIsWritable() throws Exception {
    byte[] bytes = {1, 2, 3};
    try (EmbeddedFtpServer server = EmbeddedFtpServer.serving(root).start();
        FtpDialogue dialogue = FtpDialogue.plain(server.port())) {
      dialogue.login("anonymous", "me@");
      assertThat(dialogue.store("new.bin", bytes)).startsWith("550");
    }
    try (EmbeddedFtpServer server = EmbeddedFtpServer.serving(root).writable().start();
        FtpDialogue dialogue = FtpDialogue.plain(server.port())) {
      dialogue.login("anonymous", "me@");
      dialogue.command("TYPE I");
      assertThat(dialogue.store("new.bin", bytes)).startsWith("226");
    }
    assertThat(root.resolve("new.bin")).hasBinaryContent(bytes);
  }

  @Test
  void onlyWhatWasConfirmedIsToldAsStored() throws Exception {
    BlockingQueue<String> stored = new LinkedBlockingQueue<>();
    try (EmbeddedFtpServer server =
            EmbeddedFtpServer.serving(root).writable().stored(stored::add).start();
        FtpDialogue broken = FtpDialogue.plain(server.port());
        FtpDialogue sound = FtpDialogue.plain(server.port())) {
      broken.login("anonymous", "me@");
      Socket data = broken.data();
      assertThat(broken.command("STOR cut.bin")).startsWith("150");
      data.setSoLinger(true, 0);
      data.close();
      assertThat(broken.command("NOOP")).startsWith("426");

      sound.login("anonymous", "me@");
      assertThat(sound.store("whole.bin", new byte[] {1})).startsWith("226");

      assertThat(stored.poll(10, TimeUnit.SECONDS)).isEqualTo("/whole.bin");
    }
  }

  @Test
  void noPathLeadsOutOfTheFolder() throws Exception {
    Path inner = Files.createDirectory(root.resolve("inner"));
    try (EmbeddedFtpServer server = EmbeddedFtpServer.serving(inner).start();
        FtpDialogue dialogue = FtpDialogue.plain(server.port())) {
      dialogue.login("anonymous", "me@");
      assertThat(dialogue.command("SIZE ../1k.bin")).startsWith("550");
      assertThat(dialogue.command("SIZE /../1k.bin")).startsWith("550");
    }
  }

  @Test
  void aCrowdIsLetInAtOnce() throws Exception {
    List<FtpDialogue> crowd = new ArrayList<>();
    try (EmbeddedFtpServer server = EmbeddedFtpServer.serving(root).user("ann", "secret").start()) {
      for (int i = 0; i < CROWD; i++) {
        crowd.add(FtpDialogue.plain(server.port()));
        String user = i % 2 == 0 ? "anonymous" : "ann";
        assertThat(crowd.get(i).login(user, "secret")).startsWith("230");
      }
      crowd.get(CROWD - 1).command("TYPE I");
      assertThat(crowd.get(CROWD - 1).retrieve("1k.bin")).hasSize(1024);
    } finally {
      for (FtpDialogue dialogue : crowd) {
        dialogue.close();
      }
    }
  }

  @Test
  void explicitTlsSecuresBothConnections() throws Exception {
    SSLContext trusted = TrustedTls.context();
    try (EmbeddedFtpServer server =
            EmbeddedFtpServer.serving(root).tls(TlsIdentity.localhost()).start();
        FtpDialogue dialogue = FtpDialogue.plain(server.port())) {
      assertThat(dialogue.command("AUTH TLS")).startsWith("234");
      dialogue.secure(trusted);
      fetchProtected(dialogue, trusted);
    }
  }

  @Test
  void implicitTlsSecuresBothConnections() throws Exception {
    SSLContext trusted = TrustedTls.context();
    try (EmbeddedFtpServer server =
            EmbeddedFtpServer.serving(root).implicitTls(TlsIdentity.localhost()).start();
        FtpDialogue dialogue = FtpDialogue.implicitTls(server.port(), trusted)) {
      fetchProtected(dialogue, trusted);
    }
  }

  @Test
  void closingEndsThreadsConnectionsAndPort() throws Exception {
    LivingThreads before = LivingThreads.now();
    EmbeddedFtpServer server = EmbeddedFtpServer.serving(root).start();
    try (FtpDialogue dialogue = FtpDialogue.plain(server.port())) {
      dialogue.login("anonymous", "me@");
      dialogue.retrieve("1m.bin");

      server.close();
      server.close();

      assertThatThrownBy(() -> dialogue.command("NOOP")).isInstanceOf(IOException.class);
    }
    int port = server.port();
    assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(IOException.class);
    assertThat(before.added()).isEmpty();
  }

  @Test
  void closingDoesNotWaitForAStalledTransfer() throws Exception {
    SampleFiles.random(root.resolve("huge.bin"), 32 << 20);
    LivingThreads before = LivingThreads.now();
    EmbeddedFtpServer server = EmbeddedFtpServer.serving(root).start();
    try (FtpDialogue dialogue = FtpDialogue.plain(server.port())) {
      dialogue.login("anonymous", "me@");
      try (Socket unread = dialogue.data()) {
        assertThat(dialogue.command("RETR huge.bin")).startsWith("150");
        assertThat(unread.getInputStream().read()).isNotEqualTo(-1);

        assertTimeoutPreemptively(Duration.ofSeconds(4), server::close);
      }
    }
    assertThat(before.added()).isEmpty();
  }

  @Test
  void aTakenPortIsReported() throws Exception {
    try (EmbeddedFtpServer server = EmbeddedFtpServer.serving(root).start()) {
      EmbeddedFtpServer.Builder second = EmbeddedFtpServer.serving(root).port(server.port());

      assertThatThrownBy(second::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cannot start");
    }
  }

  private void fetchProtected(FtpDialogue dialogue, SSLContext trusted) throws IOException {
    assertThat(dialogue.login("anonymous", "me@")).startsWith("230");
    dialogue.command("PBSZ 0");
    assertThat(dialogue.command("PROT P")).startsWith("200");
    dialogue.command("TYPE I");
    assertThat(dialogue.retrieve("1m.bin", trusted))
        .isEqualTo(Files.readAllBytes(root.resolve("1m.bin")));
  }
}
