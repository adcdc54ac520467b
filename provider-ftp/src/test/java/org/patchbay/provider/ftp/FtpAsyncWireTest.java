package org.patchbay.provider.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;

/** Calls that threads of the core make on an FTP session: in order, and ended in every phase. */
class FtpAsyncWireTest {
  private final ScriptedServer server = new ScriptedServer();
  private final CountDownLatch reached = new CountDownLatch(1);
  private FtpPatchbay patchbay;

  @BeforeEach
  void open() throws Exception {
    patchbay = new FtpPatchbay();
    server.says("CWD", "250 there").says("DELE", "250 gone").says("MKD", "257 \"new\"");
  }

  @AfterEach
  void close() throws Exception {
    patchbay.close();
    server.close();
  }

  private CompletableFuture<FtpConnection> connecting() {
    return patchbay.session().connectAsync(FtpConnection.FTP, FtpPatchbay.to(server.port()));
  }

  private static <T> T result(CompletableFuture<T> future) throws Exception {
    return future.get(5, TimeUnit.SECONDS);
  }

  @Test
  void callsAreSentInTheOrderInWhichTheyWereBegun() throws Exception {
    FtpConnection ftp = result(connecting());
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String name = "f" + i;
      all.add(ftp.async(() -> ftp.delete(name)));
    }
    for (CompletableFuture<?> each : all) {
      result(each);
    }

    assertThat(server.commands().stream().filter(line -> line.startsWith("DELE")))
        .containsExactlyElementsOf(
            java.util.stream.IntStream.range(0, 50).mapToObj(i -> "DELE f" + i).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {ScriptedServer.GREETING, "USER", "PASS"})
  void connectingEndsInEachStepOfTheLogin(String step) throws Exception {
    server.on(step, (argument, talk) -> reached.countDown());
    CompletableFuture<FtpConnection> connecting = connecting();
    assertThat(reached.await(5, TimeUnit.SECONDS)).isTrue();

    connecting.cancel(true);

    CompletableFuture<String> next = patchbay.session().async(() -> "next");
    assertThat(result(next)).isEqualTo("next");
  }

  @Test
  void afterACancelledCallTheNextLogsInAgainToTheSameDirectory() throws Exception {
    FtpConnection ftp = result(connecting());
    server.says("PWD", "257 \"/sub\"");
    result(ftp.async(() -> ftp.changeDirectory("sub")));
    server.on("DELE", (argument, talk) -> reached.countDown());
    CompletableFuture<InternetError> error = new CompletableFuture<>();
    CompletableFuture<Void> silent =
        ftp.async(
            () -> {
              try {
                ftp.delete("x");
              } catch (InternetException e) {
                error.complete(e.error());
              }
            });
    assertThat(reached.await(5, TimeUnit.SECONDS)).isTrue();

    silent.cancel(true);

    assertThat(result(error)).isEqualTo(InternetError.OPERATION_CANCELLED);
    server.says("DELE", "250 gone");
    result(ftp.async(() -> ftp.delete("y")));
    ftp.delete("z");
    assertThat(server.commands())
        .containsSubsequence("DELE x", "USER anonymous", "CWD /sub", "DELE y", "DELE z");
    assertThat(server.commands().stream().filter("USER anonymous"::equals)).hasSize(2);
  }

  @Test
  void aTransferIsCutAndTheSessionCanBeUsedAgain() throws Exception {
    FtpConnection ftp = result(connecting());
    server.on(
        "RETR",
        (argument, talk) -> {
          talk.say("150 here");
          try (Socket data = talk.data()) {
            data.getOutputStream().write(new byte[1000]);
            reached.countDown();
            data.getInputStream().read(); // until it is cut
          }
        });
    CompletableFuture<byte[]> reading =
        ftp.async(
            () -> {
              try (InputStream in = ftp.openRead("big")) {
                return in.readAllBytes();
              }
            });
    assertThat(reached.await(5, TimeUnit.SECONDS)).isTrue();

    reading.cancel(true);

    assertThat(result(ftp.async(() -> ftp.currentDirectory()))).isEqualTo("/");
  }

  @Test
  void anUploadThatIsCancelledNeverPassesForComplete() throws Exception {
    FtpConnection ftp = result(connecting());
    CompletableFuture<Boolean> endedInOrder = new CompletableFuture<>();
    server.on(
        "STOR",
        (argument, talk) -> {
          talk.say("150 send");
          try (Socket data = talk.data()) {
            InputStream in = data.getInputStream();
            in.read();
            reached.countDown();
            in.readAllBytes();
            endedInOrder.complete(true);
          } catch (IOException e) {
            endedInOrder.complete(false);
          }
        });
    CompletableFuture<Boolean> writing =
        ftp.async(
            () -> {
              try (OutputStream out = ftp.openWrite("up")) {
                out.write(new byte[200_000]);
                new CountDownLatch(1).await(5, TimeUnit.SECONDS); // until it is cancelled
                return true;
              }
            });
    assertThat(reached.await(5, TimeUnit.SECONDS)).isTrue();

    writing.cancel(true);

    assertThat(result(endedInOrder)).isFalse();
    assertThat(result(ftp.async(() -> ftp.currentDirectory()))).isEqualTo("/");
  }

  @Test
  void whatWaitsBehindACancelledListingIsSentAndWhatWasCancelledIsNot() throws Exception {
    FtpConnection ftp = result(connecting());
    server.on(
        "LIST",
        (argument, talk) -> {
          talk.say("150 here");
          try (Socket data = talk.data()) {
            reached.countDown();
            data.getInputStream().read();
          }
        });
    CompletableFuture<List<FtpEntry>> listing = ftp.async(() -> ftp.list(""));
    assertThat(reached.await(5, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> unwanted = ftp.async(() -> ftp.delete("unwanted"));
    CompletableFuture<Void> wanted = ftp.async(() -> ftp.makeDirectory("new"));

    unwanted.cancel(true);
    listing.cancel(true);

    result(wanted);
    assertThat(server.commands()).contains("MKD new").doesNotContain("DELE unwanted");
  }

  @Test
  void closingTheConnectionEndsWhatItIsAt() throws Exception {
    FtpConnection ftp = result(connecting());
    server.on("DELE", (argument, talk) -> reached.countDown());
    CompletableFuture<Void> silent = ftp.async(() -> ftp.delete("x"));
    assertThat(reached.await(5, TimeUnit.SECONDS)).isTrue();

    ftp.close();

    assertThatThrownBy(() -> result(silent))
        .cause()
        .isInstanceOfSatisfying(
            InternetException.class,
            e -> assertThat(e.error()).isEqualTo(InternetError.OPERATION_CANCELLED));
  }
}
