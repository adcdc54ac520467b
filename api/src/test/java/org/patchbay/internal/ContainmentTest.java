package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.StatusEvent;
import org.patchbay.api.Timeouts;

/** Foreign code that fails, or takes its time, where the core calls it. */
class ContainmentTest {
  private final PlainPatchbay patchbay = new PlainPatchbay();
  private final List<InternetStatus> events = new CopyOnWriteArrayList<>();
  private Consumer<StatusEvent> heard = event -> {};
  private Echo echo = new Echo();
  private final EchoProvider provider = new EchoProvider(context -> echo);

  @AfterEach
  void stop() {
    patchbay.close();
  }

  @Test
  void aListenerThatThrowsAnErrorStillHearsTheRest() throws Exception {
    heard =
        event -> {
          throw new AssertionError("listener");
        };

    connect(session()).close();

    assertThat(events)
        .containsExactly(InternetStatus.HANDLE_CREATED, InternetStatus.HANDLE_CLOSING);
  }

  @Test
  void aProviderWhoseCloseThrowsAnythingDoesNotKeepOthersOpen() throws Exception {
    InternetSession session = session();
    Echo good = echo;
    EchoConnection first = connect(session);
    echo =
        new Echo() {
          @Override
          public void close() {
            throw new AssertionError("close");
          }
        };
    connect(session);

    session.close();

    assertThat(first.isOpen()).isFalse();
    assertThat(good.closed).hasValue(1);
    assertThat(events).endsWith(InternetStatus.HANDLE_CLOSING, InternetStatus.HANDLE_CLOSING);
  }

  @Test
  void whatAProviderHandedOverMayFailToCloseInAnyWay() throws Exception {
    boolean[] closed = new boolean[1];
    EchoConnection connection = connect(session());
    provider.contexts.get(0).own(() -> closed[0] = true);
    provider
        .contexts
        .get(0)
        .own(
            () -> {
              throw new StackOverflowError();
            });

    connection.close();

    assertThat(closed[0]).isTrue();
    assertThat(events).endsWith(InternetStatus.HANDLE_CLOSING);
  }

  @Test
  void aStreamWhoseCloseIsRefusedIsClosedAllTheSame() throws Exception {
    echo =
        new Echo() {
          @Override
          public InputStream open() {
            return new ByteArrayInputStream(new byte[0]) {
              @Override
              public void close() throws IOException {
                throw new IllegalArgumentException("close");
              }
            };
          }
        };
    InputStream stream = connect(session()).open();

    assertThatIllegalArgumentException().isThrownBy(stream::close);

    assertThat(events).endsWith(InternetStatus.HANDLE_CLOSING);
  }

  @Test
  void aListenerThatBlocksDoesNotStopTheDeadlinesOfOthers() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    heard =
        event -> {
          if (event.status() == InternetStatus.CLOSING_CONNECTION) {
            blocked.countDown();
            awaited(release, 20_000);
          }
        };
    Deadlines deadlines = new Deadlines(task -> new Thread(task).start());
    Lent slow = lentWith(new CountDownLatch(1));
    slow.belongings().lend(told -> slow.status(InternetStatus.CLOSING_CONNECTION, "", 0));
    Lent other = lentWith(second);

    deadlines.start(seatOf(slow));
    sweepUntil(deadlines, blocked);
    deadlines.start(seatOf(other));
    sweepUntil(deadlines, second);

    release.countDown();
  }

  @Test
  void aCallThatDialsAgainAfterItsTimeIsUpIsEndedAgain() throws Exception {
    Deadlines deadlines = new Deadlines(Runnable::run);
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    Lent lent = lentWith(first);

    deadlines.start(seatOf(lent));
    sweepUntil(deadlines, first);
    lent.belongings().lend(told -> second.countDown());

    sweepUntil(deadlines, second);
  }

  @Test
  void aConnectionOfAnotherTypeIsClosedBeforeItIsRefused() throws Exception {
    int[] closed = new int[1];
    patchbay.add(
        new EchoProvider(context -> () -> closed[0]++),
        java.util.Map.of("patchbay.service", "echo", "patchbay.port", 7));

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(
            () ->
                patchbay
                    .internet()
                    .open(SessionOptions.agent("t"))
                    .connect(EchoConnection.ECHO, ConnectRequest.to("host")))
        .extracting(InternetException::error)
        .isEqualTo(InternetError.INTERNAL_ERROR);

    assertThat(closed[0]).isEqualTo(1);
  }

  private static Seat seatOf(Lent lent) {
    Lease lease =
        new Lease(
            new EchoProvider(context -> new Echo()), Offer.read("p", "1", EchoProvider.PROPERTIES));
    return new Seat(lease, lent);
  }

  private static void sweepUntil(Deadlines deadlines, CountDownLatch reset) throws Exception {
    CompletableFuture.runAsync(
            () -> {
              do {
                deadlines.sweep();
              } while (!Thread.interrupted() && !awaited(reset, 5));
            })
        .get(10, TimeUnit.SECONDS);
  }

  private Lent lentWith(CountDownLatch reset) throws Exception {
    connect(session());
    Lent lent = (Lent) provider.contexts.get(provider.contexts.size() - 1);
    lent.belongings().lend(told -> reset.countDown());
    return lent;
  }

  private InternetSession session() throws InternetException {
    return patchbay
        .internet()
        .open(
            SessionOptions.agent("test")
                .timeouts(Timeouts.DEFAULT.withTotal(Duration.ofMillis(5)))
                .listener(
                    event -> {
                      events.add(event.status());
                      heard.accept(event);
                    }));
  }

  private EchoConnection connect(InternetSession session) throws InternetException {
    if (patchbay.internet().providers().isEmpty()) {
      patchbay.add(provider, EchoProvider.PROPERTIES);
    }
    return session.connect(EchoConnection.ECHO, ConnectRequest.to("host").context("c"));
  }

  private static boolean awaited(CountDownLatch latch, long millis) {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
