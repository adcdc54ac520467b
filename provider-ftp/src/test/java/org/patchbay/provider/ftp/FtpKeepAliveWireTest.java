package org.patchbay.provider.ftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.provider.ftp.FtpLoginWireTest.failing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.Upload;
import org.patchbay.api.ftp.FtpConnection;

/** Signs of life during transfers, and where servers put the replies to them. */
class FtpKeepAliveWireTest {
  private static final int PIECES = 3;
  private static final int PAUSE_MILLIS = 60;

  private final ScriptedServer server = new ScriptedServer();
  private FtpPatchbay patchbay;
  private FtpConnection connection;

  @BeforeEach
  void open() throws Exception {
    patchbay =
        new FtpPatchbay(
            new FtpSettings(
                StandardCharsets.UTF_8,
                "",
                1_000,
                Long.MAX_VALUE,
                -1,
                Duration.ofMillis(1),
                ListingSettings.DEFAULT,
                false,
                ""));
    server.says("EPSV", "502 what?").on("PASV", (argument, talk) -> passive(talk));
    connection = patchbay.connect(server);
  }

  private static void passive(ScriptedServer.Talk talk) throws IOException {
    int port = talk.listen();
    talk.say("227 (127,0,0,1," + port / 256 + "," + port % 256 + ")");
  }

  @AfterEach
  void close() throws Exception {
    patchbay.close();
    server.close();
  }

  /** Sends pieces with pauses between them; what is said after each, and at the end. */
  private void sends(String[] between, String... last) {
    server.on(
        "RETR",
        (argument, talk) -> {
          talk.say("150 go");
          try (Socket data = talk.data()) {
            for (int i = 0; i < PIECES; i++) {
              pause(data);
              data.getOutputStream().write("abc".charAt(i));
              if (i < between.length) {
                answer(between[i], talk);
              }
            }
          }
          for (String reply : last) {
            talk.say(reply);
          }
        });
  }

  private static void answer(String reply, ScriptedServer.Talk talk) throws IOException {
    if (reply.startsWith("200")) {
      assertThat(talk.nextCommand()).isEqualTo("NOOP");
    }
    talk.say(reply);
  }

  private static void pause(Socket data) throws IOException {
    pause(data, PAUSE_MILLIS);
  }

  private static void pause(Socket data, int millis) throws IOException {
    data.setSoTimeout(millis);
    try {
      data.getInputStream().read();
    } catch (SocketTimeoutException e) {
      data.setSoTimeout(0);
    }
  }

  /** Answers to NOOP from the first one on; the last is repeated. */
  private void answersNoop(String... answers) {
    int[] count = new int[1];
    server.on(
        "NOOP",
        (argument, talk) -> {
          String answer = answers[Math.min(count[0]++, answers.length - 1)];
          if (!answer.isEmpty()) {
            talk.say(answer);
          }
        });
  }

  private String read() throws IOException {
    try (InputStream in = connection.openRead("f")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private void isInStep() throws Exception {
    server.says("DELE", "250 gone").says("SIZE", "213 7");
    connection.delete("f");
    assertThat(connection.size("f")).isEqualTo(7);
  }

  @Test
  void repliesMayComeAfterTheTransfer() throws Exception {
    sends(new String[0], "226 done");

    assertThat(read()).isEqualTo("abc");
    assertThat(server.commands()).contains("NOOP");
    isInStep();
  }

  @Test
  void manyRepliesMayComeAtOnceBeforeTheLastOne() throws Exception {
    int many = 60;
    server.on(
        "RETR",
        (argument, talk) -> {
          talk.say("150 go");
          try (Socket data = talk.data()) {
            for (int i = 0; i < many + 5; i++) {
              pause(data, 5);
              data.getOutputStream().write('a');
            }
          }
          for (int i = 0; i < many; i++) {
            assertThat(talk.nextCommand()).isEqualTo("NOOP");
          }
          for (int i = 0; i < many; i++) {
            talk.say("200 still here");
          }
          talk.say("226 done");
        });

    assertThat(read()).isEqualTo("a".repeat(many + 5));
    isInStep();
  }

  @Test
  void repliesMayComeDuringTheTransfer() throws Exception {
    sends(new String[] {"200 one", "200 two"}, "226 done");

    assertThat(read()).isEqualTo("abc");
    isInStep();
  }

  @Test
  void theEndMayComeBeforeTheReplies() throws Exception {
    sends(new String[] {"226 done"});

    assertThat(read()).isEqualTo("abc");
    isInStep();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500 what?", "502 not here", "450 busy"})
  void aRefusedSignOfLifeIsNoEnd(String answer) throws Exception {
    answersNoop(answer);
    sends(new String[0], "226 done");

    assertThat(read()).isEqualTo("abc");
    isInStep();
  }

  @Test
  void aFailureAmongTheRepliesIsTheTransfers() throws Exception {
    sends(new String[] {"200 one"}, "451 disk");

    failing(this::read, InternetError.EXTENDED_ERROR);
    isInStep();
  }

  @Test
  void aReplyThatNeverComesIsNotWaitedFor() throws Exception {
    answersNoop("");
    sends(new String[0], "226 done");

    assertThat(read()).isEqualTo("abc");
    isInStep();
  }

  @Test
  void aServerThatAnswersNothingAfterATransferEndsTheSessionAndNotTheTransfer() throws Exception {
    answersNoop("");
    server.on("PWD", (argument, talk) -> {});
    sends(new String[0], "226 done");

    assertThat(read()).isEqualTo("abc");
    failing(() -> connection.size("f"), InternetError.FTP_DROPPED);
  }

  @Test
  void aSignOfLifeIsNoConfirmation() throws Exception {
    answersNoop("");
    sends(new String[] {"200 one", "200 two"});

    failing(this::read, InternetError.TIMEOUT);
    failing(() -> connection.size("f"), InternetError.FTP_DROPPED);
  }

  @Test
  void closingEarlyCountsTheRepliesToo() throws Exception {
    sends(new String[0], "426 broken");

    try (InputStream in = connection.openRead("f")) {
      in.read();
      in.read(new byte[100_000]);
    }

    isInStep();
  }

  @Test
  void uploadsGiveSignsOfLife() throws Exception {
    server.on("STOR", new Script(List.of("150 go", "@open", "@store", "226 done")));
    Upload upload = connection.openWrite("f");

    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1) / 20;
    while (System.nanoTime() < end) {
      upload.write(new byte[100_000]);
    }
    upload.close();

    isInStep();
    assertThat(server.commands()).contains("NOOP");
  }
}
