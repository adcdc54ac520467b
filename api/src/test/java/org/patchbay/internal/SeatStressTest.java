package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.StatusEvent;

/**
 * Threads that connect, call, close, add and remove providers, with a listener that closes, all at
 * once; {@code -Dpatchbay.stress.seed} and {@code -Dpatchbay.stress.millis} repeat or prolong it.
 */
class SeatStressTest {
  private static final Set<InternetError> EXPECTED =
      EnumSet.of(
          InternetError.INVALID_HANDLE,
          InternetError.OPERATION_CANCELLED,
          InternetError.PROVIDER_WITHDRAWN,
          InternetError.PROVIDER_UNAVAILABLE);
  private static final int THREADS = 8;

  private final long seed = Long.getLong("patchbay.stress.seed", System.nanoTime());
  private final long nanos =
      Duration.ofMillis(Long.getLong("patchbay.stress.millis", 1500)).toNanos();
  private final PlainPatchbay patchbay = new PlainPatchbay();
  private final Queue<Probe> probes = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Queue<Installed> providers = new ConcurrentLinkedQueue<>();
  private final Map<Long, InternetStatus> lastEvents = new ConcurrentHashMap<>();
  private final Map<Long, AtomicInteger> hearing = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable InternetSession> session = new AtomicReference<>();
  private final AtomicLong calls = new AtomicLong();

  private record Installed(long id, AtomicBoolean removed) {}

  /** Watches what the core does with one connection of a provider. */
  private final class Probe extends Echo {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    private final AtomicBoolean removed;

    Probe(AtomicBoolean removed) {
      this.removed = removed;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(new byte[1]) {
        @Override
        public void close() {
          if (closed.get() != 0) {
            wrong.add("a stream's close() after its connection's");
          }
        }
      };
    }

    private boolean isDoneWith() {
      return cut.get() == 1 && inside.get() == 0 && (closed.get() == 1 || removed.get());
    }

    @Override
    public String say(String word) {
      inside.incrementAndGet();
      if (closed.get() != 0) {
        wrong.add("a call after the provider's close()");
      }
      Thread.onSpinWait();
      if (closed.get() != 0) {
        wrong.add("the provider's close() under a call");
      }
      inside.decrementAndGet();
      return word;
    }

    @Override
    public void close() {
      if (inside.get() != 0) {
        wrong.add("close() with a call inside");
      }
      if (closed.incrementAndGet() != 1) {
        wrong.add("close() ran twice");
      }
    }
  }

  @Test
  void whateverComesAndGoesNothingIsCalledAfterItsEndAndNothingStaysBehind() throws Exception {
    System.out.println("SeatStressTest seed " + seed);
    addProvider();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(seed + i);
        work.add(() -> act(random));
      }
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get(60, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    providers.forEach(left -> left.removed().set(true));
    patchbay.close();

    System.out.println(
        "SeatStressTest " + probes.size() + " connections, " + calls.get() + " calls");
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(probes).as("seed %d", seed).isNotEmpty().allMatch(Probe::isDoneWith);
    assertThat(lastEvents.values()).as("seed %d", seed).containsOnly(InternetStatus.HANDLE_CLOSING);
  }

  private boolean act(Random random) throws InternetException {
    long deadline = System.nanoTime() + nanos;
    @Nullable EchoConnection connection = null;
    while (System.nanoTime() - deadline < 0) {
      try {
        connection = step(random, connection);
        calls.incrementAndGet();
      } catch (InternetException e) {
        if (!EXPECTED.contains(e.error())) {
          wrong.add(e.toString());
        }
        connection = null;
      } catch (RuntimeException e) {
        wrong.add(e.toString());
      }
    }
    return true;
  }

  private @Nullable EchoConnection step(Random random, @Nullable EchoConnection connection)
      throws InternetException {
    int dice = random.nextInt(1000);
    if (dice == 0) {
      changeProviders();
    } else if (dice < 5) {
      InternetSession last = session.getAndSet(null);
      if (last != null) {
        last.close();
      }
    } else if (connection == null || dice < 50) {
      return connect(random);
    } else if (dice < 80) {
      connection.close();
    } else if (dice < 150) {
      useStream(connection);
    } else {
      connection.say("x");
    }
    return connection;
  }

  private static void useStream(EchoConnection connection) throws InternetException {
    try (InputStream in = connection.open()) {
      in.read();
    } catch (InternetException e) {
      throw e;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Two handles in three are the session's to close. */
  private EchoConnection connect(Random random) throws InternetException {
    InternetSession open = session.get();
    if (open == null) {
      open = patchbay.internet().open(SessionOptions.agent("stress").listener(this::hear));
      if (!session.compareAndSet(null, open)) {
        open.close();
      }
    }
    String context = random.nextInt(3) == 0 ? "closes" : "listens";
    return open.connect(EchoConnection.ECHO, ConnectRequest.to("host").context(context));
  }

  private void hear(StatusEvent event) {
    long subject = event.status() == InternetStatus.HANDLE_CREATED ? event.value() : event.handle();
    AtomicInteger inside = hearing.computeIfAbsent(subject, key -> new AtomicInteger());
    if (inside.incrementAndGet() != 1) {
      wrong.add("two events of a handle at once");
    }
    InternetStatus before = lastEvents.put(subject, event.status());
    if (before == InternetStatus.HANDLE_CLOSING) {
      wrong.add(event.status() + " after HANDLE_CLOSING");
    }
    if (before == null && event.status() != InternetStatus.HANDLE_CREATED) {
      wrong.add(event.status() + " before HANDLE_CREATED");
    }
    InternetSession open = session.get();
    if (event.context().equals("closes") && open != null && event.handle() % 500 == 0) {
      open.close();
    }
    inside.decrementAndGet();
  }

  private void changeProviders() {
    addProvider();
    Installed oldest = providers.poll();
    if (oldest != null) {
      oldest.removed().set(true);
      patchbay.remove(oldest.id());
    }
  }

  private synchronized void addProvider() {
    AtomicBoolean removed = new AtomicBoolean();
    EchoProvider provider =
        new EchoProvider(
            context -> {
              Probe probe = new Probe(removed);
              probes.add(probe);
              context.own(probe.cut::incrementAndGet);
              return probe;
            });
    providers.add(new Installed(patchbay.add(provider, EchoProvider.PROPERTIES), removed));
  }
}
