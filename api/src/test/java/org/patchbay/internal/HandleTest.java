package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Handover;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.api.Upload;
import org.patchbay.spi.ConnectContext;

class HandleTest {
  private final PlainPatchbay patchbay = new PlainPatchbay();
  private Echo echo = new Echo();
  private final EchoProvider provider = new EchoProvider(context -> echo);
  private final long providerId = patchbay.add(provider, EchoProvider.PROPERTIES);

  @AfterEach
  void stop() {
    patchbay.close();
  }

  @Test
  void closingASessionClosesItsConnectionsAndTheProviderHearsItOnce() throws Exception {
    InternetSession session = patchbay.internet().open(SessionOptions.agent("test"));
    EchoConnection first = session.connect(EchoConnection.ECHO, ConnectRequest.to("host"));
    EchoConnection second = session.connect(EchoConnection.ECHO, ConnectRequest.to("host"));

    session.close();
    session.close();
    first.close();

    assertThat(first.isOpen()).isFalse();
    assertThat(second.isOpen()).isFalse();
    assertThat(echo.closed).hasValue(2);
    assertThat(failure(() -> first.say("x")).error()).isEqualTo(InternetError.INVALID_HANDLE);
    assertThat(failure(() -> session.connect(EchoConnection.ECHO, ConnectRequest.to("h"))).error())
        .isEqualTo(InternetError.INVALID_HANDLE);
  }

  @Test
  void w122_closingAParentAnnouncesChildrenFirstMostRecentFirstEachWithItsContext()
      throws Exception {
    List<String> events = new ArrayList<>();
    InternetSession session =
        patchbay
            .internet()
            .open(
                SessionOptions.agent("test")
                    .listener(e -> events.add(e.status() + " " + e.context())));
    EchoConnection one =
        session.connect(EchoConnection.ECHO, ConnectRequest.to("host").context("one"));
    EchoConnection two =
        session.connect(EchoConnection.ECHO, ConnectRequest.to("host").context("two"));
    one.open();

    session.close();

    assertThat(two.isOpen()).isFalse();
    assertThat(events)
        .containsExactly(
            "HANDLE_CREATED one",
            "HANDLE_CREATED two",
            "HANDLE_CREATED one",
            "HANDLE_CLOSING two",
            "HANDLE_CLOSING one",
            "HANDLE_CLOSING one");
  }

  @Test
  void w137_aHandleWithoutAContextTellsNothing() throws Exception {
    List<InternetStatus> events = new ArrayList<>();
    InternetSession session =
        patchbay
            .internet()
            .open(SessionOptions.agent("test").listener(e -> events.add(e.status())));

    session.connect(EchoConnection.ECHO, ConnectRequest.to("host")).close();

    assertThat(events).isEmpty();
  }

  @Test
  void noEventFollowsTheClosingOfAHandle() throws Exception {
    List<InternetStatus> events = new ArrayList<>();
    InternetSession session =
        patchbay
            .internet()
            .open(SessionOptions.agent("test").listener(e -> events.add(e.status())));
    session.connect(EchoConnection.ECHO, ConnectRequest.to("host").context("c")).close();

    provider.contexts.get(0).status().status(InternetStatus.SENDING_REQUEST);

    assertThat(events)
        .containsExactly(InternetStatus.HANDLE_CREATED, InternetStatus.HANDLE_CLOSING);
  }

  @Test
  void w128_aListenerMayCloseTheHandleItHearsOf() throws Exception {
    List<InternetStatus> events = new ArrayList<>();
    EchoConnection[] handle = new EchoConnection[1];
    InternetSession session =
        patchbay
            .internet()
            .open(
                SessionOptions.agent("test")
                    .listener(
                        e -> {
                          events.add(e.status());
                          if (e.status() == InternetStatus.SENDING_REQUEST) {
                            handle[0].close();
                          }
                        }));
    handle[0] = session.connect(EchoConnection.ECHO, ConnectRequest.to("host").context("c"));

    provider.contexts.get(0).status().status(InternetStatus.SENDING_REQUEST);

    assertThat(events).endsWith(InternetStatus.SENDING_REQUEST, InternetStatus.HANDLE_CLOSING);
    assertThat(handle[0].isOpen()).isFalse();
  }

