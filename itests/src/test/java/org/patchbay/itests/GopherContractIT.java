package org.patchbay.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import org.patchbay.api.ServiceType;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.servers.EmbeddedGopherServer;
import org.patchbay.servers.TlsIdentity;
import org.patchbay.tck.Capabilities;
import org.patchbay.tck.Login;
import org.patchbay.tck.ProviderContract;
import org.patchbay.tck.RunningServer;

/** The Gopher provider keeps the contract. */
class GopherContractIT extends ProviderContract<GopherConnection> {
  private final SampleContent content = new SampleContent();

  @Override
  protected ServiceType<GopherConnection> service() {
    return GopherConnection.GOPHER;
  }

  @Override
  protected URI provider() {
    return Bundles.location("org.patchbay.provider.gopher");
  }

  @Override
  protected RunningServer server(Login login) throws IOException {
    EmbeddedGopherServer server = EmbeddedGopherServer.serving(content.folder()).start();
    return RunningServer.of(server.port(), server);
  }

  private RunningServer secureServer() throws IOException {
    EmbeddedGopherServer server =
        EmbeddedGopherServer.serving(content.folder()).tls(TlsIdentity.localhost()).start();
    return RunningServer.of(server.port(), server);
  }

  @Override
  protected void use(GopherConnection gopher) throws IOException {
    assertTrue(
        gopher.menu("").stream().anyMatch(item -> item.selector().endsWith(SampleContent.LARGE)));
  }

  @Override
  protected Capabilities<GopherConnection> capabilities() {
    return Capabilities.<GopherConnection>none()
        .download(gopher -> gopher.openBinary("/" + SampleContent.LARGE), content.large())
        .secure(this::secureServer);
  }
}
