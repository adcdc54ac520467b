package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;

class SeatTest {
  private final PlainPatchbay patchbay = new PlainPatchbay();

  @AfterEach
  void stop() {
    patchbay.close();
  }

  @Test
  void nothingEntersOnceTheConnectionIsClosed() throws Exception {
    Echo echo = new Echo();
    Seat seat = seat(echo);

    seat.leave(true);

    assertThat(echo.closed).hasValue(1);
    assertThat(seat.enter()).as("the provider's close() has run: nothing may follow it").isFalse();
    assertThat(echo.closed).hasValue(1);
  }

  @Test
  void theLastCallToEndClosesOnce() throws Exception {
    Echo echo = new Echo();
    Seat seat = seat(echo);
    assertThat(seat.enter()).isTrue();

    seat.leave(true);
    seat.leave(true);
    assertThat(echo.closed).hasValue(0);
    seat.exit();

    assertThat(echo.closed).hasValue(1);
  }

  @Test
  void whatIsMadeAfterTheCutIsNotKept() throws Exception {
    Seat seat = seat(new Echo());
    assertThat(seat.enter()).isTrue();
    Session node = (Session) patchbay.internet().open(SessionOptions.agent("test"));

    seat.withdraw(Runnable::run, Runnable::run);
    seat.give(node, new Echo());

    assertThat(seat.classOf(node)).isNull();
  }

  @Test
  void whoComesTooLateForTheProviderHearsThatItHasGone() throws Exception {
    EchoProvider provider = new EchoProvider(context -> new Echo());
    Lease lease = new Lease(provider, Offer.read("p", "1", EchoProvider.PROPERTIES));

    lease.end();

    assertThat(lease.provider()).as("asked by a call that got in before").isNull();
  }

  private Seat seat(Echo echo) throws Exception {
    EchoProvider provider = new EchoProvider(context -> new Echo());
    patchbay.add(provider, EchoProvider.PROPERTIES);
    InternetSession session = patchbay.internet().open(SessionOptions.agent("test"));
    session.connect(EchoConnection.ECHO, ConnectRequest.to("host"));
    Lease lease = new Lease(provider, Offer.read("p", "1", EchoProvider.PROPERTIES));
    Seat seat = new Seat(lease, (Lent) provider.contexts.get(0));
    seat.occupy((Session) session, echo);
    return seat;
  }
}
