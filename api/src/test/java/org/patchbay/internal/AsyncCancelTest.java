package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patchbay.internal.AsyncTest.assertFails;
import static org.patchbay.internal.EchoConnection.ECHO;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.spi.ConnectContext;

/** An asynchronous call ends wherever it is, by its future, its handle or its session. */
class AsyncCancelTest {
  private final PlainPatchbay patchbay =
      new PlainPatchbay(Duration.ZERO, Duration.ofSeconds(20)).asynchronous(1, 100);
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private ServerSocket listener;
  private InternetSession session;
  private long provider;

  /** By what a call is ended, and so what its future says. */
  enum Means {
    FUTURE,
    HANDLE,
    SESSION
  }

  @BeforeEach
  void start() throws Exception {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    provider = patchbay.add(new EchoProvider(Wired::new), EchoProvider.PROPERTIES);
    session = patchbay.internet().open(SessionOptions.agent("test"));
  }

  @AfterEach
  void stop() throws Exception {
    patchbay.close();
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** A connection that dials for each word, and waits for a byte that never comes. */
  private final class Wired extends Echo {
    private final ConnectContext context;

    Wired(ConnectContext context) {
      this.context = context;
    }

    @Override
    public String say(String word) throws InternetException {
      if (word.equals("hello")) {
        return word;
      }
      try {
        if (word.equals("dial")) {
          inside.countDown();
        }
        String host = word.equals("resolve") ? "host.example" : "127.0.0.1";
        try (Socket socket = context.dialer().connect(host, listener.getLocalPort())) {
          sockets.add(listener.accept());
          InputStream in = socket.getInputStream();
          inside.countDown();
          return word + in.read();
        }
      } catch (InternetException e) {
        throw e;
      } catch (IOException e) {
        throw new InternetException(InternetError.CONNECTION_RESET, "cut", e);
      } finally {
        left.countDown();
      }
    }
  }

  private EchoConnection connect() throws Exception {
    return session.connect(ECHO, ConnectRequest.to("127.0.0.1"));
  }

  private void end(Means means, CompletableFuture<?> call, EchoConnection echo) throws Exception {
    switch (means) {
      case FUTURE -> {
        call.cancel(true);
        assertThatThrownBy(call::join).isInstanceOf(CancellationException.class);
      }
      case HANDLE -> {
        echo.close();
        assertFails(call, InternetError.OPERATION_CANCELLED);
      }
      case SESSION -> {
        session.close();
        assertFails(call, InternetError.OPERATION_CANCELLED);
      }
    }
  }

  private void assertThatItEnds(Means means, CompletableFuture<?> call, EchoConnection echo)
      throws Exception {
    end(means, call, echo);
    assertThat(left.await(2, TimeUnit.SECONDS)).as("the thread has left the provider").isTrue();
    if (means == Means.FUTURE) {
      assertThat(echo.async(() -> echo.say("hello")).get(2, TimeUnit.SECONDS)).isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @EnumSource(Means.class)
  void whileItWaitsInItsLineOrForAThread(Means means) throws Exception {
    EchoConnection echo = connect();
    EchoConnection other = connect();
    CompletableFuture<String> first = echo.async(() -> echo.say("read"));
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
    AtomicInteger run = new AtomicInteger();
    CompletableFuture<Integer> inLine = echo.async(run::incrementAndGet);
    CompletableFuture<Integer> forAThread = other.async(run::incrementAndGet);

    end(means, inLine, echo);
    end(means, forAThread, other);
    first.cancel(true);

    if (means != Means.SESSION) {
      assertThat(session.async(() -> "free").get(5, TimeUnit.SECONDS)).isEqualTo("free");
    }
    assertThat(run).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(Means.class)
  void whileItWaitsForAProvider(Means means) throws Exception {
    EchoConnection echo = connect();
    patchbay.remove(provider);
    AtomicInteger run = new AtomicInteger();
    CompletableFuture<Integer> call = echo.async(run::incrementAndGet);
    CompletableFuture<EchoConnection> connecting =
        session.connectAsync(ECHO, ConnectRequest.to("127.0.0.1"));

    end(means, call, echo);
    if (means == Means.SESSION) {
      assertFails(connecting, InternetError.OPERATION_CANCELLED);
    } else {
      connecting.cancel(true);
    }

    patchbay.add(new EchoProvider(Wired::new), EchoProvider.PROPERTIES);
    InternetSession next = patchbay.internet().open(SessionOptions.agent("next"));
    assertThat(next.async(() -> "after them").get(5, TimeUnit.SECONDS)).isEqualTo("after them");
    assertThat(run).hasValue(0);
  }

  /** It waits on its own thread where the provider went under it. */
  @Test
  void whileItIsMovedAndThereIsNoProvider() throws Exception {
    EchoConnection echo = connect();
    CompletableFuture<String> call =
        echo.async(
            () -> {
              patchbay.remove(provider);
              inside.countDown();
              try {
                return echo.say("hello");
              } finally {
                left.countDown();
              }
            });
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();

    call.cancel(true);

    assertThat(left.await(2, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Means.class)
  void whileANameIsLookedUp(Means means) throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    patchbay.lookingUpBy(
        host -> {
          inside.countDown();
          awaitWhateverComes(goOn); // as the system's own way does
          return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });
    EchoConnection echo = connect();
    CompletableFuture<String> call = echo.async(() -> echo.say("resolve"));
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();

    assertThatItEnds(means, call, echo);
    goOn.countDown();
  }

  @ParameterizedTest
  @EnumSource(Means.class)
  void whileItDials(Means means) throws Exception {
    EchoConnection echo = connect();
    fillBacklog();
    CompletableFuture<String> call = echo.async(() -> echo.say("dial"));
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> call.get(100, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);

    assertThatItEnds(means, call, echo);
  }

  /** Linux lets one more in than asked for; whoever comes then gets no answer. */
  private void fillBacklog() throws IOException {
    for (int i = 0; i < 2; i++) {
      Socket socket = new Socket();
      sockets.add(socket);
      socket.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
    }
  }

  @ParameterizedTest
  @EnumSource(Means.class)
  void whileItReads(Means means) throws Exception {
    EchoConnection echo = connect();
    CompletableFuture<String> call = echo.async(() -> echo.say("read"));
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();

    assertThatItEnds(means, call, echo);
  }

  @ParameterizedTest
  @EnumSource(
      value = Means.class,
      names = {"FUTURE", "SESSION"})
  void whileTheProviderLogsIn(Means means) throws Exception {
    patchbay.remove(provider);
    patchbay.add(
        new EchoProvider(
            context -> {
              Wired wired = new Wired(context);
              try {
                wired.say("read");
              } catch (InternetException e) {
                throw new IllegalStateException(e);
              }
              return wired;
            }),
        EchoProvider.PROPERTIES);
    CompletableFuture<EchoConnection> call =
        session.connectAsync(ECHO, ConnectRequest.to("127.0.0.1"));
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();

    if (means == Means.FUTURE) {
      call.cancel(true);
    } else {
      session.close();
      assertFails(call, InternetError.OPERATION_CANCELLED);
    }

    assertThat(left.await(2, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aTimeoutOfItsFutureEndsItAsWell() throws Exception {
    EchoConnection echo = connect();
    CompletableFuture<String> call =
        echo.async(() -> echo.say("read")).orTimeout(200, TimeUnit.MILLISECONDS);

    assertThatThrownBy(() -> call.get(5, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(left.await(2, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void insideACallItsCancellationIsOperationCancelledAndNothingMoreBegins() throws Exception {
    EchoConnection echo = connect();
    List<InternetError> heard = new ArrayList<>();
    CountDownLatch over = new CountDownLatch(1);
    Consumer<String> say =
        word -> {
          try {
            echo.say(word);
          } catch (InternetException e) {
            heard.add(e.error());
          }
        };
    CompletableFuture<Void> call =
        echo.async(
            () -> {
              say.accept("read");
              say.accept("hello");
              over.countDown();
            });
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();

    call.cancel(true);

    assertThat(over.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(heard)
        .containsExactly(InternetError.OPERATION_CANCELLED, InternetError.OPERATION_CANCELLED);
  }

  @Test
  void aConnectionThatComesAboutTooLateIsClosed() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    Echo late = new Echo();
    patchbay.remove(provider);
    patchbay.add(
        new EchoProvider(
            context -> {
              inside.countDown();
              awaitWhateverComes(goOn);
              return late;
            }),
        EchoProvider.PROPERTIES);
    CompletableFuture<EchoConnection> call =
        session.connectAsync(ECHO, ConnectRequest.to("127.0.0.1"));
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
    call.cancel(true);
    goOn.countDown();

    assertThat(session.async(() -> "the thread is free").get(5, TimeUnit.SECONDS)).isNotNull();
    assertThat(late.closed).hasValue(1);
  }

  @Test
  void whateverACancelledCallDoesItsFutureSaysThatItWasCancelled() throws Exception {
    EchoConnection echo = connect();
    CompletableFuture<Boolean> call =
        echo.async(
            () -> {
              inside.countDown();
              return new CountDownLatch(1).await(20, TimeUnit.SECONDS); // InterruptedException
            });
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();

    echo.close();

    assertFails(call, InternetError.OPERATION_CANCELLED);
  }

  private static void awaitWhateverComes(CountDownLatch latch) {
    boolean waits = true;
    while (waits) {
      try {
        waits = !latch.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        waits = true; // a provider that does not care
      }
    }
  }

  @Test
  void whatHangsOnAFutureIsNotRunByWhoCloses() throws Exception {
    EchoConnection echo = connect();
    CompletableFuture<Thread> teller =
        echo.async(() -> echo.say("read")).handle((word, failure) -> Thread.currentThread());
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();

    session.close();

    assertThat(teller.get(5, TimeUnit.SECONDS).getName()).startsWith("patchbay-");
  }

  @Test
  void aCallMayCloseWhatItWasBegunOn() throws Exception {
    EchoConnection echo = connect();

    String result =
        echo.async(
                () -> {
                  echo.close();
                  return "done";
                })
            .get(5, TimeUnit.SECONDS);

    assertThat(result).isEqualTo("done");
  }

  /** A synchronous call in the same place must not pay for an asynchronous one. */
  @Test
  void cancellingDoesNotCutTheCallOfAnotherThread() throws Exception {
    EchoConnection echo = connect();
    CompletableFuture<String> other =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return echo.say("read");
              } catch (InternetException e) {
                return e.error().toString();
              }
            });
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<String> call =
        echo.async(
            () -> {
              begun.countDown();
              return echo.say("read");
            });
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

    call.cancel(true);
    assertThatThrownBy(() -> other.get(400, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    sockets.get(0).getOutputStream().write(7);

    assertThat(other.get(5, TimeUnit.SECONDS)).isEqualTo("read7");
  }
}
