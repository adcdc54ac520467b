package org.patchbay.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetError;
import org.patchbay.api.Timeouts;

/** Every wait has a bound, and ends at once where the caller has lost interest. */
interface TimeContract<C extends Connection> {

  @Test
  default void aSilentServerIsATimeoutWithinTheReceiveTimeout(Bench<C> bench) throws Exception {
    Duration receive = Duration.ofMillis(500);
    HostileServer server = bench.take(HostileServer.silent());
    String circumstance = "the server says nothing for " + receive.toMillis() + " ms";

    Outcome outcome =
        bench
            .visit()
            .attempt(
                circumstance,
                bench
                    .withLogin(Visit.to(server.port()))
                    .timeouts(Timeouts.DEFAULT.withSilence(receive)));

    outcome.expect(circumstance, InternetError.TIMEOUT);
    outcome.expectWithin(
        "the provider ignores the receive timeout",
        circumstance,
        receive.multipliedBy(2).plus(Bench.SLACK));
  }

  /** Each byte comes in time, all of them never. */
  @Test
  default void aTricklingServerIsATimeoutAtTheTotalDeadline(Bench<C> bench) throws Exception {
    Duration total = Duration.ofMillis(700);
    HostileServer server = bench.take(HostileServer.dripping());
    String circumstance =
        "the server sends a byte now and then, past the total deadline of %d ms"
            .formatted(total.toMillis());

    Outcome outcome =
        bench
            .visit()
            .attempt(
                circumstance,
                bench
                    .withLogin(Visit.to(server.port()))
                    .timeouts(Timeouts.DEFAULT.withTotal(total)));

    outcome.expectWithin(
        "the provider ignores the deadline", circumstance, total.multipliedBy(2).plus(Bench.SLACK));
    outcome.expect(circumstance, InternetError.TIMEOUT);
  }

  @Test
  default void closingTheSessionCancelsWhatWaitsForItsServer(Bench<C> bench) throws Exception {
    HostileServer server = bench.take(HostileServer.silent());
    Visit<C> visit = bench.visit();
    Future<Outcome> attempt = visit.startAttempt(bench.withLogin(Visit.to(server.port())));
    assertTrue(
        server.awaitReached(Visit.PATIENCE.toMillis()), "the provider did not reach the server");

    visit.close("closing the session", Bench.SLACK, visit.session());

    expectCancelled(visit, attempt, "the session is closed under the call");
  }

  @Test
  default void closingAConnectionCancelsTheCallOfAnotherThread(Bench<C> bench) throws Exception {
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());
    visit.use(connection);
    bench.relay().freeze();
    Future<Outcome> call = visit.startUse(connection);
    assertTrue(bench.relay().awaitHeld(Visit.PATIENCE.toMillis()), "the operation asked nothing");

    visit.close("closing a connection under a call", Bench.SLACK, connection);

    expectCancelled(visit, call, "the connection is closed under the call");
  }

  private static <C extends Connection> void expectCancelled(
      Visit<C> visit, Future<Outcome> call, String circumstance) throws Exception {
    long start = System.nanoTime();
    Outcome outcome = visit.await("when " + circumstance + ", the call", call);
    new Outcome(null, Duration.ofNanos(System.nanoTime() - start))
        .expectWithin("the provider does not let go", circumstance, Bench.SLACK);
    outcome.expect(circumstance, InternetError.OPERATION_CANCELLED);
  }
}
