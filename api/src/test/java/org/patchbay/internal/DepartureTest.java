package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.StatusListener;
import org.patchbay.spi.ProviderProperties;
import org.patchbay.spi.ResumableDownload;

/** Departures against everything that could hold them up, and against each other. */
class DepartureTest {
  private static final Duration DRAIN = Duration.ofSeconds(4);
  private static final Duration SHARED_DRAIN = Duration.ofMillis(200);
  private static final StatusListener DEAF = event -> {};

  private final CoreSettings settings =
      new CoreSettings(
          "",
          CoreSettings.unconfigured().timeouts(),
          DRAIN,
          SHARED_DRAIN,
          Duration.ofSeconds(5),
          CoreSettings.unconfigured().profile());
  private final Core core = new Core(settings);
  private final CountDownLatch end = new CountDownLatch(1);
  private long lastId;

  @AfterEach
  void stop() {
    end.countDown();
    core.close();
  }

  /** A connection whose call lasts until it is let go. */
  private final class Slow extends Echo {
    final CountDownLatch called = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public String say(String word) {
      called.countDown();
      awaitQuietly(goOn);
      return word;
    }
  }

  @Test
  void aListenerThatBlocksDoesNotHoldUpADeparture() throws Exception {
    long id = add(new EchoProvider(context -> new Echo()), "echo");
    connect(
        event -> {
          if (event.status() != InternetStatus.HANDLE_CREATED) {
            awaitQuietly(end);
          }
        });

    CompletableFuture<Void> departure = CompletableFuture.runAsync(() -> core.remove(id));

    assertThat(departure).succeedsWithin(DRAIN.plusSeconds(3));
  }

  @Test
  void aListenerThatBlocksDoesNotHoldUpTheEndOfTheCore() throws Exception {
    add(new EchoProvider(context -> new Echo()), "echo");
    connect(
        event -> {
          if (event.status() == InternetStatus.HANDLE_CLOSING) {
            awaitQuietly(end);
          }
        });

    CompletableFuture<Void> closing = CompletableFuture.runAsync(core::close);

    assertThat(closing).succeedsWithin(DRAIN.plusSeconds(3));
  }

  @Test
  void callersHearOnceThatTheirProviderHasGone() throws Exception {
    List<String> events = new CopyOnWriteArrayList<>();
    long id = add(new EchoProvider(context -> new Echo()), "echo");
    EchoConnection connection =
        connect(event -> events.add(event.status() + " " + event.text().replace(" 0", "")));
    core.remove(id);
    add(new EchoProvider(context -> new Echo()), "echo");

    connection.say("moves");
    connection.close();

    assertThat(events)
        .containsExactly(
            "HANDLE_CREATED ",
            "PROVIDER_DRAINING EchoProvider",
            "PROVIDER_GONE EchoProvider",
            "PROVIDER_RESUMED EchoProvider",
            "HANDLE_CLOSING ");
  }

  @Test
  void whoIsCutHearsThatItsProviderHasGone() throws Exception {
    List<InternetStatus> events = new CopyOnWriteArrayList<>();
    Slow slow = new Slow();
    long id = add(new EchoProvider(context -> slow), "echo");
    EchoConnection connection = connect(event -> events.add(event.status()));
    async(() -> connection.say("x"));
    slow.called.await();

    core.remove(id);

    assertThat(awaited(() -> events.contains(InternetStatus.PROVIDER_GONE))).isTrue();
    slow.goOn.countDown();
  }

  @Test
  void theEndOfTheCoreTakesLeaveOfEachProviderWhileAnotherDrains() throws Exception {
    Slow slow = new Slow();
    Echo idle = new Echo();
    add(new EchoProvider(context -> slow), "echo");
    EchoConnection busy = connect(DEAF);
    CompletableFuture<String> call = async(() -> busy.say("x"));
    slow.called.await();
    add(new EchoProvider(context -> idle), "other");
    connect("other");
    CompletableFuture<Void> closing = CompletableFuture.runAsync(core::close);

    assertThat(awaited(() -> idle.closed.get() == 1)).as("closed in order").isTrue();
    assertThat(closing).isNotDone();
    slow.goOn.countDown();
    assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo("x");
    closing.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aDepartureUnderWayKeepsToTheDeadlineOfAShutdownAndNeverRunsWhatHangs() throws Exception {
    Slow slow = new Slow();
    long id =
        add(
            new EchoProvider(
                context -> {
                  context.own(() -> awaitQuietly(end));
                  return slow;
                }),
            "echo");
    EchoConnection busy = connect(DEAF);
    async(() -> busy.say("x"));
    slow.called.await();
    CompletableFuture<Void> departure = CompletableFuture.runAsync(() -> core.remove(id));
    assertThat(awaited(() -> busy.info().provider().isEmpty())).isTrue();

    long start = System.nanoTime();
    core.beginShutdown();
    core.close();
    departure.get(10, TimeUnit.SECONDS);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DRAIN);
    slow.goOn.countDown();
  }

  @Test
  void afterTheEndOfTheCoreForeignCodeStillRunsBesideTheCaller() throws Exception {
    core.close();
    Thread caller = Thread.currentThread();
    CompletableFuture<Thread> ran = new CompletableFuture<>();

    core.executor().execute(() -> ran.complete(Thread.currentThread()));

    assertThat(ran.get(10, TimeUnit.SECONDS)).isNotSameAs(caller);
  }