  @Test
  void aListenerThatThrowsDisturbsNobody() throws Exception {
    InternetSession session =
        patchbay
            .internet()
            .open(
                SessionOptions.agent("test")
                    .listener(
                        e -> {
                          throw new IllegalStateException("listener");
                        }));

    assertThat(
            session
                .connect(EchoConnection.ECHO, ConnectRequest.to("host").context("c"))
                .say("still"))
        .isEqualTo("still");
  }

  @Test
  void aHandleWhoseProviderHasGoneSaysSoByName() throws Exception {
    EchoConnection connection =
        patchbay
            .internet()
            .open(SessionOptions.agent("test").handover(Handover.NONE))
            .connect(EchoConnection.ECHO, ConnectRequest.to("host"));
    InputStream stream = connection.open();
    CountDownLatch cut = new CountDownLatch(1);
    provider.contexts.get(0).own(cut::countDown);

    patchbay.remove(providerId);

    assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
    InternetException e = failure(() -> connection.say("x"));
    assertThat(e.error()).isEqualTo(InternetError.PROVIDER_WITHDRAWN);
    assertThat(e).hasMessageContaining("EchoProvider 0 has gone");
    assertThat(failure(stream::read).error()).isEqualTo(InternetError.PROVIDER_WITHDRAWN);
    assertThat(connection.info().provider()).isEmpty();
    assertThat(connection.isOpen()).isTrue();
    connection.close();
    assertThat(echo.closed).hasValue(0);
  }

  @Test
  void aCallThatADepartureCutsEndsAsWithdrawn() throws Exception {
    BlockingEcho blocking = new BlockingEcho();
    echo = blocking;
    EchoConnection connection = connect();
    blocking.endsWith(provider.contexts.get(0));
    CompletableFuture<InternetException> call =
        CompletableFuture.supplyAsync(() -> failure(() -> connection.say("x")));
    blocking.awaitCall();

    patchbay.remove(providerId);

    assertThat(call.get(10, TimeUnit.SECONDS).error()).isEqualTo(InternetError.PROVIDER_WITHDRAWN);
  }

  @Test
  void w127_closingUnderACallCancelsIt() throws Exception {
    BlockingEcho blocking = new BlockingEcho();
    echo = blocking;
    EchoConnection connection = connect();
    blocking.endsWith(provider.contexts.get(0));
    CompletableFuture<InternetException> call =
        CompletableFuture.supplyAsync(() -> failure(() -> connection.say("x")));
    blocking.awaitCall();

    connection.close();

    assertThat(call.get(10, TimeUnit.SECONDS).error()).isEqualTo(InternetError.OPERATION_CANCELLED);
    assertThat(blocking.closed).hasValue(1);
  }

  @Test
  void aCallThatTakesLongerThanItsTotalTimeoutEnds() throws Exception {
    BlockingEcho blocking = new BlockingEcho();
    echo = blocking;
    EchoConnection connection =
        session()
            .connect(
                EchoConnection.ECHO,
                ConnectRequest.to("host")
                    .timeouts(Timeouts.DEFAULT.withTotal(Duration.ofMillis(150))));
    Lent lent = (Lent) provider.contexts.get(0);
    lent.belongings().lend(told -> blocking.released.countDown());

    InternetException e = failure(() -> connection.say("x"));

    assertThat(e.error()).isEqualTo(InternetError.TIMEOUT);
    assertThat(e).hasMessageContaining("longer than PT0.15S");
  }

