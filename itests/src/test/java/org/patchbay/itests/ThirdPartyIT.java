package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.examples.finger.FingerConnection;

/** A third party's provider, its typed connection in a bundle of its own, is swapped like ours. */
public class ThirdPartyIT extends ContainerTest {
  private final ServerSocket server;

  public ThirdPartyIT() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @Before
  public void serve() {
    Thread answers = new Thread(this::answer, "finger-server");
    answers.setDaemon(true);
    answers.start();
  }

  @After
  public void close() throws IOException {
    server.close();
  }

  @Test
  public void itsHandlesSurviveItsUpdateAndItsRestart() throws Exception {
    awaitProvider("finger");
    try (InternetSession session = internet.open(SessionOptions.agent("itest"));
        FingerConnection finger =
            session.connect(
                FingerConnection.FINGER,
                ConnectRequest.to("127.0.0.1").port(server.getLocalPort()))) {
      assertThat(finger.finger("ann")).containsExactly("ann is here");
      Bundle provider = installed(FINGER);

      provider.update(URI.create(location(FINGER)).toURL().openStream());
      assertThat(finger.finger("bob")).containsExactly("bob is here");

      provider.stop();
      provider.start();
      assertThat(finger.finger("eve")).containsExactly("eve is here");
    }
  }

  private void answer() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        String name =
            new BufferedReader(
                    new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
        client.getOutputStream().write((name + " is here\r\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // The test closes the server, or a client has gone: either way there is the next.
      }
    }
  }
}
