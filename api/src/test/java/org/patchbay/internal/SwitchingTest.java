package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Handle;
import org.patchbay.api.Handover;
import org.patchbay.api.Idempotent;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.ServiceType;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.api.Upload;
import org.patchbay.spi.DownloadResumer;
import org.patchbay.spi.ResumableDownload;

/** The switching contract, on the core alone. */
class SwitchingTest {
  private static final byte[] CONTENT = new byte[10_000];

  static {
    for (int i = 0; i < CONTENT.length; i++) {
      CONTENT[i] = (byte) (i * 31);
    }
  }

  private final PlainPatchbay patchbay =
      new PlainPatchbay(Duration.ofMillis(400), Duration.ofSeconds(5));
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final InternetSession session = open(Handover.RESUMABLE);

  @AfterEach
  void stop() {
    patchbay.close();
  }

  /** What a test looks at: who answered, with an idempotent and another call. */
  public interface WhoConnection extends EchoConnection {
    ServiceType<WhoConnection> WHO = ServiceType.of("echo", WhoConnection.class);

    @Idempotent
    String who() throws InternetException;
  }

  /** Answers with its name; its calls can be made to block until they are cut. */
  private static class Who extends Echo implements WhoConnection, DownloadResumer {
    private final String name;
    volatile CountDownLatch called = new CountDownLatch(1);
    volatile CountDownLatch goOn = new CountDownLatch(0);
    volatile boolean cut;
    final AtomicInteger inside = new AtomicInteger();

    Who(String name) {
      this.name = name;
    }

    @Override
    public String who() throws InternetException {
      inside.incrementAndGet();
      called.countDown();
      await(goOn);
      if (cut) {
        throw new InternetException(InternetError.CONNECTION_ABORTED, "the socket was closed");
      }
      return name;
    }

    @Override
    public String say(String word) throws InternetException {
      return word + " " + who();
    }

