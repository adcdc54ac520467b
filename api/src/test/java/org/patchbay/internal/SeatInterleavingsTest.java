package org.patchbay.internal;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.TlsOptions;

/**
 * Calls, the caller's close and a departure at one seat, in every order that a model checker finds:
 * no call is inside when the provider's {@code close()} runs, none gets in afterwards, and it runs
 * once. {@code -Dpatchbay.stress.invocations} is how many orders of each scenario are tried.
 */
public class SeatInterleavingsTest {
  private static final CoreSettings SETTINGS = CoreSettings.unconfigured();
  private static final Core CORE = new Core(SETTINGS);
  private static final Session SESSION =
      new Session(CORE, new Owner(0, "test"), SessionOptions.agent("test"), SETTINGS);
  private static final Scope SCOPE =
      new Scope(CORE, SESSION, "echo", ConnectRequest.to("host").tls(TlsOptions.DEFAULT));
  private static final EchoProvider PROVIDER = new EchoProvider(context -> new Echo());
  private static final Offer OFFER = Offer.read("p", "1", EchoProvider.PROPERTIES);

  private final Fragile fragile = new Fragile();
  private final Lease lease = new Lease(PROVIDER, OFFER);
  private final Seat seat = new Seat(lease, new Lent(SCOPE));

  /** The model checker makes one of these for each order that it tries. */
  public SeatInterleavingsTest() {
    seat.occupy(SESSION, fragile);
  }

  /** What must not be used once it is closed. */
  private static final class Fragile extends Echo {
    private volatile boolean over;

    void use() {
      if (over) {
        throw new IllegalStateException("a call after close()");
      }
    }

    @Override
    public void close() {
      if (over) {
        throw new IllegalStateException("close() ran twice");
      }
      over = true;
    }
  }

  @AfterAll
  static void stop() {
    CORE.close();
  }

  /** A call; false if it was turned away. */
  @Operation
  public boolean call() {
    if (!seat.enter()) {
      return false;
    }
    try {
      fragile.use();
      fragile.use();
    } finally {
      seat.exit();
    }
    return true;
  }

  /** The caller closes the connection. */
  @Operation(runOnce = true)
  public void close() {
    seat.leave(true);
  }

  /** The provider departs: an idle seat is let go, else its last call does that. */
  @Operation(runOnce = true)
  public void depart() {
    lease.drain();
    if (seat.detach()) {
      seat.release();
    }
  }

  @Test
  void noOrderOfCallsCloseAndDepartureUsesWhatIsClosed() {
    new ModelCheckingOptions()
        .iterations(5)
        .invocationsPerIteration(Integer.getInteger("patchbay.stress.invocations", 100))
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(1)
        .check(SeatInterleavingsTest.class);
  }
}