  @Test
  void whoeverStopsAProviderAfterAskingForAStageDoesNotCutIt() throws Exception {
    Echo echo = new Echo();
    long id = add(new EchoProvider(context -> echo), "echo");
    CompletionStage<String> later = connect(DEAF).later();
    CompletableFuture<String> result = later.toCompletableFuture();
    CompletableFuture.runAsync(
        () -> echo.later.complete("in time"),
        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));

    core.remove(id);

    assertThat(result).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("in time");
  }

  @Test
  void aStageThatNeverEndsDoesNotKeepItsConnectionFromBeingClosed() throws Exception {
    Echo echo = new Echo();
    add(new EchoProvider(context -> echo), "echo");
    EchoConnection connection = connect(DEAF);
    CompletionStage<String> later = connection.later();

    connection.close();

    assertThat(later.toCompletableFuture()).failsWithin(Duration.ofSeconds(5));
    assertThat(echo.closed).hasValue(1);
    echo.later.complete("too late");
    assertThat(echo.closed).hasValue(1);
  }

  @Test
  void aDepartureThatTheWholeFrameworkWaitsForIsShort() throws Exception {
    Slow slow = new Slow();
    long id = add(new EchoProvider(context -> slow), "echo");
    EchoConnection busy = connect(DEAF);
    async(() -> busy.say("x"));
    slow.called.await();
    Thread refresh = new Thread(() -> core.remove(id), "FelixFrameworkWiring");
    long start = System.nanoTime();

    refresh.start();
    refresh.join(DRAIN.toMillis());

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(SHARED_DRAIN, DRAIN.dividedBy(2));
    slow.goOn.countDown();
  }

  @Test
  void theThreadThatStartsTheBundlesNeverWaitsForAProvider() throws Exception {
    core.remove(add(new EchoProvider(context -> new Echo()), "echo"));
    CompletableFuture<InternetError> refused = new CompletableFuture<>();
    Thread starts =
        new Thread(
            () -> {
              try {
                connect(DEAF);
              } catch (InternetException e) {
                refused.complete(e.error());
              }
            },
            "FelixStartLevel");

    starts.start();

    assertThat(refused)
        .succeedsWithin(Duration.ofSeconds(2))
        .isEqualTo(InternetError.PROVIDER_UNAVAILABLE);
  }

  /** Its download goes on elsewhere, where there is an elsewhere. */
  private final class Library extends Echo {
    @Override
    public InputStream open() {
      return new Book();
    }
  }

  /** A download that never ends. */
  private static final class Book extends InputStream implements ResumableDownload {
    @Override
    public int read() {
      return 1;
    }

    @Override
    public Map<String, String> bookmark() {
      return Map.of("page", "1");
    }
  }

  @Test
  void theLogTellsWhatBecameOfEachConnection() throws Exception {
    Slow slow = new Slow();
    Slow hopeless = new Slow();
    Queue<Echo> made =
        new ArrayDeque<>(List.of(new Echo(), new Echo(), new Library(), slow, hopeless));
    add(new EchoProvider(context -> made.remove()), "echo");
    connect(DEAF);
    connect(DEAF);
    InputStream download = connect(DEAF).open();
    assertThat(download.read()).isEqualTo(1);
    EchoConnection busy = connect(DEAF);
    async(() -> busy.say("x"));
    EchoConnection cut = connect(DEAF);
    async(() -> cut.say("x"));
    slow.called.await();
    hopeless.called.await();
    Lease lease = Objects.requireNonNull(core.registry().best("echo", null));
    long deadline = System.nanoTime() + Duration.ofMillis(1500).toNanos();
    Departure departure = new Departure(lease, core.deadlines(), core.executor(), () -> deadline);

    departure.begin();
    slow.goOn.countDown();
    departure.end();

    assertThat(departure).hasToString("EchoProvider 0 left: 2 moved, 1 drained, 1 resumed, 1 cut");
    hopeless.goOn.countDown();
  }

  private long add(EchoProvider provider, String service) {
    Map<String, Object> properties = new HashMap<>(EchoProvider.PROPERTIES);
    properties.put(ProviderProperties.SERVICE, service);
    properties.put("service.id", ++lastId);
    core.add(provider, Offer.read("EchoProvider", "0", properties));
    return lastId;
  }

  private EchoConnection connect(StatusListener listener) throws InternetException {
    return core.open(new Owner(0, "test"), SessionOptions.agent("test").listener(listener))
        .connect(EchoConnection.ECHO, ConnectRequest.to("host").context("c"));
  }

  private void connect(String service) throws InternetException {
    core.open(new Owner(0, "test"), SessionOptions.agent("test"))
        .connect(
            org.patchbay.api.ServiceType.of(service, EchoConnection.class),
            ConnectRequest.to("host"));
  }

  /** A call that may fail. */
  private interface Call {
    String make() throws InternetException;
  }

  private static CompletableFuture<String> async(Call call) {
    CompletableFuture<String> result = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                result.complete(call.make());
              } catch (InternetException e) {
                result.completeExceptionally(e);
              }
            })
        .start();
    return result;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean awaited(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    return condition.getAsBoolean();
  }
}
