package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.Idempotent;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.InternetStatus;
import org.patchbay.api.ServiceType;
import org.patchbay.api.SessionOptions;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.DownloadResumer;
import org.patchbay.spi.ResumableDownload;

/**
 * Clients that never close under a call, while two providers take turns with a short drain time: no
 * call may fail, no byte be lost or doubled, nothing stay behind. {@code -Dpatchbay.stress.seed}
 * and {@code -Dpatchbay.stress.millis} repeat or prolong it.
 */
@ParameterizedClass(name = "drain {0} ms")
@ValueSource(longs = {15, 1})
class DrainStressTest {
  private static final int CLIENTS = 6;
  private static final int LENGTH = 40_000;

  private final long seed = Long.getLong("patchbay.stress.seed", System.nanoTime());
  private final long nanos =
      Duration.ofMillis(Long.getLong("patchbay.stress.millis", 1500)).toNanos();
  private final long drainMillis;
  private final PlainPatchbay patchbay;
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Queue<Place> places = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger swaps = new AtomicInteger();
  private final AtomicInteger resumed = new AtomicInteger();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong downloads = new AtomicLong();

  DrainStressTest(long drainMillis) {
    this.drainMillis = drainMillis;
    this.patchbay = new PlainPatchbay(Duration.ofMillis(drainMillis), Duration.ofSeconds(5));
  }

  /** What a client does. */
  public interface Store extends Connection {
    ServiceType<Store> STORE = ServiceType.of("echo", Store.class);

    @Idempotent
    int add(int one, int other) throws InternetException;

    InputStream open(int start) throws InternetException;
  }

  /** One connection of a provider; some calls last until the connection is cut. */
  private final class Place implements Store, DownloadResumer {
    private final CountDownLatch cut = new CountDownLatch(1);
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final Random random;

    Place(ConnectContext context, long seed) {
      context.own(cut::countDown);
      random = new Random(seed);
    }

    /** Calls of one connection come from one thread. */
    void work() throws IOException {
      inside.incrementAndGet();
      try {
        if (closed.get() != 0) {
          wrong.add("a call after the provider's close()");
        }
        if (random.nextInt(2000) == 0 && cut.await(drainMillis * 3, TimeUnit.MILLISECONDS)) {
          throw new IOException("the socket was closed");
        }
        if (cut.getCount() == 0) {
          throw new IOException("the socket is closed");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        inside.decrementAndGet();
      }
    }

    @Override
    public int add(int one, int other) throws InternetException {
      try {
        work();
      } catch (IOException e) {
        throw new InternetException(
            org.patchbay.api.InternetError.CONNECTION_RESET, "add failed", e);
      }
      return one + other;
    }

    @Override
    public InputStream open(int start) {
      return new Download(this, start, 0);
    }

    @Override
    public InputStream resume(Map<String, String> bookmark, long offset) {
      resumed.incrementAndGet();
      return new Download(this, Integer.parseInt(bookmark.getOrDefault("start", "")), offset);
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

  private static byte at(int start, long offset) {
    return (byte) (start + offset * 31 + offset / 251);
  }

  /** Gives what comes next in pieces, and spoils the caller's array before it fails. */
  private static final class Download extends InputStream implements ResumableDownload {
    private final Place place;
    private final int start;
    private long offset;

    Download(Place place, int start, long offset) {
      this.place = place;
      this.start = start;
      this.offset = offset;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("the core reads arrays");
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int count = (int) Math.min(Math.min(length, 700), LENGTH - offset);
      for (int i = 0; i < count; i++) {
        buffer[from + i] = at(start, offset + i);
      }
      place.work();
      offset += count;
      return offset == LENGTH && count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public Map<String, String> bookmark() {
      return Map.of("start", String.valueOf(start));
    }
  }

  @Test
  void noCallFailsAndNoByteIsLostWhileProvidersTakeTurns() throws Exception {
    System.out.printf("DrainStressTest seed %d, drain %d ms%n", seed, drainMillis);
    long even = addProvider();
    long odd = addProvider();
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<Future<Boolean>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Random random = new Random(seed + i);
      Callable<Boolean> client = () -> use(random);
      clients.add(threads.submit(client));
    }
    long deadline = System.nanoTime() + nanos;
    while (System.nanoTime() - deadline < 0) {
      patchbay.remove(even);
      even = odd;
      odd = addProvider();
      swaps.incrementAndGet();
    }
    over.set(true);
    for (Future<Boolean> client : clients) {
      assertThat(client.get(30, TimeUnit.SECONDS)).isTrue();
    }
    threads.shutdownNow();
    patchbay.close();

    System.out.printf(
        "DrainStressTest %d swaps, %d connections, %d calls, %d downloads, %d resumed%n",
        swaps.get(), places.size(), calls.get(), downloads.get(), resumed.get());
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(resumed.get()).as("seed %d", seed).isPositive();
    assertThat(places).as("seed %d", seed).allMatch(place -> place.cut.getCount() == 0);
    assertThat(places).as("seed %d", seed).allMatch(place -> place.inside.get() == 0);
  }

  private boolean use(Random random) throws InternetException {
    List<InternetStatus> events = new ArrayList<>();
    try (InternetSession session =
        patchbay
            .internet()
            .open(
                SessionOptions.agent("stress")
                    .listener(
                        event -> {
                          synchronized (events) {
                            events.add(event.status());
                          }
                        }))) {
      @Nullable Store store = null;
      while (!over.get()) {
        try {
          if (store == null || random.nextInt(500) == 0) {
            store = session.connect(Store.STORE, ConnectRequest.to("host").context("c"));
          }
          step(random, store);
        } catch (IOException | RuntimeException e) {
          wrong.add(e.toString());
        }
      }
    }
    return true;
  }

  private void step(Random random, Store store) throws IOException {
    int one = random.nextInt(1000);
    if (random.nextInt(20) != 0) {
      calls.incrementAndGet();
      if (store.add(one, 7) != one + 7) {
        wrong.add("a wrong sum");
      }
      return;
    }
    downloads.incrementAndGet();
    try (InputStream download = store.open(one)) {
      byte[] got = download.readNBytes(random.nextInt(4) == 0 ? LENGTH / 2 : LENGTH + 1);
      if (got.length < LENGTH / 2 || got.length > LENGTH) {
        wrong.add(got.length + " bytes");
      }
      for (int i = 0; i < got.length; i++) {
        if (got[i] != at(one, i)) {
          wrong.add("a wrong byte at " + i);
          return;
        }
      }
    }
  }

  private long addProvider() {
    Random random = new Random(seed + places.size());
    return patchbay.add(
        new EchoProvider(
            context -> {
              Place place = new Place(context, random.nextLong());
              places.add(place);
              return place;
            }),
        new HashMap<>(EchoProvider.PROPERTIES));
  }
}
