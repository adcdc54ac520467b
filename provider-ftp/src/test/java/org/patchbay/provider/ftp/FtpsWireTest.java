package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.TlsOptions;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.servers.EmbeddedFtpServer;
import org.patchbay.servers.TlsIdentity;

/** Against a whole server, in the open and under TLS. */
class FtpsWireTest {
  @TempDir private Path folder;
  private FtpPatchbay patchbay;

  @BeforeEach
  void open() throws Exception {
    patchbay = new FtpPatchbay();
  }

  @AfterEach
  void close() {
    patchbay.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "plain active", "explicit", "explicit active", "implicit"})
  void aFileGoesUpAndComesDown(String way) throws Exception {
    byte[] content = new byte[300_000];
    new Random(1).nextBytes(content);

    try (EmbeddedFtpServer server = server(way, TlsIdentity.localhost());
        FtpConnection connection = patchbay.connect(request(way, server.port()))) {
      try (OutputStream out = connection.openWrite("f.bin")) {
        out.write(content);
      }
      try (InputStream in = connection.openRead("f.bin")) {
        assertThat(in.readAllBytes()).isEqualTo(content);
      }
      assertThat(connection.list("*.bin")).extracting(FtpEntry::size).isEqualTo(List.of(300_000L));
    }
    assertThat(folder.resolve("f.bin")).hasBinaryContent(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "explicit"})
  void anUploadWhoseSourceFailsIsBrokenOffAndNeverConfirmed(String way) throws Exception {
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[200_000]),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the disk is gone");
              }
            });

    try (EmbeddedFtpServer server = server(way, TlsIdentity.localhost());
        FtpConnection connection = patchbay.connect(request(way, server.port()))) {
      connection.list(); // Else it would be the upload's own probe that is confirmed.
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> connection.openWrite("f.bin").sendAll(failing))
          .withMessage("the disk is gone");

      assertThat(connection.lastResponse()).contains("150").doesNotContain("226");
      assertThat(connection.currentDirectory()).isEqualTo("/");
    }
  }

  @Test
  void aCertificateForAnotherHostIsRefusedBeforeTheLogin() throws Exception {
    try (EmbeddedFtpServer server = server("explicit", TlsIdentity.elsewhere())) {
      failing(
          () -> patchbay.connect(request("explicit", server.port())),
          InternetError.SEC_CERT_CN_INVALID);
    }
  }

  @Test
  void anEarlyCloseUnderTlsLeavesTheSessionUsable() throws Exception {
    Files.write(folder.resolve("big"), new byte[8 << 20]);

    try (EmbeddedFtpServer server = server("explicit", TlsIdentity.localhost());
        FtpConnection connection = patchbay.connect(request("explicit", server.port()))) {
      try (InputStream in = connection.openRead("big")) {
        in.read();
      }
      assertThat(connection.size("big")).isEqualTo(8 << 20);
    }
  }

  private EmbeddedFtpServer server(String way, TlsIdentity identity) {
    EmbeddedFtpServer.Builder builder = EmbeddedFtpServer.serving(folder).writable();
    if (way.startsWith("explicit")) {
      builder.tls(identity);
    } else if (way.startsWith("implicit")) {
      builder.implicitTls(identity);
    }
    return builder.start();
  }

  private static ConnectRequest request(String way, int port) {
    ConnectRequest request =
        FtpPatchbay.to(port)
            .tls(TlsOptions.DEFAULT.trusting(List.of(TlsIdentity.localhost().authority())));
    request = way.startsWith("explicit") ? request.secure() : request;
    request = way.startsWith("implicit") ? request.implicitTls() : request;
    return way.endsWith("active") ? request.active() : request;
  }
}
