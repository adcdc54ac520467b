package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.Handle;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.ServiceType;
import org.patchbay.api.SessionOptions;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.DownloadResumer;
import org.patchbay.spi.ResumableDownload;

/** Downloads that go on elsewhere, where more goes wrong than one departure. */
class ResumeTest {
  private final PlainPatchbay patchbay = new PlainPatchbay(Duration.ZERO, Duration.ofSeconds(5));
  private final InternetSession session = open();

  @AfterEach
  void stop() {
    patchbay.close();
  }

  /** Downloads, from the connection or from a response below it. */
  public interface Files extends Connection {
    ServiceType<Files> FILES = ServiceType.of("echo", Files.class);

    InputStream download() throws InternetException;

    Answer ask() throws InternetException;

    /** What a body comes out of. */
    interface Answer extends Handle {
      InputStream body() throws InternetException;
    }
  }

  /** The bytes of a content that never ends: each is its offset. */
  private static class Body extends InputStream implements ResumableDownload {
    private long offset;

    Body(long offset) {
      this.offset = offset;
    }

    @Override
    public int read() throws IOException {
      return (int) (offset++ & 0xff);
    }

    @Override
    public void close() throws IOException {}

    @Override
    public Map<String, String> bookmark() {
      return Map.of("path", "content");
    }
  }

  private static class Source implements Files, DownloadResumer {
    final ConnectContext context;

    Source(ConnectContext context) {
      this.context = context;
    }

    Body body(long offset) throws InternetException {
      return new Body(offset);
    }

    @Override
    public InputStream download() throws InternetException {
      return body(0);
    }

    @Override
    public InputStream resume(Map<String, String> bookmark, long offset) throws InternetException {
      return body(offset);
    }

