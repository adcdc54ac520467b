package org.patchbay.wininet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.patchbay.api.InternetStatus;

/**
 * Handles that many threads make and close at once. {@code patchbay.stress.millis} says for how
 * long.
 */
class HandlesStressTest {
  private static final int THREADS = 4;
  private static final int KEPT = 64;

  private final Facade facade = new Facade();
  private final WinInet wininet = facade.wininet;
  private final Map<Long, AtomicInteger> closed = new ConcurrentHashMap<>();
  private final Map<Long, AtomicInteger> told = new ConcurrentHashMap<>();
  private final long[] handles = new long[KEPT];

  @Test
  void everyHandleIsClosedOnceAndToldOfOnceWhoeverClosesIt() throws Exception {
    long seed = System.nanoTime();
    System.out.println("HandlesStressTest seed " + seed);
    wininet.internetSetStatusCallback(facade.root, this::hear);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(seed + i);
        work.add(threads.submit(() -> makeAndClose(random)));
      }
      for (Future<?> each : work) {
        each.get(120, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    facade.close();

    assertThat(told).as("seed " + seed).hasSizeGreaterThan(100);
    assertThat(told)
        .as("seed " + seed)
        .allSatisfy((handle, count) -> assertThat(count).hasValue(1));
    assertThat(closed)
        .as("seed " + seed)
        .allSatisfy((handle, count) -> assertThat(count).hasValue(1));
    assertThat(told.keySet()).noneMatch(wininet::internetCloseHandle);
  }

  private void hear(long handle, long context, int status, @Nullable Object information) {
    if (status == InternetStatus.HANDLE_CLOSING.number()) {
      told.computeIfAbsent(handle, any -> new AtomicInteger()).incrementAndGet();
    }
  }

  private void makeAndClose(Random random) {
    long end = System.nanoTime() + 1_000_000L * Long.getLong("patchbay.stress.millis", 1_500);
    while (System.nanoTime() < end) {
      int place = random.nextInt(KEPT);
      long handle = handle(place);
      if (random.nextInt(3) == 0) {
        if (wininet.internetCloseHandle(handle)) {
          closed.computeIfAbsent(handle, any -> new AtomicInteger()).incrementAndGet();
        }
      } else if (random.nextInt(4) == 0) {
        keep(place, facade.http(80, 0, 7));
      } else {
        keep(place, wininet.httpOpenRequest(handle, null, null, null, null, null, 0, 8));
      }
    }
  }

  private synchronized long handle(int place) {
    return handles[place];
  }

  private synchronized void keep(int place, long handle) {
    if (handle != 0) {
      handles[place] = handle;
    }
  }
}
