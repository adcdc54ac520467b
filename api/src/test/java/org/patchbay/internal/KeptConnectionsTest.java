package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.Secret;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.api.TlsOptions;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.Reusable;

/** What becomes of a closed connection that can be used again. */
class KeptConnectionsTest {
  private final PlainPatchbay patchbay =
      new PlainPatchbay(Duration.ofSeconds(2), Duration.ofSeconds(2));
  private final List<Again> made = new CopyOnWriteArrayList<>();
  private final EchoProvider provider = new EchoProvider(this::make);
  private final List<String> events = new CopyOnWriteArrayList<>();
  private long providerId = patchbay.add(provider, EchoProvider.PROPERTIES);
  private InternetSession session;

  /** A connection that can be used again. */
  private static final class Again extends Echo implements Reusable {
    final ConnectContext context;
    private final AtomicInteger users = new AtomicInteger();
    volatile boolean good = true;

    Again(ConnectContext context) {
      this.context = context;
    }

    /** Fails if two have it. */
    @Override
    public String say(String word) throws InternetException {
      if (users.incrementAndGet() != 1) {
        throw new IllegalArgumentException("two have the same connection");
      }
      users.decrementAndGet();
      return word;
    }

    @Override
    public boolean isReusable() {
      return good;
    }
  }

  private Again make(ConnectContext context) {
    Again again = new Again(context);
    made.add(again);
    return again;
  }

  @BeforeEach
  void open() throws InternetException {
    session =
        patchbay
            .internet()
            .open(
                SessionOptions.agent("test")
                    .listener(event -> events.add(event.status() + " " + event.context())));
  }

  @AfterEach
  void stop() {
    patchbay.close();
  }

  private EchoConnection connect(UnaryOperator<ConnectRequest> more) throws InternetException {
    return session.connect(EchoConnection.ECHO, more.apply(ConnectRequest.to("host")));
  }

  private void connectAndClose(UnaryOperator<ConnectRequest> more) throws InternetException {
    connect(more).close();
  }

  @Test
  void theNextConnectTakesWhatACallerHasClosed() throws Exception {
    connectAndClose(asked -> asked);

    EchoConnection second = connect(asked -> asked);

    assertThat(second.say("hello")).isEqualTo("hello");
    assertThat(made).hasSize(1);
    assertThat(made.get(0).closed).hasValue(0);
  }

  @Test
  void aHandleThatWasClosedStaysClosedThoughItsConnectionIsUsedAgain() throws Exception {
    EchoConnection first = connect(asked -> asked);
    first.close();
    EchoConnection second = connect(asked -> asked);

    first.close();

    assertThat(first.isOpen()).isFalse();
    assertThat(second.say("hello")).isEqualTo("hello");
  }

