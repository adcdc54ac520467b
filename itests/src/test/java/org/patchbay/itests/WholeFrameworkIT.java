package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.patchbay.servers.EmbeddedFtpServer;

/** What no test inside a framework can see: its shutdown, and a refresh of the API itself. */
public class WholeFrameworkIT {
  /** All departures of a shutdown share two seconds, and so do those of a refresh on Felix. */
  private static final Duration SHARED = Duration.ofSeconds(2);

  private static final Duration SLACK = Duration.ofSeconds(4);

  private final ServerSocket silent;
  private final List<Socket> accepted = new ArrayList<>();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final Path folder;
  private EmbeddedFtpServer server;
  private PlainFramework framework;

  public WholeFrameworkIT() throws IOException {
    silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    folder = ContainerTest.newFolder();
    Files.writeString(Files.createDirectory(folder.resolve("pub")).resolve("a.csv"), "1;2\n");
  }

  @Before
  public void start() throws Exception {
    server = EmbeddedFtpServer.serving(folder.resolve("pub")).start();
    framework = PlainFramework.start();
    assertThat(framework.fetch(server.port(), folder)).isEqualTo(1);
    Thread accepts = new Thread(this::accept, "silent-server");
    accepts.setDaemon(true);
    accepts.start();
  }

  @After
  public void stop() throws Exception {
    framework.stop();
    server.close();
    silent.close();
    for (Socket socket : accepted) {
      socket.close();
    }
  }

  @Test
  public void aShutdownCutsWhatIsUnderWayByOneSharedDeadline() throws Exception {
    CompletableFuture<Throwable> fetch = fetchFromTheSilentServer();
    List<Thread> before = patchbayThreads();
    long start = System.nanoTime();

    framework.stop();

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(SHARED.minusMillis(200), SHARED.plus(SLACK));
    assertThat(fetch.get(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    assertThat(before).isNotEmpty();
    for (Thread thread : before) {
      thread.join(TimeUnit.SECONDS.toMillis(10));
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @Test
  public void aRefreshOfTheApiCutsWhatIsUnderWayAndEverythingWorksAfterwards() throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (String name : List.of(ContainerTest.API, ContainerTest.FTP, ContainerTest.CONSUMER)) {
      loaders.add(loaderOf(name));
    }
    CompletableFuture<Throwable> fetch = fetchFromTheSilentServer();

    framework.refresh(framework.bundle(ContainerTest.API));

    assertThat(fetch.get(10, TimeUnit.SECONDS)).isInstanceOf(Exception.class);
    fetch = null;
    assertThat(framework.bundle(ContainerTest.CONSUMER).getState()).isEqualTo(Bundle.ACTIVE);
    assertThat(framework.fetch(server.port(), folder)).isEqualTo(1);
    for (WeakReference<ClassLoader> loader : loaders) {
      assertCollected(loader);
    }
  }

  private WeakReference<ClassLoader> loaderOf(String name) {
    return new WeakReference<>(framework.bundle(name).adapt(BundleWiring.class).getClassLoader());
  }

  private static void assertCollected(WeakReference<ClassLoader> loader) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    CountDownLatch never = new CountDownLatch(1);
    while (loader.get() != null && System.nanoTime() < deadline) {
      System.gc();
      assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
    }
    assertThat(loader.get()).as("a class loader from before the refresh").isNull();
  }

  /** Gives how the fetch ended, once it is under way. */
  private CompletableFuture<Throwable> fetchFromTheSilentServer() throws InterruptedException {
    CompletableFuture<Throwable> ended =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                framework.fetch(silent.getLocalPort(), folder);
                throw new CompletionException("a silent server gave something", null);
              } catch (Exception e) {
                return e;
              }
            },
            task -> new Thread(task, "fetch").start());
    assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
    return ended;
  }

  private void accept() {
    try {
      while (true) {
        accepted.add(silent.accept());
        reached.countDown();
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static List<Thread> patchbayThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("patchbay-"))
        .toList();
  }
}