    private static void await(CountDownLatch latch) throws InternetException {
      try {
        if (!latch.await(20, TimeUnit.SECONDS)) {
          throw new InternetException(InternetError.TIMEOUT, "the test waits no longer");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public InputStream open() {
      return new Download(0);
    }

    @Override
    public InputStream resume(Map<String, String> bookmark, long offset) {
      assertThat(bookmark).containsEntry("path", "content");
      return new Download(offset);
    }
  }

  /** A download of which a part can be had at a time. */
  private static final class Download extends InputStream implements ResumableDownload {
    private final InputStream rest;

    Download(long offset) {
      rest = new ByteArrayInputStream(Arrays.copyOfRange(CONTENT, (int) offset, CONTENT.length));
    }

    @Override
    public int read() throws IOException {
      return rest.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return rest.read(buffer, offset, Math.min(length, 1000));
    }

    @Override
    public Map<String, String> bookmark() {
      return Map.of("path", "content");
    }
  }

  @Test
  void anIdleConnectionMovesWithItsNextCallAndTellsOfIt() throws Exception {
    Who first = new Who("first");
    long id = add(first, 1);
    add(new Who("second"), 0);
    WhoConnection connection = connect();
    assertThat(connection.who()).isEqualTo("first");

    patchbay.remove(id);

    assertThat(connection.who()).isEqualTo("second");
    assertThat(first.closed).as("the first was closed in order").hasValue(1);
    assertThat(connection.isOpen()).isTrue();
    assertThat(events)
        .containsSubsequence("PROVIDER_DRAINING", "PROVIDER_RESUMED")
        .doesNotContain("HANDLE_CLOSING");
  }

  @Test
  void whatAProviderKeptIsThereForTheNext() throws Exception {
    long id =
        patchbay.add(
            new EchoProvider(
                context -> {
                  context.state().put("directory", "/pub");
                  return new Who("first");
                }),
            EchoProvider.PROPERTIES);
    WhoConnection connection = connect();
    patchbay.remove(id);
    patchbay.add(
        new EchoProvider(context -> new Who(String.valueOf(context.state().get("directory")))),
        EchoProvider.PROPERTIES);

    assertThat(connection.who()).isEqualTo("/pub");
  }

  @Test
  void timeoutsThatWereChangedHoldAtTheNextProvider() throws Exception {
    long id = add(new Who("first"), 0);
    WhoConnection connection = connect();
    Timeouts hurried = Timeouts.DEFAULT.withSilence(Duration.ofSeconds(7));
    connection.timeouts(hurried);
    patchbay.remove(id);
    patchbay.add(
        new EchoProvider(context -> new Who(String.valueOf(context.request().timeouts()))),
        EchoProvider.PROPERTIES);

    assertThat(connection.who()).isEqualTo(hurried.toString());
  }

  @Test
  void aCallThatADepartureOvertookBeforeItReachedTheProviderGoesToTheNext() throws Exception {
    Who first = new Who("first");
    long id = add(first, 1);
    add(new Who("second"), 0);
    WhoConnection connection = connect();
    CompletableFuture<String> said = new CompletableFuture<>();
    Thread slow =
        new SlowToEnter(
            () -> patchbay.remove(id),
            () -> {
              try {
                said.complete(connection.say("hello"));
              } catch (InternetException e) {
                said.completeExceptionally(e);
              }
            });
    slow.start();

    assertThat(said.get(10, TimeUnit.SECONDS)).as("not idempotent").isEqualTo("hello second");
    assertThat(first.inside).hasValue(0);
  }

  /** Holds its first call up between the seat and the provider, where the core asks for this. */
  private static final class SlowToEnter extends Thread {
    private final AtomicReference<@Nullable Runnable> meanwhile;

    SlowToEnter(Runnable meanwhile, Runnable task) {
      super(task);
      this.meanwhile = new AtomicReference<>(meanwhile);
    }

    @Override
    public @Nullable ClassLoader getContextClassLoader() {
      Runnable once = meanwhile.getAndSet(null);
      if (once != null) {
        once.run();
      }
      return super.getContextClassLoader();
    }
  }

  @Test
  void whatIsInFlightEndsWithinTheDrainTimeWhileOthersGoOnElsewhere() throws Exception {
    Who first = blocked("first");
    long id = add(first, 1);
    add(new Who("second"), 0);
    WhoConnection busy = connect();
    WhoConnection idle = connect();
    CompletableFuture<String> call = async(() -> busy.say("hello"));
    first.called.await();
    CompletableFuture<Void> departure = CompletableFuture.runAsync(() -> patchbay.remove(id));

    assertThat(awaited(() -> idle.info().provider().isEmpty())).isTrue();
    assertThat(idle.who()).isEqualTo("second");
    first.goOn.countDown();

    assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo("hello first");
    departure.get(10, TimeUnit.SECONDS);
    assertThat(busy.who()).isEqualTo("second");
  }

  @Test
  void whatTakesLongerIsCutAndOnlyRepeatedWhereThatIsSafe() throws Exception {
    Who first = blocked("first");
    long id = add(first, 1);
    WhoConnection one = connect();
    WhoConnection other = connect();
    cutByClosing(first);
    CompletableFuture<String> repeatable = async(one::who);
    CompletableFuture<String> unrepeatable = async(() -> other.say("hello"));
    assertThat(awaited(() -> first.inside.get() == 2)).isTrue();
    add(new Who("second"), 0);

    patchbay.remove(id);

    assertThat(repeatable.get(10, TimeUnit.SECONDS)).isEqualTo("second");
    assertThat(failure(unrepeatable).error()).isEqualTo(InternetError.PROVIDER_WITHDRAWN);
    assertThat(other.say("again")).isEqualTo("again second");
  }

  @Test
  void aDepartureReturnsByItsDeadlineWhateverTheProviderDoes() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch entered = new CountDownLatch(1);
    Who stubborn =
        new Who("stubborn") {
          @Override
          public String who() throws InternetException {
            entered.countDown();
            Who.await(never);
            return "late";
          }

          @Override
          public void close() {
            try {
              Who.await(never);
            } catch (InternetException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    long id =
        patchbay.add(
            new EchoProvider(
                context -> {
                  context.own(() -> never.await(20, TimeUnit.SECONDS));
                  return stubborn;
                }),
            EchoProvider.PROPERTIES);
    WhoConnection busy = connect();
    connect();
    CompletableFuture<String> call = async(busy::who);
    entered.await();

    long start = System.nanoTime();
    patchbay.remove(id);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

    assertThat(took).isBetween(300L, 3_000L);
    never.countDown();
    assertThat(failureOrResult(call)).isNotNull();
  }

  @Test
  void aCallWaitsThroughTheGapAndIsServedByWhoArrives() throws Exception {
    long id = add(new Who("first"), 0);
    WhoConnection connection = connect();
    patchbay.remove(id);

    CompletableFuture<String> moved = async(connection::who);
    CompletableFuture<String> connected = async(() -> connect().who());
    add(new Who("second"), 0);

    assertThat(moved.get(10, TimeUnit.SECONDS)).isEqualTo("second");
    assertThat(connected.get(10, TimeUnit.SECONDS)).isEqualTo("second");
  }

  @Test
  void aGapThatLastsTooLongFailsAndTheHandleWorksAgainLater() throws Exception {
    try (PlainPatchbay impatient = new PlainPatchbay(Duration.ZERO, Duration.ofMillis(100))) {
      long id = impatient.add(new EchoProvider(c -> new Who("first")), EchoProvider.PROPERTIES);
      WhoConnection connection =
          impatient
              .internet()
              .open(SessionOptions.agent("t"))
              .connect(WhoConnection.WHO, ConnectRequest.to("host"));
      impatient.remove(id);

      assertThat(failure(connection::who).error()).isEqualTo(InternetError.PROVIDER_UNAVAILABLE);
      impatient.add(new EchoProvider(c -> new Who("second")), EchoProvider.PROPERTIES);
      assertThat(connection.who()).isEqualTo("second");
    }
  }

  @Test
  void aTypeThatWasNeverServedIsNotWaitedFor() {
    long start = System.nanoTime();

    assertThat(failure(this::connect).error()).isEqualTo(InternetError.PROVIDER_UNAVAILABLE);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void closingTheSessionEndsAWait() throws Exception {
    long id = add(new Who("first"), 0);
    WhoConnection connection = connect();
    patchbay.remove(id);
    CompletableFuture<String> waiting = async(() -> connect().who());
    CompletableFuture<String> moving = async(connection::who);

    session.close();

    assertThat(failure(waiting).error())
        .isIn(InternetError.OPERATION_CANCELLED, InternetError.INVALID_HANDLE);
    assertThat(failure(moving).error())
        .isIn(InternetError.OPERATION_CANCELLED, InternetError.INVALID_HANDLE);
  }

  @Test
  void aDownloadGoesOnAtItsOffsetOnTheNextProvider() throws Exception {
    long id = add(new Who("first"), 1);
    add(new Who("second"), 0);
    WhoConnection connection = connect();
    InputStream download = connection.open();
    byte[] start = download.readNBytes(2_500);

    patchbay.remove(id);
    byte[] rest = download.readAllBytes();
    download.close();

    assertThat(start).isEqualTo(Arrays.copyOf(CONTENT, 2_500));
    assertThat(rest).isEqualTo(Arrays.copyOfRange(CONTENT, 2_500, CONTENT.length));
    assertThat(events).contains("PROVIDER_RESUMED");
  }

  /** A handle below a connection that has a stream, as a response has its body. */
  public interface Page extends Handle {
    @Idempotent
    InputStream body() throws InternetException;

    int status();
  }

  /** Gives pages. */
  public interface PageConnection extends WhoConnection {
    ServiceType<PageConnection> PAGES = ServiceType.of("echo", PageConnection.class);

    Page page() throws InternetException;
  }

  private static final class Pages extends Who implements PageConnection {
    Pages(String name) {
      super(name);
    }

    @Override
    public Page page() {
      InputStream body = new Download(0);
      return new Page() {
        @Override
        public InputStream body() {
          return body;
        }

        @Override
        public int status() {
          return 200;
        }

        @Override
        public void close() {}
      };
    }
  }

  @Test
  void whatAHandleHasGoesOnElsewhereEvenIfNobodyAskedForItBefore() throws Exception {
    long id = add(new Pages("first"), 1);
    add(new Pages("second"), 0);
    PageConnection connection =
        session.connect(PageConnection.PAGES, ConnectRequest.to("host").context("c"));
    Page page = connection.page();

    patchbay.remove(id);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body().readAllBytes()).isEqualTo(CONTENT);
    assertThat(page.body()).isSameAs(page.body());
    page.close();
  }

  @Test
  void aDownloadIsNotResumedWhereTheSessionDoesNotWantIt() throws Exception {
    long id = add(new Who("first"), 1);
    add(new Who("second"), 0);
    WhoConnection connection =
        open(Handover.IDLE).connect(WhoConnection.WHO, ConnectRequest.to("host"));
    InputStream download = connection.open();
    download.readNBytes(100);

    patchbay.remove(id);

    assertThat(failure(download::readAllBytes).error()).isEqualTo(InternetError.PROVIDER_WITHDRAWN);
    assertThat(connection.who()).isEqualTo("second");
  }

  @Test
  void anUploadThatEndsInTimeIsCompletedAndOneThatDoesNotIsNeverRepeated() throws Exception {
    List<String> completed = new CopyOnWriteArrayList<>();
    Who first =
        new Who("first") {
          @Override
          public OutputStream write() {
            return upload(completed, "first");
          }
        };
    long id = add(first, 1);
    add(new Who("second"), 0);
    Upload quick = (Upload) connect().write();
    Upload slow = (Upload) connect().write();
    quick.write(1);
    slow.write(1);
    CompletableFuture<Void> departure = CompletableFuture.runAsync(() -> patchbay.remove(id));
    assertThat(awaited(() -> events.contains("PROVIDER_DRAINING"))).isTrue();

    quick.write(2);
    quick.close();
    departure.get(10, TimeUnit.SECONDS);

    assertThat(completed).containsExactly("first");
    assertThat(failure(() -> slow.write(2)).error()).isEqualTo(InternetError.PROVIDER_WITHDRAWN);
    assertThat(failure(slow::close).error()).isEqualTo(InternetError.PROVIDER_WITHDRAWN);
    assertThat(completed).containsExactly("first");
  }

  @Test
  void aCallThatStopsItsOwnProviderDoesNotWaitForItself() throws Exception {
    AtomicLong id = new AtomicLong();
    AtomicLong tookMillis = new AtomicLong();
    Who suicidal =
        new Who("first") {
          @Override
          public String say(String word) {
            long start = System.nanoTime();
            patchbay.remove(id.get());
            tookMillis.set(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            return word;
          }
        };
    id.set(add(suicidal, 1));
    WhoConnection connection = connect();

    connection.say("stop");

    assertThat(tookMillis.get()).isLessThan(300);
  }

  @Test
  void aBetterProviderGetsNewWorkOnlyAndALoserLeavesTheWinnerAlone() throws Exception {
    long plainId = add(new Who("plain"), 0);
    WhoConnection seated = connect();
    add(new Who("better"), 5);

    assertThat(seated.who()).isEqualTo("plain");
    WhoConnection later = connect();
    assertThat(later.who()).isEqualTo("better");

    patchbay.remove(plainId);
    assertThat(later.who()).isEqualTo("better");
    assertThat(seated.who()).isEqualTo("better");
  }

  private static OutputStream upload(List<String> completed, String name) {
    return new Upload() {
      @Override
      public void write(int value) {}

      @Override
      public void close() {
        completed.add(name);
      }

      @Override
      public void abort() {}
    };
  }

  /** Makes the calls of a provider end when what was lent to it is cut. */
  private void cutByClosing(Who who) {
    for (EchoProvider provider : providers) {
      provider.contexts.forEach(
          context ->
              context.own(
                  () -> {
                    who.cut = true;
                    who.goOn.countDown();
                  }));
    }
  }

  private final List<EchoProvider> providers = new CopyOnWriteArrayList<>();

  private long add(Who who, int ranking) {
    Map<String, Object> properties = new HashMap<>(EchoProvider.PROPERTIES);
    properties.put("service.ranking", ranking);
    EchoProvider provider = new EchoProvider(context -> who);
    providers.add(provider);
    return patchbay.add(provider, properties);
  }

  private static Who blocked(String name) {
    Who who = new Who(name);
    who.goOn = new CountDownLatch(1);
    return who;
  }

  private WhoConnection connect() throws InternetException {
    return session.connect(WhoConnection.WHO, ConnectRequest.to("host").context("c"));
  }

  private InternetSession open(Handover handover) {
    try {
      return patchbay
          .internet()
          .open(
              SessionOptions.agent("test")
                  .handover(handover)
                  .listener(event -> events.add(event.status().name())));
    } catch (InternetException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A call that may fail. */
  private interface Call {
    String make() throws IOException;
  }

  private static CompletableFuture<String> async(Call call) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return call.make();
          } catch (IOException e) {
            throw new java.util.concurrent.CompletionException(e);
          }
        },
        task -> new Thread(task).start());
  }

  private static InternetException failure(CompletableFuture<String> call) {
    return assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                .isThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                .havingCause()
                .isInstanceOf(InternetException.class)
                .actual()
            instanceof InternetException e
        ? e
        : fail();
  }

  private static InternetException fail() {
    throw new AssertionError("no InternetException");
  }

  private static Object failureOrResult(CompletableFuture<String> call) throws Exception {
    return call.handle((result, thrown) -> result == null ? thrown : result)
        .get(10, TimeUnit.SECONDS);
  }

  private static InternetException failure(ThrowingCallable call) {
    return assertThatExceptionOfType(InternetException.class).isThrownBy(call).actual();
  }

  private static boolean awaited(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    return condition.getAsBoolean();
  }
}