  @Test
  void defaultMethodsRunOnTheHandleUnlessTheProviderHasItsOwn() throws Exception {
    EchoConnection connection = connect();
    assertThat(connection.shout("a")).isEqualTo("A");
    assertThat(connection.greeting()).contains("inherited");

    echo =
        new Echo() {
          @Override
          public Optional<String> greeting() {
            return Optional.of("own");
          }
        };
    assertThat(connect().greeting()).contains("own");
  }

  @Test
  void listsAreCopied() throws Exception {
    List<String> words = connect().words();
    echo.words.add("c");

    assertThat(words).containsExactly("a", "b").isUnmodifiable();
  }

  @Test
  void handlesThatComeOutOfAConnectionAreTheCores() throws Exception {
    EchoConnection connection = connect();
    EchoConnection.Found found = connection.find();

    assertThat(found.next()).isEqualTo("found");
    assertThat(found.getClass().getName()).doesNotContain("Echo$");

    connection.close();
    assertThat(found.isOpen()).isFalse();
    assertThat(failure(found::next).error()).isEqualTo(InternetError.INVALID_HANDLE);
  }

  @Test
  void streamsReadThroughAndEndWithTheirConnection() throws Exception {
    EchoConnection connection = connect();
    InputStream stream = connection.open();

    assertThat(stream.read()).isEqualTo(1);
    assertThat(stream.readAllBytes()).containsExactly(2, 3);
    connection.close();
    assertThat(failure(stream::read).error()).isEqualTo(InternetError.INVALID_HANDLE);
  }

  @Test
  void closingAWriteStreamTellsWhatWentWrong() throws Exception {
    echo =
        new Echo() {
          @Override
          public OutputStream write() {
            return new java.io.ByteArrayOutputStream() {
              @Override
              public void close() throws InternetException {
                throw new InternetException(InternetError.EXTENDED_ERROR, "not stored");
              }
            };
          }
        };
    OutputStream out = connect().write();
    out.write(new byte[10]);

    assertThat(failure(out::close)).hasMessage("echo://host:7: not stored");
    out.close();
  }

  @Test
  void anUploadThatIsGivenUpIsAbortedAtTheProviderAndNeverCompleted() throws Exception {
    List<String> calls = new ArrayList<>();
    echo =
        new Echo() {
          @Override
          public OutputStream write() {
            return new Upload() {
              @Override
              public void write(int value) {
                calls.add("write");
              }

              @Override
              public void close() {
                calls.add("close");
              }

              @Override
              public void abort() {
                calls.add("abort");
              }
            };
          }
        };
    Upload upload = (Upload) connect().write();
    upload.write(1);

    upload.abort();
    upload.abort();
    upload.close();

    assertThat(calls).containsExactly("write", "abort");
  }

  @Test
  void aParentsCloseDoesNotCompleteAnUpload() throws Exception {
    AtomicBoolean completed = new AtomicBoolean();
    echo =
        new Echo() {
          @Override
          public OutputStream write() {
            return new java.io.ByteArrayOutputStream() {
              @Override
              public void close() {
                completed.set(true);
              }
            };
          }
        };
    EchoConnection connection = connect();
    connection.write().write(1);

    connection.close();

    assertThat(completed).isFalse();
  }

