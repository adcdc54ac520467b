package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patchbay.internal.EchoConnection.ECHO;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.Profile;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.StatusEvent;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.ProviderProperties;

/**
 * Calls that are made by threads of the core's: their order, their bounds, and who hears of them.
 */
class AsyncTest {
  private static final Map<String, Object> PARALLEL = new HashMap<>(EchoProvider.PROPERTIES);

  static {
    PARALLEL.put(ProviderProperties.FEATURE, ProviderProperties.PARALLEL);
  }

  private final PlainPatchbay patchbay =
      new PlainPatchbay(Duration.ofSeconds(5), Duration.ofSeconds(20)).asynchronous(2, 3);
  private final List<StatusEvent> events = new CopyOnWriteArrayList<>();
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  private InternetSession session;

  @BeforeEach
  void open() throws InternetException {
    session = patchbay.internet().open(SessionOptions.agent("test").listener(events::add));
  }

  @AfterEach
  void stop() {
    goOn.countDown();
    patchbay.close();
  }

  private EchoConnection connect(Map<String, Object> properties) throws Exception {
    patchbay.add(new EchoProvider(context -> new Slow(context)), properties);
    return session.connect(ECHO, ConnectRequest.to("host").context("mine"));
  }

  /** Answers at once, but to "slow": that lasts until the test lets it go, or it is cut. */
  private final class Slow extends Echo {
    private final CountDownLatch cut = new CountDownLatch(1);

    Slow(ConnectContext context) {
      context.own(cut::countDown);
    }

    @Override
    public String say(String word) throws InternetException {
      try {
        if (word.equals("slow")) {
          inside.countDown();
        }
        if (word.equals("slow") && !goOn.await(20, TimeUnit.SECONDS)) {
          throw new InternetException(InternetError.TIMEOUT, "the test waits no longer");
        }
      } catch (InterruptedException e) {
        throw new InternetException(InternetError.CONNECTION_ABORTED, "interrupted", e);
      }
      return word;
    }
  }

  private static <T> T result(CompletableFuture<T> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }

