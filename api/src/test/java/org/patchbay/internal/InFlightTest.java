package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private static final int THREADS = 100; // more than there are places
  private static final int NESTED = 3;
  private final InFlight<Object> inFlight = new InFlight<>();

  @Test
  void callsWithinCallsAreAllShown() {
    Object outer = new Object();
    Object inner = new Object();
    int outerPlace = inFlight.add(outer);
    int innerPlace = inFlight.add(inner);
    assertThat(shown()).containsExactlyInAnyOrder(outer, inner);
    inFlight.remove(inner, innerPlace);
    assertThat(shown()).containsExactly(outer);
    inFlight.remove(outer, outerPlace);
    assertThat(shown()).isEmpty();
  }

  @Test
  void aPlaceIsGivenUpByAnotherThreadThanTheOneThatTookIt() throws Exception {
    Object one = new Object();
    int place = inFlight.add(one);
    Thread other = new Thread(() -> inFlight.remove(one, place));
    other.start();
    other.join();
    assertThat(shown()).isEmpty();
  }

  @Test
  void nothingIsLostOrLeftBehindByManyThreads() throws Exception {
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      work.add(this::comeAndGo);
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Boolean> seen : threads.invokeAll(work)) {
        assertThat(seen.get()).as("each saw what it had put in").isTrue();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(shown()).isEmpty();
  }

  private boolean comeAndGo() {
    boolean seen = true;
    for (int round = 0; round < 200; round++) {
      List<Object> mine = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      for (int depth = 0; depth < NESTED; depth++) {
        mine.add(new Object());
        places.add(inFlight.add(mine.get(depth)));
      }
      seen &= shown().containsAll(mine);
      for (int depth = NESTED - 1; depth >= 0; depth--) {
        inFlight.remove(mine.get(depth), places.get(depth));
      }
    }
    return seen;
  }

  private List<Object> shown() {
    List<Object> all = new ArrayList<>();
    inFlight.forEach(all::add);
    return all;
  }
}
