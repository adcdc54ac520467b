package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpRequest;
import org.patchbay.servers.EmbeddedFtpServer;
import org.patchbay.servers.EmbeddedHttpServer;

/** Asynchronous calls while their providers come and go, and while their own bundle stops. */
public class AsyncSwitchingIT extends ContainerTest {
  private static final int SIZE = 200_000;

  private final long seed = Long.getLong("patchbay.stress.seed", System.nanoTime());
  private final Path folder;
  private InternetSession session;
  private EmbeddedFtpServer ftpServer;
  private EmbeddedHttpServer httpServer;

  public AsyncSwitchingIT() throws Exception {
    folder = newFolder();
    Files.write(folder.resolve("a.bin"), new byte[SIZE]);
  }

  @Before
  public void open() throws Exception {
    ftpServer = EmbeddedFtpServer.serving(folder).start();
    httpServer = EmbeddedHttpServer.serving(folder).start();
    session = internet.open(SessionOptions.agent("itest/1.0"));
  }

  @After
  public void close() {
    session.close();
    ftpServer.close();
    httpServer.close();
  }

  private ConnectRequest toFtp() {
    return ConnectRequest.to("localhost").port(ftpServer.port());
  }

  private static <T> T result(CompletableFuture<T> future) throws Exception {
    return future.get(30, TimeUnit.SECONDS);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("patchbay-async-"))
        .filter(thread -> thread.getState() != Thread.State.TERMINATED)
        .count();
  }

  @Test
  public void connectsThatWaitForAProviderKeepNoThreadAndAllSucceed() throws Exception {
    FtpConnection known = session.connect(FtpConnection.FTP, toFtp());
    installed(FTP).stop();
    List<CompletableFuture<FtpConnection>> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(session.connectAsync(FtpConnection.FTP, toFtp()));
    }
    CompletableFuture<Long> size = known.async(() -> known.size("a.bin"));
    assertThat(threads()).isZero();
    assertThat(all).noneMatch(CompletableFuture::isDone);

    installed(FTP).start();

    for (CompletableFuture<FtpConnection> each : all) {
      result(each.thenAccept(FtpConnection::close));
    }
    assertThat(result(size)).isEqualTo(SIZE);
  }

  @Test
  public void noAsynchronousCallFailsWhileProvidersAreUpdated() throws Exception {
    System.out.printf("AsyncSwitchingIT seed %d%n", seed);
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong calls = new AtomicLong();
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      FtpConnection ftp = result(session.connectAsync(FtpConnection.FTP, toFtp()));
      HttpConnection http =
          result(
              session.connectAsync(
                  HttpConnection.HTTP, ConnectRequest.to("localhost").port(httpServer.port())));
      clients.add(CompletableFuture.runAsync(() -> useFtp(ftp, over, calls)));
      clients.add(CompletableFuture.runAsync(() -> useHttp(http, over, calls)));
    }
    Random random = new Random(seed);
    for (int i = 0; i < 8; i++) {
      update(installed(random.nextBoolean() ? FTP : HTTP));
    }
    over.set(true);

    for (CompletableFuture<Void> client : clients) {
      result(client);
    }
    assertThat(calls).as("seed %d", seed).hasValueGreaterThan(50);
  }

  private static void useFtp(FtpConnection ftp, AtomicBoolean over, AtomicLong calls) {
    while (!over.get()) {
      CompletableFuture<Integer> listed = ftp.async(() -> ftp.list().size());
      CompletableFuture<Integer> read =
          ftp.async(
              () -> {
                try (InputStream in = ftp.openRead("a.bin")) {
                  return in.readAllBytes().length;
                }
              });
      assertThat(listed.join()).isEqualTo(1);
      assertThat(read.join()).isEqualTo(SIZE);
      calls.addAndGet(2);
    }
  }

  private static void useHttp(HttpConnection http, AtomicBoolean over, AtomicLong calls) {
    while (!over.get()) {
      List<CompletableFuture<Integer>> sent = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        sent.add(
            http.sendAsync(HttpRequest.get("/a.bin"))
                .thenApply(
                    response -> {
                      try (response) {
                        return response.bytes(SIZE + 1).length;
                      } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                      }
                    }));
      }
      sent.forEach(length -> assertThat(length.join()).isEqualTo(SIZE));
      calls.addAndGet(sent.size());
    }
  }

  @Test
  public void aBundleThatStopsHasItsCallsCancelledAndItsThreadsEnded() throws Exception {
    Bundle owner = installed(CONSUMER);
    InternetSession its = internetOf(owner).open(SessionOptions.agent("its"));
    FtpConnection ftp = result(its.connectAsync(FtpConnection.FTP, toFtp()));
    CompletableFuture<Thread> inside = new CompletableFuture<>();
    CompletableFuture<Boolean> waiting =
        ftp.async(
            () -> {
              inside.complete(Thread.currentThread());
              new CompletableFuture<Boolean>().get(60, TimeUnit.SECONDS);
              return true;
            });
    Thread worker = result(inside);
    CompletableFuture<Long> queued = ftp.async(() -> ftp.size("a.bin"));
    CompletableFuture<Thread> teller = queued.handle((size, failure) -> Thread.currentThread());

    owner.stop();

    // First, since whoever waits for a future runs what hangs on it.
    assertThat(result(teller).getName()).startsWith("patchbay-");
    assertCancelled(waiting);
    assertCancelled(queued);
    worker.join(10_000);
    assertThat(worker.isAlive()).isFalse();
    assertThatThrownBy(() -> result(its.async(() -> 1)))
        .cause()
        .isInstanceOfSatisfying(
            InternetException.class,
            e -> assertThat(e.error()).isEqualTo(InternetError.INVALID_HANDLE));
  }

  private static void assertCancelled(CompletableFuture<?> future) {
    assertThatThrownBy(() -> result(future))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            InternetException.class,
            e -> assertThat(e.error()).isEqualTo(InternetError.OPERATION_CANCELLED));
  }
}
