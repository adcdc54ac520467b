package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Hashtable;
import java.util.Map;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Internet;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.ftp.FtpConnection;

/** Each configuration of the core is in force when it starts, whatever of the others is there. */
public class ConfiguredAloneIT extends ContainerTest {

  @Test
  public void theRulesAreInForceWithoutAnyOtherConfiguration() throws Exception {
    Internet restarted =
        restarted("org.patchbay.profile", Map.of("name", "strict", "services", "ftp"));

    assertThat(restarted.profile()).hasToString("strict: ftp");
  }

  @Test
  public void tlsIsInForceWithoutAnyOtherConfiguration() throws Exception {
    Internet restarted = restarted("org.patchbay.tls", Map.of("trustedRoots", "/nowhere/ca.pem"));

    try (InternetSession session = restarted.open(SessionOptions.agent("itest"))) {
      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(
              () -> session.connect(FtpConnection.FTP, ConnectRequest.to("localhost").secure()))
          .withMessageContaining("configuration org.patchbay.tls cannot be used");
    }
  }

  /** The core's with the configuration alone, there before it starts. */
  private Internet restarted(String pid, Map<String, Object> configuration) throws Exception {
    Bundle api = installed(API);
    api.stop();
    configure(pid, new Hashtable<>(configuration));
    api.start();
    return context.getService(context.getServiceReference(Internet.class));
  }
}
