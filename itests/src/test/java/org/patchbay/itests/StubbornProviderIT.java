package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.Internet;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.ServiceType;
import org.patchbay.api.SessionOptions;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.ConnectionProvider;

/** A provider whose connections hang in every method does not keep its bundle from stopping. */
public class StubbornProviderIT extends ContainerTest {
  private static final long DRAIN_MILLIS = 700;

  private final CountDownLatch never = new CountDownLatch(1);
  private final CountDownLatch inside = new CountDownLatch(1);

  /** A connection whose every method hangs. */
  public interface StubbornConnection extends Connection {
    ServiceType<StubbornConnection> STUBBORN = ServiceType.of("stubborn", StubbornConnection.class);

    String ask() throws InternetException;
  }

  private final class Stubborn implements StubbornConnection {
    @Override
    public String ask() {
      inside.countDown();
      hang();
      return "late";
    }

    @Override
    public void close() {
      hang();
    }

    private void hang() {
      try {
        assertThat(never.await(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @After
  public void release() {
    never.countDown();
  }

  @Test
  public void itsBundleStopsByTheDeadlineAndNoThreadOfTheCoreWaitsForIt() throws Exception {
    Internet restarted = restartedWith(Map.of("drainMillis", (int) DRAIN_MILLIS));
    Bundle bundle = installed(CONSUMER);
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("patchbay.service", "stubborn");
    properties.put("patchbay.port", 1);
    bundle.getBundleContext().registerService(ConnectionProvider.class, this::open, properties);
    InternetSession session = restarted.open(SessionOptions.agent("itest"));
    StubbornConnection busy = connect(session);
    connect(session);
    CompletableFuture<Object> call =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return busy.ask();
              } catch (InternetException e) {
                return e;
              }
            });
    assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();

    long start = System.nanoTime();
    bundle.stop();
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

    assertThat(took).isBetween(DRAIN_MILLIS - 100, DRAIN_MILLIS + 2_000);
    assertThat(threadsIn("org.patchbay.internal.Departure")).isEmpty();
    assertThat(call).isNotDone();
    never.countDown();
    assertThat(call.get(20, TimeUnit.SECONDS)).isNotNull();
  }

  /**
   * Threads that wait in the core itself; the ones that it lends to foreign code may hang there.
   */
  private static List<String> threadsIn(String name) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> Arrays.stream(entry.getValue()).anyMatch(frame -> isRunOf(frame, name)))
        .map(entry -> entry.getKey().getName())
        .toList();
  }

  private static boolean isRunOf(StackTraceElement frame, String name) {
    return frame.getClassName().equals(name) && frame.getMethodName().equals("run");
  }

  private StubbornConnection open(ConnectContext context) {
    Stubborn stubborn = new Stubborn();
    context.own(stubborn::hang);
    return stubborn;
  }

  private static StubbornConnection connect(InternetSession session) throws InternetException {
    return session.connect(StubbornConnection.STUBBORN, ConnectRequest.to("localhost"));
  }
}
