package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.servers.EmbeddedFtpServer;
import org.patchbay.servers.EmbeddedGopherServer;
import org.patchbay.servers.EmbeddedHttpServer;

/**
 * After a departure nothing leads to the provider's class loader, though the caller never closes.
 */
public class LeakIT extends ContainerTest {
  private static final long PATIENCE_SECONDS = 10;

  private final Path folder;

  public LeakIT() throws Exception {
    folder = newFolder();
    Files.write(folder.resolve("a.bin"), new byte[2_000_000]);
  }

  @Test
  public void ftpLeavesNothingBehind() throws Exception {
    try (EmbeddedFtpServer server = EmbeddedFtpServer.serving(folder).start();
        InternetSession session = internet.open(SessionOptions.agent("leak"))) {
      FtpConnection idle = session.connect(FtpConnection.FTP, to(server.port()));
      idle.list();
      FtpConnection reading = session.connect(FtpConnection.FTP, to(server.port()));
      InputStream stream = reading.openRead("a.bin");
      assertThat(stream.readNBytes(1000)).hasSize(1000);
      assertFails(idle);

      assertCollected(depart(FTP));
      assertThat(idle.isOpen()).isTrue();
      assertThat(stream).isNotNull();
    }
  }

  @Test
  public void httpLeavesNothingBehind() throws Exception {
    try (EmbeddedHttpServer server = EmbeddedHttpServer.serving(folder).start();
        InternetSession session = internet.open(SessionOptions.agent("leak"))) {
      HttpConnection http = session.connect(HttpConnection.HTTP, to(server.port()));
      HttpResponse open = http.get("/a.bin");
      assertThat(open.body().readNBytes(1000)).hasSize(1000);

      assertCollected(depart(HTTP));
      assertThat(open.status()).as("what a response is stays known").isEqualTo(200);
    }
  }

  /** Neither what an asynchronous call gave, nor what it failed with, nor one that waits. */
  @Test
  public void asynchronousCallsLeaveNothingBehind() throws Exception {
    try (EmbeddedFtpServer server = EmbeddedFtpServer.serving(folder).start();
        InternetSession session = internet.open(SessionOptions.agent("leak"))) {
      FtpConnection ftp =
          session.connectAsync(FtpConnection.FTP, to(server.port())).get(10, TimeUnit.SECONDS);
      CompletableFuture<?> given = ftp.async(() -> ftp.list());
      CompletableFuture<?> failed = ftp.async(() -> ftp.size("missing"));
      CompletableFuture<?> streaming = ftp.async(() -> ftp.openRead("a.bin"));
      streaming.get(10, TimeUnit.SECONDS);
      assertThat(failed).isCompletedExceptionally();

      WeakReference<ClassLoader> loader = depart(FTP);
      CompletableFuture<?> waiting = session.connectAsync(FtpConnection.FTP, to(server.port()));
      assertCollected(loader);
      assertThat(given).isCompleted();
      assertThat(waiting).isNotNull();
    }
  }

  @Test
  public void gopherLeavesNothingBehind() throws Exception {
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(folder).start();
        InternetSession session = internet.open(SessionOptions.agent("leak"))) {
      GopherConnection gopher = session.connect(GopherConnection.GOPHER, to(server.port()));
      gopher.menu("");

      assertCollected(depart(GOPHER));
      assertThat(gopher.isOpen()).isTrue();
    }
  }

  /** An exception that is kept must not keep the provider either. */
  private static void assertFails(FtpConnection connection) {
    try {
      connection.size("missing");
      throw new AssertionError("there is no such file");
    } catch (InternetException e) {
      assertThat(e).hasMessageContaining("550");
    }
  }

  private static ConnectRequest to(int port) {
    return ConnectRequest.to("localhost").port(port).context("leak");
  }

  /** In a method of its own, so that no local variable holds on to it. */
  private WeakReference<ClassLoader> depart(String name) throws BundleException {
    Bundle provider = installed(name);
    WeakReference<ClassLoader> loader =
        new WeakReference<>(provider.adapt(BundleWiring.class).getClassLoader());
    provider.uninstall();
    return loader;
  }

  private void assertCollected(WeakReference<ClassLoader> loader) throws InterruptedException {
    CountDownLatch refreshed = new CountDownLatch(1);
    FrameworkListener listener =
        event -> {
          if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
            refreshed.countDown();
          }
        };
    context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles((List<Bundle>) null, listener);
    assertThat(refreshed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    CountDownLatch never = new CountDownLatch(1);
    while (loader.get() != null && System.nanoTime() < deadline) {
      System.gc();
      assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
    }
    assertThat(loader.get()).as("the provider's class loader is still reachable").isNull();
  }
}
