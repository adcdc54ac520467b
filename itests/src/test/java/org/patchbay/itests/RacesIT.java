package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
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
import org.patchbay.servers.EmbeddedFtpServer;

/**
 * Two things at once, again and again: none may lock up, none may be lost, none may use what is
 * closed. {@code -Dpatchbay.races.rounds} prolongs it, {@code -Dpatchbay.races.seed} repeats it.
 */
public class RacesIT extends ContainerTest {
  private static final int ROUNDS = Integer.getInteger("patchbay.races.rounds", 15);

  /** What a call may end with that its own handle's close overtook. */
  private static final Set<InternetError> CLOSED =
      EnumSet.of(InternetError.OPERATION_CANCELLED, InternetError.INVALID_HANDLE);

  private final long seed = Long.getLong("patchbay.races.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Path folder;
  private EmbeddedFtpServer server;
  private InternetSession session;

  public RacesIT() throws Exception {
    folder = newFolder();
    Files.write(folder.resolve("big.bin"), new byte[2_000_000]);
  }

  @Before
  public void open() throws Exception {
    System.out.println("RacesIT seed " + seed);
    server = EmbeddedFtpServer.serving(folder).start();
    internet = restartedWith(Map.of("drainMillis", 50));
    awaitProvider("ftp");
    session = internet.open(SessionOptions.agent("itest"));
  }

  @After
  public void close() {
    session.close();
    server.close();
  }

  @Test
  public void connectAgainstDeparture() throws Exception {
    race(
        () -> {
          FtpConnection ftp = connect();
          assertThat(ftp.list()).hasSize(1);
          ftp.close();
        },
        this::swap);
  }

  @Test
  public void closeAgainstDeparture() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      FtpConnection ftp = connect();
      InputStream in = ftp.openRead("big.bin");
      in.readNBytes(1000);
      together(ftp::close, this::swap, () -> onlyClosed(in::readAllBytes));
      assertThat(ftp.isOpen()).isFalse();
    }
    assertNothingWrong();
  }

  @Test
  public void departureAgainstDeparture() throws Exception {
    FtpConnection kept = connect();
    for (int round = 0; round < ROUNDS; round++) {
      Bundle provider = installed(FTP);
      together(() -> update(provider), this::swap, () -> assertThat(kept.list()).hasSize(1));
      assertThat(kept.list()).hasSize(1);
    }
    assertNothingWrong();
  }

  @Test
  public void cancelAgainstResume() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      FtpConnection ftp = connect();
      InputStream in = ftp.openRead("big.bin");
      in.readNBytes(1000);
      swap();
      together(() -> onlyClosed(in::readAllBytes), in::close, this::swap);
      assertThat(ftp.list()).hasSize(1);
      ftp.close();
    }
    assertNothingWrong();
  }

  /** Something a thread does. */
  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }

  private void race(Step one, Step other) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      together(one, other);
    }
    assertNothingWrong();
  }

  /** Runs these at the same moment, give or take a millisecond, and waits for all of them. */
  private void together(Step... steps) throws Exception {
    CyclicBarrier start = new CyclicBarrier(steps.length);
    CountDownLatch done = new CountDownLatch(steps.length);
    for (Step step : steps) {
      int spins = random.nextInt(20_000);
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await(20, TimeUnit.SECONDS);
                  for (int i = 0; i < spins; i++) {
                    Thread.onSpinWait();
                  }
                  step.run();
                } catch (Exception | AssertionError e) {
                  wrong.add(e.toString());
                } finally {
                  done.countDown();
                }
              });
      thread.setDaemon(true);
      thread.start();
    }
    assertThat(done.await(30, TimeUnit.SECONDS)).as("locked up, seed %d", seed).isTrue();
  }

  private void onlyClosed(Step step) throws Exception {
    try {
      step.run();
    } catch (InternetException e) {
      if (!CLOSED.contains(e.error())) {
        throw e;
      }
    } catch (IOException e) {
      wrong.add(e.toString());
    }
  }

  private void assertNothingWrong() {
    assertThat(wrong).as("seed %d", seed).isEmpty();
  }

  private FtpConnection connect() throws InternetException {
    return session.connect(
        FtpConnection.FTP, ConnectRequest.to("localhost").port(server.port()).context("race"));
  }

  private void swap() throws Exception {
    Bundle provider = installed(FTP);
    provider.stop();
    provider.start();
  }
}
