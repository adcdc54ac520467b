package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetSession;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.servers.EmbeddedFtpServer;
import org.patchbay.servers.EmbeddedHttpServer;

/**
 * One long download, its provider updated five times under it, each time past the drain time: the
 * bytes are the same. A few megabytes unless {@code -Dpatchbay.download.megabytes} says otherwise;
 * {@code -Dpatchbay.download.ftp=PORT/PATH}, {@code …http=PORT/PATH} and {@code …file=FILE} name a
 * server on this machine in place of ours, and what it has there.
 */
public class PatchedUnderDownloadIT extends ContainerTest {
  private static final int MEGABYTES = Integer.getInteger("patchbay.download.megabytes", 16);
  private static final int DRAIN_MILLIS = Integer.getInteger("patchbay.download.drain", 300);
  private static final int UPDATES = 5;
  private static final int PIECE = 64 * 1024;
  private static final int PIECE_EVERY_MILLIS = 20;

  private final List<InternetStatus> events = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
  private final Path folder;

  public PatchedUnderDownloadIT() throws Exception {
    folder = newFolder();
  }

  @After
  public void stop() throws Exception {
    clock.shutdownNow();
    Files.deleteIfExists(folder.resolve("big.bin"));
  }

  @Test
  public void anFtpDownloadHasTheSameBytesAfterFiveUpdates() throws Exception {
    Place place = Place.given("ftp");
    try (EmbeddedFtpServer server = EmbeddedFtpServer.serving(folder).start();
        InternetSession session = open();
        FtpConnection ftp =
            session.connect(FtpConnection.FTP, to(place == null ? server.port() : place.port))) {
      Path original = place == null ? write() : place.file;
      check(ftp.openRead(place == null ? "big.bin" : place.path), FTP, original);
    }
  }

  @Test
  public void anHttpDownloadHasTheSameBytesAfterFiveUpdates() throws Exception {
    Place place = Place.given("http");
    try (EmbeddedHttpServer server = EmbeddedHttpServer.serving(folder).start();
        InternetSession session = open();
        HttpConnection http =
            session.connect(HttpConnection.HTTP, to(place == null ? server.port() : place.port))) {
      Path original = place == null ? write() : place.file;
      check(http.get(place == null ? "/big.bin" : place.path).body(), HTTP, original);
    }
  }

  /** A file on somebody else's server. */
  private record Place(int port, String path, Path file) {
    static @Nullable Place given(String service) {
      String text = System.getProperty("patchbay.download." + service);
      if (text == null) {
        return null;
      }
      int slash = text.indexOf('/');
      return new Place(
          Integer.parseInt(text.substring(0, slash)),
          text.substring(service.equals("ftp") ? slash + 1 : slash),
          Path.of(System.getProperty("patchbay.download.file")));
    }
  }

  private InternetSession open() throws Exception {
    internet = restartedWith(Map.of("drainMillis", DRAIN_MILLIS));
    awaitProvider("ftp");
    awaitProvider("http");
    return internet.open(
        SessionOptions.agent("itest").listener(event -> events.add(event.status())));
  }

  private static ConnectRequest to(int port) {
    return ConnectRequest.to("127.0.0.1").port(port).context("it");
  }

  private Path write() throws Exception {
    Path file = folder.resolve("big.bin");
    Random random = new Random(7);
    byte[] piece = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < MEGABYTES; i++) {
        random.nextBytes(piece);
        out.write(piece);
      }
    }
    return file;
  }

  private void check(InputStream in, String provider, Path original) throws Exception {
    MessageDigest sum = MessageDigest.getInstance("SHA-256");
    CompletableFuture<Long> ended = new CompletableFuture<>();
    Semaphore pieces = new Semaphore(0);
    ScheduledFuture<?> reading =
        clock.scheduleAtFixedRate(
            () -> readPiece(in, sum, pieces, ended), 0, PIECE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    int part = (int) (Files.size(original) / PIECE / (UPDATES + 1));
    List<Long> took = new ArrayList<>();
    for (int update = 0; update < UPDATES; update++) {
      pieces.drainPermits();
      assertThat(pieces.tryAcquire(part / 2, 60, TimeUnit.SECONDS)).isTrue();
      took.add(update(provider));
    }
    ended.get(10, TimeUnit.MINUTES);
    reading.cancel(false);
    in.close();

    System.out.printf("%s updated in %s ms under a download%n", provider, took);
    assertThat(took).allMatch(millis -> millis >= DRAIN_MILLIS);
    assertThat(HexFormat.of().formatHex(sum.digest())).isEqualTo(digestOf(original));
    assertThat(events.stream().filter(InternetStatus.PROVIDER_RESUMED::equals)).hasSize(UPDATES);
  }

  private long update(String name) throws Exception {
    Bundle provider = installed(name);
    long start = System.nanoTime();
    update(provider);
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private static void readPiece(
      InputStream in, MessageDigest sum, Semaphore pieces, CompletableFuture<Long> ended) {
    try {
      byte[] piece = in.readNBytes(PIECE);
      sum.update(piece);
      pieces.release();
      if (piece.length < PIECE) {
        ended.complete(0L);
      }
    } catch (Exception e) {
      ended.completeExceptionally(e);
    }
  }

  private static String digestOf(Path file) throws Exception {
    MessageDigest sum = MessageDigest.getInstance("SHA-256");
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[PIECE];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        sum.update(piece, 0, count);
      }
    }
    return HexFormat.of().formatHex(sum.digest());
  }
}
