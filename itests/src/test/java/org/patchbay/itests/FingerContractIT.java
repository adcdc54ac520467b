package org.patchbay.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.patchbay.api.InternetException;
import org.patchbay.api.ServiceType;
import org.patchbay.examples.finger.FingerConnection;
import org.patchbay.tck.Login;
import org.patchbay.tck.ProviderContract;
import org.patchbay.tck.RunningServer;

/** The third party's provider keeps the contract; the page on writing providers shows this. */
class FingerContractIT extends ProviderContract<FingerConnection> {

  @Override
  protected ServiceType<FingerConnection> service() {
    return FingerConnection.FINGER;
  }

  @Override
  protected URI provider() {
    return Bundles.location("org.patchbay.examples.finger.provider");
  }

  @Override
  protected RunningServer server(Login login) throws IOException {
    return new FingerServer();
  }

  @Override
  protected void use(FingerConnection finger) throws InternetException {
    assertEquals(List.of("ann is here"), finger.finger("ann"));
  }
}
