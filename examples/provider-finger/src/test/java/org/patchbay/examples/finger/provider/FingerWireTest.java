package org.patchbay.examples.finger.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.SessionOptions;
import org.patchbay.examples.finger.FingerConnection;
import org.patchbay.internal.PlainPatchbay;

class FingerWireTest {

  @Test
  void aQuestionGoesOutAndItsAnswerComesBackInLines() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        PlainPatchbay patchbay = patchbay()) {
      CompletableFuture<String> question =
          answering(server, "Login: ann\r\nPlan: \u001b[2Jnone\r\n");

      assertThat(connect(patchbay, server.getLocalPort()).finger("ann"))
          .containsExactly("Login: ann", "Plan: ?[2Jnone");
      assertThat(question.get(10, TimeUnit.SECONDS)).isEqualTo("ann");
    }
  }

  @Test
  void aNameThatWouldSplitTheQuestionIsRefusedBeforeAByteIsSent() throws Exception {
    try (PlainPatchbay patchbay = patchbay()) {
      FingerConnection connection = connect(patchbay, 1);

      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> connection.finger("ann\r\nbob"))
          .extracting(InternetException::error)
          .isEqualTo(InternetError.INVALID_PARAMETER);
    }
  }

  private static PlainPatchbay patchbay() {
    return PlainPatchbay.with(
        new FingerProvider(), Map.of("patchbay.service", "finger", "patchbay.port", 79));
  }

  private static FingerConnection connect(PlainPatchbay patchbay, int port)
      throws InternetException {
    return patchbay
        .internet()
        .open(SessionOptions.agent("test"))
        .connect(FingerConnection.FINGER, ConnectRequest.to("127.0.0.1").port(port));
  }

  private static CompletableFuture<String> answering(ServerSocket server, String answer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Socket client = server.accept()) {
            client.setSoTimeout(10_000);
            String question =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            return question;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