    @Override
    public Answer ask() throws InternetException {
      Body body = body(0);
      return new Answer() {
        @Override
        public InputStream body() {
          return body;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {}
  }

  /** Blocks whoever comes here until what was lent is cut. */
  private static final class Cut {
    final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch cut = new CountDownLatch(1);

    void await(ConnectContext context) throws InternetException {
      context.own(cut::countDown);
      reached.countDown();
      try {
        assertThat(cut.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new InternetException(InternetError.CONNECTION_RESET, "cut");
    }
  }

  @Test
  void aDownloadWhoseResumptionIsCutGoesOnAtTheThird() throws Exception {
    Cut resumption = new Cut();
    long first = add(2, Source::new);
    long second =
        add(
            1,
            context ->
                new Source(context) {
                  @Override
                  public InputStream resume(Map<String, String> bookmark, long offset)
                      throws InternetException {
                    resumption.await(context);
                    return body(offset);
                  }
                });
    InputStream download = connect().download();
    assertThat(download.readNBytes(3)).containsExactly(0, 1, 2);
    patchbay.remove(first);
    CompletableFuture<byte[]> rest = CompletableFuture.supplyAsync(() -> read(download, 3));
    resumption.reached.await();
    add(0, Source::new);

    patchbay.remove(second);

    assertThat(rest.get(10, TimeUnit.SECONDS)).containsExactly(3, 4, 5);
  }

  @Test
  void aDownloadThatIsClosedWhileItIsResumedIsClosedThereAndTheConnectionGoesOn() throws Exception {
    CountDownLatch resuming = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    AtomicInteger restClosed = new AtomicInteger();
    AtomicInteger reset = new AtomicInteger();
    long first = add(1, Source::new);
    add(
        0,
        context ->
            new Source(context) {
              @Override
              public InputStream resume(Map<String, String> bookmark, long offset)
                  throws InternetException {
                ((Lent) context).belongings().lend(told -> reset.incrementAndGet());
                resuming.countDown();
                awaitQuietly(closed);
                return new Body(offset) {
                  @Override
                  public void close() {
                    restClosed.incrementAndGet();
                  }
                };
              }
            });
    Files files = connect();
    InputStream download = files.download();
    patchbay.remove(first);
    CompletableFuture<byte[]> rest = CompletableFuture.supplyAsync(() -> read(download, 3));
    resuming.await();

    download.close();
    closed.countDown();

    assertFails(rest);
    assertThat(restClosed).hasValue(1);
    assertThat(reset).as("the connection is as good as new").hasValue(0);
    assertThat(files.download().read()).isZero();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A download that can only be begun again; what it consists of depends on its provider. */
  private static final class Unproven extends Source {
    private final int first;
    final List<Long> offsets = new CopyOnWriteArrayList<>();

    Unproven(ConnectContext context, int first) {
      super(context);
      this.first = first;
    }

    @Override
    Body body(long offset) {
      offsets.add(offset);
      return new Body(first + offset) {
        @Override
        public Map<String, String> bookmark() {
          return Map.of(ResumableDownload.FROM_START, "true");
        }
      };
    }
  }

  @Test
  void aDownloadThatCanOnlyBeginAgainGoesOnIfItBeginsWithTheSameBytes() throws Exception {
    long first = add(2, context -> new Unproven(context, 0));
    AtomicReference<@Nullable Unproven> next = new AtomicReference<>();
    add(
        1,
        context -> {
          Unproven made = new Unproven(context, 0);
          next.set(made);
          return made;
        });
    InputStream download = connect().download();
    assertThat(download.readNBytes(2)).containsExactly(0, 1);
    assertThat(download.skip(1)).isEqualTo(1);

    patchbay.remove(first);

    assertThat(download.readNBytes(3)).containsExactly(3, 4, 5);
    assertThat(Objects.requireNonNull(next.get()).offsets).containsExactly(0L);
  }

  @Test
  void aDownloadThatBeginsWithOtherBytesIsNotMixed() throws Exception {
    long first = add(2, context -> new Unproven(context, 0));
    add(1, context -> new Unproven(context, 1));
    InputStream download = connect().download();
    assertThat(download.readNBytes(2)).containsExactly(0, 1);

    patchbay.remove(first);

    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> download.readNBytes(3))
        .withMessageContaining("does not begin with the 2 bytes that were read")
        .returns(InternetError.RESUME_FAILED, InternetException::error);
  }

  @Test
  void aProviderThatSaysItHasGoneWhileItIsThereIsNotAskedForEver() throws Exception {
    InternetException liar = new InternetException(InternetError.PROVIDER_WITHDRAWN, "I am off");
    add(
        0,
        context ->
            new Source(context) {
              @Override
              Body body(long offset) {
                return new Body(offset) {
                  @Override
                  public int read() throws IOException {
                    throw liar;
                  }
                };
              }
            });
    InputStream download = connect().download();

    CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> read(download, 1));

    assertFails(read);
  }

  @Test
  void aConnectThatSaysItsProviderHasGoneWhileItIsThereFails() {
    patchbay.add(
        context -> {
          throw new InternetException(InternetError.PROVIDER_WITHDRAWN, "of another session");
        },
        EchoProvider.PROPERTIES);

    CompletableFuture<Files> connected = CompletableFuture.supplyAsync(this::connectUnchecked);

    assertFails(connected);
  }

  @Test
  void closingTheConnectionEndsAReadThatIsStillAtTheProviderThatDeparts() throws Exception {
    try (PlainPatchbay draining = new PlainPatchbay(Duration.ofSeconds(8), Duration.ofSeconds(5))) {
      Cut read = new Cut();
      long first =
          draining.add(
              new EchoProvider(
                  context ->
                      new Source(context) {
                        @Override
                        Body body(long offset) {
                          return new Body(offset) {
                            @Override
                            public int read() throws IOException {
                              CountDownLatch reset = new CountDownLatch(1);
                              ((Lent) context).belongings().lend(told -> reset.countDown());
                              read.reached.countDown();
                              try {
                                assertThat(reset.await(20, TimeUnit.SECONDS)).isTrue();
                              } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                              }
                              throw new IOException("reset");
                            }
                          };
                        }
                      }),
              EchoProvider.PROPERTIES);
      Files files =
          draining
              .internet()
              .open(SessionOptions.agent("test"))
              .connect(Files.FILES, ConnectRequest.to("host"));
      InputStream download = files.download();
      CompletableFuture<byte[]> reading = CompletableFuture.supplyAsync(() -> read(download, 1));
      read.reached.await();
      draining.add(new EchoProvider(Source::new), EchoProvider.PROPERTIES);
      CompletableFuture<Void> departure = CompletableFuture.runAsync(() -> draining.remove(first));
      while (!files.info().provider().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(files.download()).as("moved").isNotNull();

      files.close();

      assertFails(reading);
      departure.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void closingAStreamThatTheDepartureCutsIsNoFailure() throws Exception {
    Cut closing = new Cut();
    long id =
        add(
            0,
            context ->
                new Source(context) {
                  @Override
                  Body body(long offset) {
                    return new Body(offset) {
                      @Override
                      public void close() throws IOException {
                        closing.await(context);
                      }
                    };
                  }
                });
    InputStream download = connect().download();
    CompletableFuture<Void> closed =
        CompletableFuture.runAsync(
            () -> {
              try {
                download.close();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    closing.reached.await();

    patchbay.remove(id);

    assertThat(closed).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void aBodyThatHasNotMovedIsDroppedWithItsResponse() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    add(
        0,
        context ->
            new Source(context) {
              @Override
              Body body(long offset) {
                return new Body(offset) {
                  @Override
                  public void close() {
                    closed.incrementAndGet();
                  }
                };
              }
            });
    Files.Answer answer = connect().ask();
    answer.body().read();

    answer.close();

    assertThat(closed).as("to close a body may mean to read all of it").hasValue(0);
  }

  @Test
  void theRepliesAfterAMoveAreThoseOfTheCallAlone() throws Exception {
    long first = add(1, Source::new);
    add(
        0,
        context -> {
          context.status().reply("220 welcome");
          return new Source(context) {
            @Override
            public InputStream download() throws InternetException {
              context.status().reply("150 here it comes");
              return body(0);
            }
          };
        });
    Files files = connect();
    patchbay.remove(first);

    files.download();

    assertThat(files.lastResponse()).isEqualTo("150 here it comes\n");
  }

  private static void assertFails(CompletableFuture<?> call) {
    assertThat(call)
        .failsWithin(Duration.ofSeconds(4))
        .withThrowableOfType(ExecutionException.class);
  }

  private long add(int ranking, java.util.function.Function<ConnectContext, Connection> opener) {
    Map<String, Object> properties = new HashMap<>(EchoProvider.PROPERTIES);
    properties.put("service.ranking", ranking);
    return patchbay.add(new EchoProvider(opener), properties);
  }

  private InternetSession open() {
    try {
      return patchbay.internet().open(SessionOptions.agent("test"));
    } catch (InternetException e) {
      throw new IllegalStateException(e);
    }
  }

  private Files connect() throws InternetException {
    return session.connect(Files.FILES, ConnectRequest.to("host"));
  }

  private Files connectUnchecked() {
    try {
      return connect();
    } catch (InternetException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] read(InputStream download, int count) {
    try {
      return download.readNBytes(count);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
