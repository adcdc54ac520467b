package org.patchbay.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetError;

/** A closed connection is closed: here, at the server, and soon. */
interface CloseContract<C extends Connection> {

  @Test
  default void aClosedHandleIsInvalid(Bench<C> bench) throws Exception {
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());
    visit.use(connection);
    visit.close(connection);
    visit.close(connection);

    assertFalse(connection.isOpen());
    visit
        .await("an operation on a closed handle", visit.startUse(connection))
        .expect("the handle is closed", InternetError.INVALID_HANDLE);
  }

  @Test
  default void closeLeavesNoSocketOpen(Bench<C> bench) throws Exception {
    Visit<C> visit = bench.visit();
    visit.use(visit.connect(bench.toServer()));
    long before = OpenFiles.count();
    for (int i = 0; i < 5; i++) {
      C connection = visit.connect(bench.toServer());
      visit.use(connection);
      visit.close(connection);
    }
    visit.close("closing the session", Visit.PATIENCE, visit.session());

    if (!Await.until(Bench.SLACK, () -> bench.relay().open() == 0)) {
      throw new AssertionError(
          "the provider leaks a socket: after close() of all its handles "
              + bench.relay().open()
              + " connection(s) to the server are still open");
    }
    if (!Await.until(Bench.SLACK, () -> OpenFiles.count() < before + 5)) {
      throw new AssertionError(
          "the provider leaks a socket: five connections that were opened and closed left "
              + (OpenFiles.count() - before)
              + " more file descriptors open");
    }
  }

  @Test
  default void closeReturnsThoughTheServerHasFallenSilent(Bench<C> bench) throws Exception {
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());
    visit.use(connection);
    bench.relay().freeze();

    visit.close(
        "the provider hangs in close: close() in front of a silent server",
        Visit.PATIENCE,
        connection);

    assertFalse(connection.isOpen());
  }
}