  static void assertFails(CompletableFuture<?> future, InternetError error) {
    assertThatThrownBy(() -> result(future))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            InternetException.class, e -> assertThat(e.error()).isEqualTo(error));
  }

  @Test
  void aCallIsMadeByAThreadOfTheCoresWithTheContextLoaderOfWhoBeganIt() throws Exception {
    EchoConnection echo = connect(EchoProvider.PROPERTIES);
    ClassLoader mine = new ClassLoader(null) {};
    Thread.currentThread().setContextClassLoader(mine);

    String name = result(echo.async(() -> echo.say(Thread.currentThread().getName())));
    ClassLoader there = result(echo.async(() -> Thread.currentThread().getContextClassLoader()));

    assertThat(name).startsWith("patchbay-async-plain-");
    assertThat(there).isSameAs(mine);
    Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
  }

  @Test
  void whatACallThrowsIsWhatTheFutureFailsWith() throws Exception {
    EchoConnection echo = connect(EchoProvider.PROPERTIES);

    assertFails(
        echo.async(
            (Callable<String>)
                () -> {
                  throw new InternetException(InternetError.TRUNCATED, "cut");
                }),
        InternetError.TRUNCATED);
    CompletableFuture<String> dependent =
        echo.async(() -> (String) null).thenApply(any -> echo.async(() -> 1) + "");
    assertThat(dependent.get(10, TimeUnit.SECONDS)).isNotNull();
    CompletableFuture<Void> nothing =
        echo.async(
            () -> {
              throw new IllegalStateException("mine");
            });
    assertThatThrownBy(nothing::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCallThatGivesNothingIsAskedForLikeAnyOther() throws Exception {
    EchoConnection echo = connect(EchoProvider.PROPERTIES);
    AtomicInteger done = new AtomicInteger();

    assertThat(result(echo.async(() -> done.set(7)))).isNull();
    assertThat(done).hasValue(7);
  }

  @Test
  void aConnectionThatDoesOneThingAtATimeIsAskedInOrderAndNoThreadWaits() throws Exception {
    EchoConnection echo = connect(EchoProvider.PROPERTIES);
    List<Integer> order = new CopyOnWriteArrayList<>();
    CompletableFuture<String> first = echo.async(() -> echo.say("slow"));
    List<CompletableFuture<?>> others = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      others.add(echo.async(() -> order.add(number)));
    }

    EchoConnection other = session.connect(ECHO, ConnectRequest.to("host"));
    assertThat(result(other.async(() -> other.say("past them")))).isEqualTo("past them");
    assertThat(order).isEmpty();

    goOn.countDown();
    assertThat(result(first)).isEqualTo("slow");
    for (CompletableFuture<?> each : others) {
      result(each);
    }
    assertThat(order).containsExactly(0, 1, 2);
  }

  @Test
  void aConnectionThatDoesSeveralThingsAtATimeIsAskedSideBySide() throws Exception {
    EchoConnection echo = connect(PARALLEL);
    CompletableFuture<String> slow = echo.async(() -> echo.say("slow"));

    assertThat(result(echo.async(() -> echo.say("quick")))).isEqualTo("quick");
    assertThat(slow).isNotDone();
  }

  @Test
  void moreCallsThanMayWaitAreRefusedByName() throws Exception {
    EchoConnection echo = connect(EchoProvider.PROPERTIES);
    List<CompletableFuture<String>> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(echo.async(() -> echo.say("slow")));
    }

    CompletableFuture<String> refused = echo.async(() -> echo.say("one too many"));

    assertThat(refused).isCompletedExceptionally();
    assertFails(refused, InternetError.LIMIT_EXCEEDED);
    assertThatThrownBy(refused::join).hasMessageContaining("plain").hasMessageContaining("3 more");
    goOn.countDown();
    for (CompletableFuture<String> each : all) {
      assertThat(result(each)).isEqualTo("slow");
    }
    assertThat(result(echo.async(() -> echo.say("again")))).isEqualTo("again");
  }

  @Test
  void aProfileMayRefuseAsynchronousCalls() throws Exception {
    EchoConnection echo = connect(EchoProvider.PROPERTIES);
    patchbay.profile(Profile.of(Map.of("name", "ce", "asynchronous", false)));
    try (InternetSession under = patchbay.internet().open(SessionOptions.agent("under"))) {
      CompletableFuture<Integer> refused = under.async(() -> 1);

      assertFails(refused, InternetError.INVALID_OPERATION);
      assertThatThrownBy(refused::join).hasMessageContaining("\"ce\"");
    }
    assertThat(echo.say("synchronous")).isEqualTo("synchronous");
  }

  @Test
  void onAClosedHandleNoCallBegins() throws Exception {
    EchoConnection echo = connect(EchoProvider.PROPERTIES);
    echo.close();

    assertFails(echo.async(() -> "x"), InternetError.INVALID_HANDLE);
    session.close();
    assertFails(session.async(() -> "x"), InternetError.INVALID_HANDLE);
    assertFails(session.connectAsync(ECHO, ConnectRequest.to("h")), InternetError.INVALID_HANDLE);
  }

  @Test
  void connectingGivesTheConnectionOrWhatConnectWouldThrow() throws Exception {
    connect(EchoProvider.PROPERTIES);

    EchoConnection echo =
        result(session.connectAsync(ECHO, ConnectRequest.to("host").context("async")));

    assertThat(echo.say("hello")).isEqualTo("hello");
    assertFails(session.connectAsync(ECHO, ConnectRequest.to("")), InternetError.INVALID_PARAMETER);
    assertFails(
        session.connectAsync(ECHO, ConnectRequest.to("h").filter("(")),
        InternetError.INVALID_PARAMETER);
    assertThat(events)
        .filteredOn(event -> event.context().equals("async"))
        .extracting(StatusEvent::status)
        .containsExactly(InternetStatus.HANDLE_CREATED, InternetStatus.REQUEST_COMPLETE);
  }

  @Test
  void aPasswordMayBeErasedAsSoonAsConnectingHasBegun() throws Exception {
    List<String> passwords = new CopyOnWriteArrayList<>();
    patchbay.add(
        new EchoProvider(
            context -> {
              Secret password = context.request().password();
              passwords.add(Objects.requireNonNull(password).use(String::new));
              return new Echo();
            }),
        EchoProvider.PROPERTIES);
    CompletableFuture<Void> before =
        session.async(() -> goOn.await(20, TimeUnit.SECONDS)).thenRun(() -> {});
    CompletableFuture<Boolean> alsoBefore = session.async(() -> goOn.await(20, TimeUnit.SECONDS));
    CompletableFuture<EchoConnection> connection;
    try (Secret password = Secret.of("s3cret")) {
      connection = session.connectAsync(ECHO, ConnectRequest.to("h").login("ann", password));
    }
    goOn.countDown();

    result(connection);
    result(before);
    result(alsoBefore);
    assertThat(passwords).containsExactly("s3cret");
  }

  @Test
  void listenersHearTheStepsAndThenTheEndOfACall() throws Exception {
    EchoConnection echo = connect(EchoProvider.PROPERTIES);
    List<InternetStatus> heardBefore = new CopyOnWriteArrayList<>();

    result(
        echo.async(() -> echo.say("x"))
            .thenRun(() -> events.forEach(event -> heardBefore.add(event.status()))));
    assertFails(
        echo.async(
            () -> {
              throw new InternetException(InternetError.TRUNCATED, "cut");
            }),
        InternetError.TRUNCATED);

    assertThat(heardBefore).contains(InternetStatus.REQUEST_COMPLETE);
    assertThat(events)
        .filteredOn(event -> event.status() == InternetStatus.REQUEST_COMPLETE)
        .allMatch(event -> event.handle() == echo.info().id() && event.context().equals("mine"))
        .extracting(StatusEvent::value)
        .containsExactly(0L, (long) InternetError.TRUNCATED.number());
  }

  @Test
  void aDepartingProviderLetsACallEndAndTheNextGoesElsewhere() throws Exception {
    AtomicInteger served = new AtomicInteger();
    long first =
        patchbay.add(new EchoProvider(context -> new Slow(context)), EchoProvider.PROPERTIES);
    EchoConnection echo = session.connect(ECHO, ConnectRequest.to("host"));
    CompletableFuture<String> slow = echo.async(() -> echo.say("slow"));
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<String> next = echo.async(() -> echo.say("next"));
    patchbay.add(
        new EchoProvider(
            context -> {
              served.incrementAndGet();
              return new Slow(context);
            }),
        EchoProvider.PROPERTIES);
    CompletableFuture<Void> departure = CompletableFuture.runAsync(() -> patchbay.remove(first));
    assertThatThrownBy(() -> departure.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);

    goOn.countDown();

    assertThat(result(slow)).isEqualTo("slow");
    assertThat(result(next)).isEqualTo("next");
    result(departure);
    assertThat(served).hasValue(1);
  }

  @Test
  void manyWaitThroughAGapWithoutAThreadAndAreServedInTheirOrder() throws Exception {
    PlainPatchbay roomy =
        new PlainPatchbay(Duration.ZERO, Duration.ofSeconds(20)).asynchronous(1, 500);
    try (roomy) {
      long gone = roomy.add(new EchoProvider(context -> new Echo()), EchoProvider.PROPERTIES);
      InternetSession many = roomy.internet().open(SessionOptions.agent("many"));
      EchoConnection known = many.connect(ECHO, ConnectRequest.to("host"));
      roomy.remove(gone);
      List<Integer> order = new CopyOnWriteArrayList<>();
      List<CompletableFuture<?>> all = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        int number = i;
        all.add(
            many.connectAsync(ECHO, ConnectRequest.to("host"))
                .thenAccept(connection -> order.add(number)));
      }
      all.add(known.async(() -> known.say("I wait as well")));

      assertThat(result(many.async(() -> "not held up"))).isEqualTo("not held up");
      assertThat(all).noneMatch(CompletableFuture::isDone);
      roomy.add(new EchoProvider(context -> new Echo()), EchoProvider.PROPERTIES);

      for (CompletableFuture<?> each : all) {
        result(each);
      }
      assertThat(order).isSorted().hasSize(300);
    }
  }

  @Test
  void whoWaitedInVainIsToldOnceTheTimeIsOver() throws Exception {
    try (PlainPatchbay hasty = new PlainPatchbay(Duration.ZERO, Duration.ofMillis(300))) {
      long gone = hasty.add(new EchoProvider(context -> new Echo()), EchoProvider.PROPERTIES);
      InternetSession some = hasty.internet().open(SessionOptions.agent("some"));
      EchoConnection echo = some.connect(ECHO, ConnectRequest.to("host"));
      hasty.remove(gone);
      long begun = System.nanoTime();

      assertFails(
          some.connectAsync(ECHO, ConnectRequest.to("h")), InternetError.PROVIDER_UNAVAILABLE);
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofMillis(250), Duration.ofMillis(550));
      assertFails(echo.async(() -> echo.say("x")), InternetError.PROVIDER_UNAVAILABLE);
      assertThat(result(echo.async(() -> "needs none"))).isEqualTo("needs none");
      assertThat(echo.isOpen()).isTrue();
    }
  }

  @Test
  void theThreadsOfABundleEndWithItsLastSession() throws Exception {
    EchoConnection echo = connect(EchoProvider.PROPERTIES);
    Thread thread = result(echo.async(Thread::currentThread));
    session.close();

    thread.join(10_000);

    assertThat(thread.isAlive()).isFalse();
  }
}
