package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.internal.AsyncTest.assertFails;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.Handle;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.ServiceType;
import org.patchbay.api.SessionOptions;

/** Providers that are asynchronous by themselves: their stages keep no thread at all. */
class NativeStageTest {
  private final PlainPatchbay patchbay = new PlainPatchbay(Duration.ofSeconds(5), Duration.ZERO);
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final CompletableFuture<InputStream> stream = new CompletableFuture<>();
  private final AtomicInteger closed = new AtomicInteger();
  private InternetSession session;
  private Asking asking;
  private long provider;

  /** A handle of a third party's. */
  public interface Answer extends Handle {
    String text() throws InternetException;
  }

  /** A typed connection whose answers come later. */
  public interface Asking extends Connection {
    ServiceType<Asking> ASKING = ServiceType.of("echo", Asking.class);

    CompletableFuture<Answer> ask() throws InternetException;

    CompletionStage<InputStream> open() throws InternetException;
  }

  private final class Asked implements Asking {
    @Override
    public CompletableFuture<Answer> ask() {
      return answer;
    }

    @Override
    public CompletionStage<InputStream> open() {
      return stream;
    }

    @Override
    public void close() {}
  }

  private final class Said implements Answer {
    @Override
    public String text() {
      return "said";
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @BeforeEach
  void connect() throws Exception {
    provider = patchbay.add(new EchoProvider(context -> new Asked()), EchoProvider.PROPERTIES);
    session = patchbay.internet().open(SessionOptions.agent("test"));
    asking = session.connect(Asking.ASKING, ConnectRequest.to("host"));
  }

  @AfterEach
  void stop() {
    patchbay.close();
  }

  @Test
  void aHandleThatComesLaterIsTheCoresAndClosesWithItsConnection() throws Exception {
    CompletableFuture<Answer> asked = asking.ask();
    Said said = new Said();
    answer.complete(said);

    Answer given = asked.get(5, TimeUnit.SECONDS);

    assertThat(given).isNotSameAs(said);
    assertThat(given.text()).isEqualTo("said");
    given.close();
    assertThat(closed).hasValue(1);
  }

  @Test
  void aStreamThatComesLaterIsReadAtItsSeat() throws Exception {
    CompletionStage<InputStream> opened = asking.open();
    stream.complete(new ByteArrayInputStream(new byte[] {7}));

    assertThat(opened.toCompletableFuture().get(5, TimeUnit.SECONDS).readAllBytes())
        .containsExactly(7);
  }

  @Test
  void whoWantsItNoMoreCancelsTheProvidersOwn() throws Exception {
    CompletableFuture<Answer> asked = asking.ask();

    asked.cancel(true);

    assertThat(answer).isCancelled();
    patchbay.remove(provider); // nothing is waited for: its seat is free
  }

  @Test
  void aHandleThatComesTooLateIsClosed() throws Exception {
    CompletableFuture<InputStream> deaf =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterrupt) {
            return false;
          }
        };
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    patchbay.add(
        new EchoProvider(
            context ->
                new Asking() {
                  @Override
                  public CompletableFuture<Answer> ask() {
                    return answer;
                  }

                  @Override
                  public CompletionStage<InputStream> open() {
                    return deaf;
                  }

                  @Override
                  public void close() {}
                }),
        EchoProvider.PROPERTIES);
    patchbay.remove(provider);
    CompletionStage<InputStream> opened = asking.open();
    opened.toCompletableFuture().cancel(true);

    deaf.complete(
        new ByteArrayInputStream(new byte[0]) {
          @Override
          public void close() {
            ended.complete(1);
          }
        });

    assertThat(ended.get(5, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void closingTheConnectionEndsWhatItWaitsFor() throws Exception {
    CompletableFuture<Answer> asked = asking.ask();
    CompletableFuture<Thread> teller = asked.handle((answered, failure) -> Thread.currentThread());

    session.close();

    // First, since whoever waits for a future runs what hangs on it.
    assertThat(teller.get(5, TimeUnit.SECONDS).getName()).startsWith("patchbay-");
    assertFails(asked, InternetError.OPERATION_CANCELLED);
  }
}