  @Test
  void aStageIsTheCoresOwnAndEndsWithTheConnection() throws Exception {
    EchoConnection connection = connect();
    CompletableFuture<String> first = connection.later().toCompletableFuture();
    echo.later.complete("done");
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("done");

    echo = new Echo();
    EchoConnection other = connect();
    CompletableFuture<String> second = other.later().toCompletableFuture();
    assertThat(second).isNotSameAs(echo.later);
    other.close();
    assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            InternetException.class,
            e -> assertThat(e.error()).isEqualTo(InternetError.OPERATION_CANCELLED));
  }

  @Test
  void aMethodThatCannotThrowTellsOfADeadHandleUnchecked() throws Exception {
    EchoConnection connection = connect();
    connection.close();

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(connection::count)
        .havingCause()
        .isInstanceOf(InternetException.class);
  }

  @Test
  void lastResponseIsWhatTheServerSaidInTheLastCall() throws Exception {
    echo =
        new Echo() {
          @Override
          public String say(String word) throws InternetException {
            ConnectContext context = provider.contexts.get(0);
            context.status().reply("200-first\r\n200 " + word + "\r\n");
            if (word.equals("bad")) {
              throw new InternetException(InternetError.EXTENDED_ERROR, "say refused");
            }
            return word;
          }
        };
    EchoConnection connection = connect();

    connection.say("one");
    connection.say("two");
    assertThat(connection.count()).isEqualTo(2);
    assertThat(connection.lastResponse()).isEqualTo("200-first\r\n200 two\r\n");
    InternetException e = failure(() -> connection.say("bad"));

    assertThat(e).hasMessage("echo://host:7: say refused: 200 bad");
    assertThat(e.serverResponse()).isEqualTo("200-first\r\n200 bad\r\n");
    connection.close();
    assertThat(connection.lastResponse()).isEqualTo("200-first\r\n200 bad\r\n");
  }

  @Test
  void whatTwoMethodsGiveAgainAndAgainIsWrappedOnceEach() throws Exception {
    InputStream in = new ByteArrayInputStream(new byte[1]);
    OutputStream out = new java.io.ByteArrayOutputStream();
    echo =
        new Echo() {
          @Override
          public InputStream open() {
            return in;
          }

          @Override
          public OutputStream write() {
            return out;
          }
        };
    EchoConnection connection = connect();
    InputStream first = connection.open();
    connection.write();

    assertThat(connection.open()).isSameAs(first);
  }

  @Test
  void equalityAndTextAreOfTheHandle() throws Exception {
    EchoConnection connection = connect();

    assertThat(java.util.Set.of(connection)).contains(connection).doesNotContain(connect());
    assertThat(connection.toString()).matches("EchoConnection\\[\\d+ echo://host:7]");
  }

  @Test
  void aContextClassLoaderSetByAProviderIsPutBack() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    echo =
        new Echo() {
          @Override
          public String say(String word) {
            Thread.currentThread().setContextClassLoader(new ClassLoader() {});
            return word;
          }
        };

    connect().say("x");

    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void aStoppedBundlesSessionsAreClosedAndNoOthers() throws Exception {
    try (Core core = new Core(CoreSettings.unconfigured())) {
      InternetSession mine = core.open(new Owner(1, "a"), SessionOptions.agent("a"));
      InternetSession other = core.open(new Owner(2, "b"), SessionOptions.agent("b"));

      core.closeSessionsOf(1);

      assertThat(mine.isOpen()).isFalse();
      assertThat(other.isOpen()).isTrue();
    }
  }

  @Test
  void anInternetThatWasGivenBackOpensNothing() throws Exception {
    try (Core core = new Core(CoreSettings.unconfigured())) {
      OwnedInternet internet = new OwnedInternet(core, new Owner(1, "a"));

      internet.giveBack();

      assertThat(failure(() -> internet.open(SessionOptions.agent("a"))).error())
          .isEqualTo(InternetError.SHUTDOWN);
    }
  }

  /** Blocks in say() until what it was lent is closed. */
  private static final class BlockingEcho extends Echo {
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    void endsWith(ConnectContext context) {
      context.own(released::countDown);
    }

    void awaitCall() throws InterruptedException {
      assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public String say(String word) throws InternetException {
      called.countDown();
      try {
        assertThat(released.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new InternetException(InternetError.CONNECTION_ABORTED, "the socket was closed");
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(new byte[0]);
    }
  }

  private EchoConnection connect() throws InternetException {
    return session().connect(EchoConnection.ECHO, ConnectRequest.to("host"));
  }

  private InternetSession session() throws InternetException {
    return patchbay.internet().open(SessionOptions.agent("test"));
  }

  private static InternetException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return assertThatExceptionOfType(InternetException.class).isThrownBy(call).actual();
  }
}
