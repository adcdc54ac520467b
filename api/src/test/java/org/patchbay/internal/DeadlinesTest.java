package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.SessionOptions;

/** What {@link Deadlines} leaves alone; what it ends is in {@link ContainmentTest}. */
class DeadlinesTest {
  private final EchoProvider provider = new EchoProvider(context -> new Echo());
  private final PlainPatchbay patchbay = PlainPatchbay.with(provider, EchoProvider.PROPERTIES);
  private final AtomicInteger resets = new AtomicInteger();
  private final Deadlines deadlines = new Deadlines(Runnable::run);

  @AfterEach
  void close() {
    patchbay.close();
  }

  @Test
  void aCallWhoseTimeIsNotUpIsLeftAloneByEverySweep() throws Exception {
    Deadlines.Call call = deadlines.start(seatOfAConnectionWithAnHour());

    deadlines.sweep();
    deadlines.sweep();

    assertThat(call.isExpired()).isFalse();
    assertThat(resets).hasValue(0);
  }

  private Seat seatOfAConnectionWithAnHour() throws InternetException {
    patchbay
        .internet()
        .open(SessionOptions.agent("test"))
        .connect(EchoConnection.ECHO, ConnectRequest.to("host"));
    Lent lent = (Lent) provider.contexts.get(0);
    lent.belongings().lend(told -> resets.getAndIncrement());
    return new Seat(new Lease(provider, Offer.read("p", "1", EchoProvider.PROPERTIES)), lent);
  }
}
