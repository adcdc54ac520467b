package org.patchbay.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetStatus;

/** Status events come in the documented order, and end with the handle. */
interface EventContract<C extends Connection> {
  @Test
  default void eventsComeInOrderAndEndWithHandleClosing(Bench<C> bench) throws Exception {
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());
    long handle = connection.info().id();
    visit.use(connection);
    visit.close(connection);

    List<InternetStatus> heard = visit.events().of(handle);
    int last = -1;
    for (InternetStatus step : Events.STEPS) {
      int index = heard.indexOf(step);
      if (index <= last) {
        throw new AssertionError(
            step + " is missing or comes too early (does the provider use the dialer?): " + heard);
      }
      last = index;
    }
    assertEquals(
        InternetStatus.HANDLE_CLOSING,
        heard.get(heard.size() - 1),
        () -> "the last event of a handle is HANDLE_CLOSING: " + heard);
  }

  /** The core drops what comes late; a provider that sends it has lost count of its own work. */
  @Test
  default void nothingIsToldAfterClose(Bench<C> bench) throws Exception {
    Witness witness =
        bench.take(new Witness(bench.container().context(), bench.provider().reference()));
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());
    visit.use(connection);
    visit.close(connection);
    if (witness.isReusable()) {
      visit.close(visit.session());
    }

    if (!witness.awaitEnd(Visit.PATIENCE.toMillis())) {
      throw new AssertionError("close() of the handle did not end the connection");
    }
    List<String> late = witness.toldLate(Witness.LATE_MILLIS);
    if (!late.isEmpty()) {
      throw new AssertionError("the provider sends events after close: " + late);
    }
    if (!Await.until(Bench.SLACK, () -> witness.running() == 0)) {
      throw new AssertionError(
          "work that the provider gave to executor() outlives its connection: "
              + witness.running()
              + " task(s) still run");
    }
  }
}
