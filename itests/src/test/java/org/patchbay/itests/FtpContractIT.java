package org.patchbay.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ServiceType;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.servers.EmbeddedFtpServer;
import org.patchbay.servers.TlsIdentity;
import org.patchbay.tck.Capabilities;
import org.patchbay.tck.Login;
import org.patchbay.tck.ProviderContract;
import org.patchbay.tck.RunningServer;

/** The FTP provider keeps the contract. */
class FtpContractIT extends ProviderContract<FtpConnection> {
  private final SampleContent content = new SampleContent();
  private @Nullable Login login;

  @Override
  protected ServiceType<FtpConnection> service() {
    return FtpConnection.FTP;
  }

  @Override
  protected URI provider() {
    return Bundles.location("org.patchbay.provider.ftp");
  }

  @Override
  protected RunningServer server(Login newLogin) {
    login = newLogin;
    EmbeddedFtpServer server = builder().start();
    return RunningServer.of(server.port(), server);
  }

  private RunningServer secureServer() {
    EmbeddedFtpServer server = builder().tls(TlsIdentity.localhost()).start();
    return RunningServer.of(server.port(), server);
  }

  private EmbeddedFtpServer.Builder builder() {
    Login accepted = Objects.requireNonNull(login, "the plain server is started first");
    return EmbeddedFtpServer.serving(content.folder())
        .user(accepted.user(), accepted.password())
        .withoutAnonymous()
        .writable();
  }

  @Override
  protected void use(FtpConnection ftp) throws IOException {
    assertEquals(SampleContent.SIZE, ftp.size("/" + SampleContent.LARGE));
  }

  @Override
  protected Capabilities<FtpConnection> capabilities() {
    return Capabilities.<FtpConnection>none()
        .login()
        .state(
            ftp -> ftp.changeDirectory(SampleContent.SUBFOLDER),
            ftp -> assertEquals("/" + SampleContent.SUBFOLDER, ftp.currentDirectory()))
        .download(ftp -> ftp.openRead("/" + SampleContent.LARGE), content.large())
        .resume()
        .upload(ftp -> ftp.openWrite("/upload.bin"), this::stored)
        .secure(this::secureServer);
  }

  private byte @Nullable [] stored() throws IOException {
    Path file = content.folder().resolve("upload.bin");
    return Files.exists(file) ? Files.readAllBytes(file) : null;
  }
}