  @Test
  void twoAtATimeAreTwo() throws Exception {
    EchoConnection first = connect(asked -> asked);
    EchoConnection second = connect(asked -> asked);

    assertThat(made).hasSize(2);
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void whatDiffersInAnythingThatMattersIsOpenedAnew() throws Exception {
    List<UnaryOperator<ConnectRequest>> different =
        List.of(
            asked -> asked.port(8),
            asked -> asked.login("ann", null),
            asked -> asked.login("ann", Secret.of("one")),
            asked -> asked.login("ann", Secret.of("two")),
            asked -> asked.login("bob", Secret.of("two")),
            asked -> asked.timeouts(Timeouts.DEFAULT.withTotal(Duration.ofSeconds(9))),
            asked -> asked.tls(TlsOptions.DEFAULT.minimumVersion("TLSv1.3")));

    for (UnaryOperator<ConnectRequest> each : different) {
      connectAndClose(each);
    }

    assertThat(made).hasSize(different.size());
    connectAndClose(different.get(3));
    assertThat(made).hasSize(different.size());
  }

  @Test
  void anotherSessionHasItsOwn() throws Exception {
    connectAndClose(asked -> asked);

    InternetSession other = patchbay.internet().open(SessionOptions.agent("test"));
    other.connect(EchoConnection.ECHO, ConnectRequest.to("host"));

    assertThat(made).hasSize(2);
  }

  @Test
  void oneAskedForByNameIsNotGivenToACallerWhoDidNotAsk() throws Exception {
    connectAndClose(ConnectRequest::existing);

    connect(asked -> asked);
    assertThat(made).hasSize(2);
    connect(ConnectRequest::existing);
    assertThat(made).hasSize(2);
  }

  @Test
  void theFlagIsUnderstoodWhereNothingCanBeUsedAgain() throws Exception {
    PlainPatchbay plain =
        PlainPatchbay.with(new EchoProvider(context -> new Echo()), EchoProvider.PROPERTIES);
    try (plain) {
      InternetSession other = plain.internet().open(SessionOptions.agent("test"));

      assertThat(
              other.connect(EchoConnection.ECHO, ConnectRequest.to("host").existing()).say("hello"))
          .isEqualTo("hello");
    }
  }

  @Test
  void theEndOfTheSessionClosesWhatIsKeptOnce() throws Exception {
    connectAndClose(asked -> asked);

    session.close();
    session.close();

    assertThat(made.get(0).closed).hasValue(1);
  }

  @Test
  void aDepartureClosesWhatIsKeptAndTheNextProviderOpensItsOwn() throws Exception {
    connectAndClose(asked -> asked);

    patchbay.remove(providerId);
    providerId = patchbay.add(provider, EchoProvider.PROPERTIES);

    assertThat(made.get(0).closed).hasValue(1);
    assertThat(connect(asked -> asked).say("hello")).isEqualTo("hello");
    assertThat(made).hasSize(2);
  }

  @Test
  void whatSomethingWasLeftOpenBelowIsNotKept() throws Exception {
    EchoConnection first = connect(asked -> asked);
    InputStream open = first.open();

    first.close();

    assertThat(made.get(0).closed).hasValue(1);
    assertThat(open).isNotNull();
    connect(asked -> asked);
    assertThat(made).hasSize(2);
  }

  @Test
  void whatWasClosedBelowItDoesNotKeepItFromBeingKept() throws Exception {
    EchoConnection first = connect(asked -> asked);
    first.open().close();
    first.find().close();

    first.close();

    assertThat(made.get(0).closed).hasValue(0);
  }

  @Test
  void oneThatHasGoneBadMeanwhileIsClosedAndReplaced() throws Exception {
    connectAndClose(asked -> asked);
    made.get(0).good = false;

    assertThat(connect(asked -> asked).say("hello")).isEqualTo("hello");

    assertThat(made.get(0).closed).hasValue(1);
    assertThat(made).hasSize(2);
  }

  @Test
  void noMoreThanEightAreKept() throws Exception {
    for (int port = 1; port <= 20; port++) {
      int here = port;
      connectAndClose(asked -> asked.port(here));
    }

    assertThat(made.stream().filter(again -> again.closed.get() == 0)).hasSize(8);
    assertThat(((Session) session).kept().size()).isEqualTo(8);
  }

  @Test
  void thePasswordLivesAsLongAsTheConnectionThatLogsInWithIt() throws Exception {
    UnaryOperator<ConnectRequest> login = asked -> asked.login("ann", Secret.of("secret"));
    connectAndClose(login);
    Secret kept = Objects.requireNonNull(made.get(0).context.request().password());
    assertThat(kept.isErased()).isFalse();

    EchoConnection second = connect(login);
    assertThat(made.get(0).context.request().password()).isSameAs(kept);
    second.close();
    session.close();

    assertThat(kept.isErased()).isTrue();
  }

  @Test
  void aDepartureErasesThePasswordOfWhatIsKept() throws Exception {
    connectAndClose(asked -> asked.login("ann", Secret.of("secret")));
    Secret kept = Objects.requireNonNull(made.get(0).context.request().password());

    patchbay.remove(providerId);

    assertThat(kept.isErased()).isTrue();
  }

  @Test
  void eventsGoToWhoeverHasTheConnectionAndToNobodyWhileItIsKept() throws Exception {
    connectAndClose(asked -> asked.context("first"));
    tell();
    EchoConnection second = connect(asked -> asked.context("second"));
    tell();

    assertThat(second.isOpen()).isTrue();
    assertThat(events)
        .containsExactly(
            "HANDLE_CREATED first",
            "HANDLE_CLOSING first",
            "HANDLE_CREATED second",
            "REQUEST_SENT second");
  }

  private void tell() {
    made.get(0).context.status().status(InternetStatus.REQUEST_SENT, "", 0);
  }

  @Test
  void whatIsKeptDoesNotKeepTheContextValueOfWhoHadIt() throws Exception {
    WeakReference<Object> context = connectAndForget();

    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (context.get() != null && System.nanoTime() - deadline < 0) {
      System.gc();
      Thread.onSpinWait();
    }

    assertThat(context.get()).isNull();
    assertThat(((Session) session).kept().size()).isEqualTo(1);
  }

  private WeakReference<Object> connectAndForget() throws InternetException {
    Object context = new Object();
    connectAndClose(asked -> asked.context(context));
    events.clear();
    return new WeakReference<>(context);
  }

  @Test
  void noConnectionIsGivenToTwoAndNoneIsLostWhileProvidersComeAndGo() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(5);
    CountDownLatch over = new CountDownLatch(1);
    List<Future<Integer>> users = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      users.add(threads.submit(() -> useUntil(over)));
    }
    for (int swap = 0; swap < 40; swap++) {
      long next = patchbay.add(provider, EchoProvider.PROPERTIES);
      patchbay.remove(providerId);
      providerId = next;
    }
    over.countDown();

    for (Future<Integer> user : users) {
      assertThat(user.get(20, TimeUnit.SECONDS)).isPositive();
    }
    threads.shutdown();
    session.close();
    patchbay.remove(providerId);
    assertThat(made).allMatch(again -> again.closed.get() == 1);
  }

  private int useUntil(CountDownLatch over) throws Exception {
    int count = 0;
    do {
      try (EchoConnection connection = connect(asked -> asked)) {
        assertThat(connection.say("x")).isEqualTo("x");
        count++;
      }
    } while (!over.await(0, TimeUnit.MILLISECONDS));
    return count;
  }
}
