package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.servers.EmbeddedFtpServer;
import org.patchbay.servers.EmbeddedHttpServer;

/** Providers depart by every way there is; handles stay, nothing that could succeed fails. */
public class SwitchingIT extends ContainerTest {
  private static final int SIZE = 3_000_000;
  private static final int CLIENTS = 4;

  private final List<InternetStatus> events = new CopyOnWriteArrayList<>();
  private final Path folder;
  private final byte[] content = new byte[SIZE];
  private InternetSession session;
  private EmbeddedFtpServer ftpServer;

  public SwitchingIT() throws Exception {
    folder = newFolder();
    new Random(1).nextBytes(content);
    Files.write(folder.resolve("big.bin"), content);
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/a.txt"), "a\n");
  }

  @Before
  public void open() throws Exception {
    ftpServer = EmbeddedFtpServer.serving(folder).writable().start();
    session =
        internet.open(
            SessionOptions.agent("itest/1.0").listener(event -> events.add(event.status())));
  }

  @After
  public void close() {
    session.close();
    ftpServer.close();
  }

  @Test
  public void anIdleHandleSurvivesEveryWayOfDepartureAndKeepsItsDirectory() throws Exception {
    FtpConnection ftp = connect();
    ftp.changeDirectory("sub");

    Bundle provider = installed(FTP);
    provider.stop();
    provider.start();
    assertInSub(ftp);

    update(provider);
    assertInSub(ftp);

    refresh(provider);
    assertInSub(ftp);

    disableAndEnable("org.patchbay.provider.ftp.FtpProvider");
    assertInSub(ftp);

    provider.uninstall();
    context
        .installBundle(location(FTP) + "?again", URI.create(location(FTP)).toURL().openStream())
        .start();
    assertInSub(ftp);
    assertThat(events.stream().filter(InternetStatus.PROVIDER_RESUMED::equals)).hasSize(5);
  }

  @Test
  public void aCallWaitsThroughAnUpdate() throws Exception {
    FtpConnection ftp = connect();
    installed(FTP).stop();
    CompletableFuture<Long> size =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return ftp.size("big.bin");
              } catch (InternetException e) {
                throw new IllegalStateException(e);
              }
            });

    installed(FTP).start();

    assertThat(size.get(20, TimeUnit.SECONDS)).isEqualTo(SIZE);
  }

  @Test
  public void aDownloadGoesOnWhereItWas() throws Exception {
    FtpConnection ftp = connect();
    try (InputStream in = ftp.openRead("big.bin")) {
      byte[] start = in.readNBytes(100_000);
      swapWhileQuiet(FTP);
      byte[] rest = in.readAllBytes();

      assertThat(start.length + rest.length).isEqualTo(SIZE);
      assertThat(java.util.Arrays.equals(content, 0, start.length, start, 0, start.length))
          .isTrue();
      assertThat(java.util.Arrays.equals(content, start.length, SIZE, rest, 0, rest.length))
          .isTrue();
    }
    assertThat(events).contains(InternetStatus.PROVIDER_RESUMED);
    assertThat(ftp.size("big.bin")).isEqualTo(SIZE);
  }

  @Test
  public void aFileThatWasReplacedIsNeverMixed() throws Exception {
    FtpConnection ftp = connect();
    InputStream in = ftp.openRead("big.bin");
    in.readNBytes(100_000);
    Files.write(folder.resolve("other.bin"), new byte[SIZE + 1]);
    Files.move(
        folder.resolve("other.bin"),
        folder.resolve("big.bin"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    swapWhileQuiet(FTP);

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(in::readAllBytes)
        .extracting(InternetException::error)
        .isEqualTo(InternetError.RESUME_FAILED);
  }

  @Test
  public void cookiesOfASessionOutliveTheProvider() throws Exception {
    try (EmbeddedHttpServer server =
            EmbeddedHttpServer.serving(folder)
                .handle(
                    "/visit",
                    exchange -> {
                      boolean known = exchange.getRequestHeaders().containsKey("Cookie");
                      exchange.getResponseHeaders().add("Set-Cookie", "seen=yes; Path=/");
                      exchange.sendResponseHeaders(known ? 200 : 201, -1);
                      exchange.close();
                    })
                .start();
        HttpConnection http =
            session.connect(
                HttpConnection.HTTP, ConnectRequest.to("localhost").port(server.port()))) {
      assertThat(visit(http)).isEqualTo(201);
      Bundle provider = installed(HTTP);
      provider.stop();
      provider.start();
      assertThat(visit(http)).isEqualTo(200);
    }
  }

  @Test
  public void underLoadNoOperationFailsWhileTheProviderIsSwapped() throws Exception {
    AtomicBoolean swapping = new AtomicBoolean(true);
    CountDownLatch started = new CountDownLatch(CLIENTS);
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<Future<Integer>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(threads.submit(() -> work(swapping, started)));
    }
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    Bundle provider = installed(FTP);
    for (int swap = 0; swap < 10; swap++) {
      if (swap % 2 == 0) {
        provider.stop();
        provider.start();
      } else {
        update(provider);
      }
    }
    swapping.set(false);

    for (Future<Integer> client : clients) {
      assertThat(client.get(60, TimeUnit.SECONDS)).isPositive();
    }
    threads.shutdownNow();
  }

  private int work(AtomicBoolean swapping, CountDownLatch started) {
    int operations = 0;
    try (FtpConnection ftp = connect()) {
      while (swapping.get()) {
        assertThat(ftp.list("sub")).hasSize(1);
        try (InputStream in = ftp.openRead("sub/a.txt")) {
          assertThat(in.readAllBytes()).hasSize(2);
        }
        assertThat(ftp.size("big.bin")).isEqualTo(SIZE);
        if (operations++ == 0) {
          started.countDown();
        }
      }
      return operations;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A download that nobody reads for a while is not waited for. */
  private void swapWhileQuiet(String name) throws Exception {
    Bundle provider = installed(name);
    provider.stop();
    provider.start();
  }

  private static int visit(HttpConnection http) throws InternetException {
    try (HttpResponse response = http.get("/visit")) {
      return response.status();
    }
  }

  private static void assertInSub(FtpConnection ftp) throws InternetException {
    assertThat(ftp.currentDirectory()).isEqualTo("/sub");
    assertThat(ftp.list("*.txt")).hasSize(1);
  }

  private FtpConnection connect() throws InternetException {
    return session.connect(
        FtpConnection.FTP, ConnectRequest.to("localhost").port(ftpServer.port()).context("it"));
  }

  private void refresh(Bundle bundle) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    FrameworkListener listener =
        event -> {
          if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
            done.countDown();
          }
        };
    context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), listener);
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private void disableAndEnable(String component) throws Exception {
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    ServiceComponentRuntime runtime = context.getService(reference);
    ComponentDescriptionDTO description =
        runtime.getComponentDescriptionDTOs().stream()
            .filter(dto -> dto.name.equals(component))
            .findFirst()
            .orElseThrow();
    runtime.disableComponent(description).getValue();
    runtime.enableComponent(description).getValue();
    context.ungetService(reference);
  }
}
