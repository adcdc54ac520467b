package org.patchbay.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetStatus;

/** A provider can go at any moment, and what callers hold goes on at the next one. */
interface DepartureContract<C extends Connection> {

  @Test
  default void anIdleHandleSurvivesARestart(Bench<C> bench) throws Exception {
    survives(
        bench,
        provider -> {
          provider.stop();
          provider.start();
        });
  }

  @Test
  default void anIdleHandleSurvivesAnUpdate(Bench<C> bench) throws Exception {
    survives(bench, Provider::update);
  }

  @Test
  default void anIdleHandleSurvivesARefresh(Bench<C> bench) throws Exception {
    survives(bench, Provider::refresh);
  }

  @Test
  default void anIdleHandleSurvivesAnUninstallation(Bench<C> bench) throws Exception {
    survives(
        bench,
        provider -> {
          provider.leave();
          provider.arrive();
        });
  }

  private static <C extends Connection> void survives(Bench<C> bench, Provider.Change change)
      throws Exception {
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());
    visit.use(connection);

    change.to(bench.provider());

    visit.use(connection);
  }

  /** The service alone goes, as when a component loses a reference; another one takes over. */
  @Test
  default void anIdleHandleSurvivesThatItsServiceIsUnregistered(Bench<C> bench) throws Exception {
    Visit<C> visit = bench.visit();
    Witness service = new Witness(bench.container().context(), bench.provider().reference());
    C connection = visit.connect(bench.toServer());
    visit.use(connection);

    service.close();

    visit.use(connection);
  }

  @Test
  default void aCallThatEndsInTimeIsNotDisturbed(Bench<C> bench) throws Exception {
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());
    visit.use(connection);
    Future<Outcome> call = startHeld(bench, visit, connection);

    Future<Boolean> stop = startStop(bench, visit);
    assertTrue(
        Await.until(Bench.SLACK, () -> visit.events().has(InternetStatus.PROVIDER_DRAINING)),
        "the departure did not begin");
    bench.relay().thaw();

    visit.await("stop() of the bundle", stop);
    Outcome outcome = visit.await("the call under way", call);
    if (outcome.failure() != null) {
      throw new AssertionError(
          "the provider left under a call that could have ended in time, and it failed: "
              + outcome.failure().getMessage(),
          outcome.failure());
    }
  }

  @Test
  default void aCallThatDoesNotEndHoldsNobodyUp(Bench<C> bench) throws Exception {
    Visit<C> visit = bench.visit(options -> options.providerWait(Duration.ZERO));
    C connection = visit.connect(bench.toServer());
    visit.use(connection);
    Future<Outcome> call = startHeld(bench, visit, connection);

    Outcome stop = Outcome.of(() -> visit.await("stop() of the bundle", startStop(bench, visit)));
    String circumstance = "the bundle is stopped under a call that does not end";
    stop.expectNoDefect(circumstance);
    stop.expectWithin(
        "the provider holds up its bundle", circumstance, Bench.DRAIN.plus(Bench.SLACK));
    visit
        .await("when " + circumstance + ", the call", call)
        .expect(circumstance, InternetError.PROVIDER_WITHDRAWN, InternetError.PROVIDER_UNAVAILABLE);

    bench.relay().thaw();
    bench.provider().start();
    visit.use(connection);
  }

  @Test
  default void aSilentServerDoesNotHoldUpADeparture(Bench<C> bench) throws Exception {
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());
    visit.use(connection);
    bench.relay().freeze();

    Outcome stop = Outcome.of(() -> visit.await("stop() of the bundle", startStop(bench, visit)));

    stop.expectWithin(
        "the provider holds up its bundle",
        "the bundle is stopped while its server is silent",
        Bench.DRAIN.plus(Bench.SLACK));
    bench.relay().thaw();
    bench.provider().start();
    visit.use(connection);
  }

  @Test
  default void itsStateIsHandedOver(Bench<C> bench) throws Exception {
    Capabilities.@Nullable State<C> state = bench.capabilities().state();
    Assumptions.assumeTrue(
        state != null, "state is not declared, so the next provider is handed none");
    if (state == null) {
      return;
    }
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());
    visit.with(connection, state.change());
    visit.with(connection, state.check());

    bench.provider().update();

    try {
      visit.with(connection, state.check());
    } catch (InternetException | AssertionError e) {
      throw new AssertionError(
          "the state of the connection was not handed over to the next provider", e);
    }
  }

  private static <C extends Connection> Future<Outcome> startHeld(
      Bench<C> bench, Visit<C> visit, C connection) throws Exception {
    bench.relay().freeze();
    Future<Outcome> call = visit.startUse(connection);
    assertTrue(bench.relay().awaitHeld(Visit.PATIENCE.toMillis()), "the operation asked nothing");
    return call;
  }

  private static <C extends Connection> Future<Boolean> startStop(Bench<C> bench, Visit<C> visit) {
    return visit
        .caller()
        .start(
            () -> {
              bench.provider().stop();
              return true;
            });
  }
}
