package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.internal.EchoConnection.ECHO;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Idempotent;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.ServiceType;
import org.patchbay.api.SessionOptions;
import org.patchbay.spi.ConnectContext;

/**
 * Clients begin, cancel and close at random while the only provider comes and goes: every future
 * ends, with its own answer or a known reason, and nothing is left that waits or runs. {@code
 * -Dpatchbay.stress.seed} and {@code -Dpatchbay.stress.millis} repeat or prolong it.
 */
class AsyncStressTest {
  private static final int CLIENTS = 4;
  private static final int THREADS = 5;
  private static final int WAITING = 200;

  private final long seed = Long.getLong("patchbay.stress.seed", System.nanoTime());
  private final long nanos =
      Duration.ofMillis(Long.getLong("patchbay.stress.millis", 1500)).toNanos();
  private final PlainPatchbay patchbay =
      new PlainPatchbay(Duration.ofMillis(5), Duration.ofSeconds(10))
          .asynchronous(THREADS, WAITING);
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong cancelled = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicInteger running = new AtomicInteger();

  /** What a client does. */
  public interface Adder extends EchoConnection {
    ServiceType<Adder> ADDER = ServiceType.of("echo", Adder.class);

    @Idempotent
    int add(int one, int other) throws InternetException;
  }

  /** Takes its time now and then, and fails as a socket does when it is cut. */
  private final class Place extends Echo implements Adder {
    private final CountDownLatch cut = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private final Random random;

    Place(ConnectContext context, long seed) {
      context.own(cut::countDown);
      random = new Random(seed);
    }

    @Override
    public int add(int one, int other) throws InternetException {
      if (inside.incrementAndGet() > 1) {
        wrong.add("two calls at a time on a connection that does one thing at a time");
      }
      try {
        boolean waits = random.nextInt(20) == 0;
        if (cut.await(waits ? 3 : 0, TimeUnit.MILLISECONDS)) {
          throw new InternetException(InternetError.CONNECTION_RESET, "the socket is closed");
        }
        return one + other;
      } catch (InterruptedException e) {
        throw new InternetException(InternetError.CONNECTION_ABORTED, "interrupted", e);
      } finally {
        inside.decrementAndGet();
      }
    }
  }

  @Test
  void everyFutureEndsAndNothingIsLeft() throws Exception {
    System.out.printf("AsyncStressTest seed %d%n", seed);
    long provider = addProvider();
    InternetSession whole = patchbay.internet().open(SessionOptions.agent("whole"));
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Random random = new Random(seed + i);
      Callable<Boolean> client = () -> use(random);
      all.add(clients.submit(client));
    }
    Random pause = new Random(seed);
    CountDownLatch never = new CountDownLatch(1);
    for (long end = System.nanoTime() + nanos; System.nanoTime() - end < 0; ) {
      never.await(pause.nextInt(12), TimeUnit.MILLISECONDS);
      patchbay.remove(provider);
      never.await(pause.nextInt(6), TimeUnit.MILLISECONDS);
      provider = addProvider();
    }
    over.set(true);
    for (Future<Boolean> client : all) {
      client.get(60, TimeUnit.SECONDS);
    }
    clients.shutdown();

    System.out.printf(
        "AsyncStressTest %s answered, %s cancelled, %s refused%n", answered, cancelled, refused);
    assertThat(wrong).as("seed " + seed).isEmpty();
    assertThat(answered.get()).isPositive();
    assertThatAllPlacesAreFree(whole);
    whole.close();
    patchbay.close();
    for (Thread thread : threads) {
      thread.join(10_000);
      assertThat(thread.isAlive()).as("seed " + seed + ", " + thread).isFalse();
    }
  }

  /** As many may begin as at first: none that has ended is still counted. */
  private void assertThatAllPlacesAreFree(InternetSession session) throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    List<CompletableFuture<Boolean>> full = new ArrayList<>();
    for (int i = 0; i < THREADS + WAITING; i++) {
      full.add(session.async(() -> goOn.await(20, TimeUnit.SECONDS)));
    }
    assertThat(full).as("seed " + seed).noneMatch(CompletableFuture::isDone);
    assertThat(session.async(() -> true)).isCompletedExceptionally();
    goOn.countDown();
    for (CompletableFuture<Boolean> each : full) {
      assertThat(each.get(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private long addProvider() {
    return patchbay.add(
        new EchoProvider(context -> new Place(context, seed)), EchoProvider.PROPERTIES);
  }

  @SuppressWarnings("try") // a session that is closed in its midst
  private boolean use(Random random) throws Exception {
    while (!over.get()) {
      try (InternetSession session = patchbay.internet().open(SessionOptions.agent("client"))) {
        Adder adder = session.connect(Adder.ADDER, ConnectRequest.to("host"));
        List<Pending> calls = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
          calls.add(begin(session, adder, random));
          if (random.nextInt(4) == 0) {
            calls.get(random.nextInt(calls.size())).future.cancel(true);
          }
        }
        if (random.nextInt(4) == 0) {
          adder.close();
        }
        if (random.nextInt(8) == 0) {
          end(session);
        }
        for (Pending call : calls) {
          check(call);
        }
      }
    }
    return true;
  }

  private static void end(InternetSession session) {
    session.close();
  }

  private record Pending(CompletableFuture<Integer> future, int expected) {}

  private Pending begin(InternetSession session, Adder adder, Random random) {
    int one = random.nextInt(1000);
    return switch (random.nextInt(3)) {
      case 0 ->
          new Pending(
              session
                  .connectAsync(ECHO, ConnectRequest.to("host"))
                  .thenApply(
                      echo -> {
                        echo.close();
                        return one;
                      }),
              one);
      case 1 -> new Pending(session.async(() -> counted(() -> one)), one);
      default -> new Pending(adder.async(() -> counted(() -> adder.add(one, 1))), one + 1);
    };
  }

  private int counted(Callable<Integer> work) throws Exception {
    threads.add(Thread.currentThread());
    if (running.incrementAndGet() > THREADS) {
      wrong.add("more threads than allowed");
    }
    try {
      return work.call();
    } finally {
      running.decrementAndGet();
    }
  }

  private void check(Pending call) throws Exception {
    try {
      if (call.future.get(20, TimeUnit.SECONDS) == call.expected) {
        answered.incrementAndGet();
      } else {
        wrong.add("another call's answer");
      }
    } catch (CancellationException e) {
      cancelled.incrementAndGet();
    } catch (ExecutionException e) {
      InternetError error = e.getCause() instanceof InternetException known ? known.error() : null;
      if (error == InternetError.OPERATION_CANCELLED || error == InternetError.INVALID_HANDLE) {
        cancelled.incrementAndGet();
      } else if (error == InternetError.LIMIT_EXCEEDED) {
        refused.incrementAndGet();
      } else {
        wrong.add(String.valueOf(e.getCause()));
      }
    }
  }
}
