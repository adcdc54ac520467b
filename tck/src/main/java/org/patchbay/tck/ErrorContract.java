package org.patchbay.tck;

import java.net.Socket;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;

/** What goes wrong is told, by its name. */
interface ErrorContract<C extends Connection> {

  @Test
  default void aRefusedConnectionIsCannotConnect(Bench<C> bench) throws Exception {
    Socket refusing = bench.take(HostileServer.refusing());
    String circumstance = "the server refuses connections";

    InternetException refused =
        bench
            .visit()
            .attempt(circumstance, bench.withLogin(Visit.to(refusing.getLocalPort())))
            .expect(circumstance, InternetError.CANNOT_CONNECT);

    if (!refused.endpoint().contains("localhost")) {
      throw new AssertionError("the exception does not say where: \"" + refused.endpoint() + '"');
    }
  }

  /** RFC 6761 §6.4: names below invalid never exist. */
  @Test
  default void anUnknownHostIsNameNotResolved(Bench<C> bench) throws Exception {
    String circumstance = "the host has no address";

    bench
        .visit()
        .attempt(
            circumstance, bench.withLogin(ConnectRequest.to("no-such-host.invalid").context("tck")))
        .expect(circumstance, InternetError.NAME_NOT_RESOLVED);
  }

  @Test
  default void aConnectionThatIsResetIsAnErrorAndNoAnswer(Bench<C> bench) throws Exception {
    HostileServer server = bench.take(HostileServer.resetting());
    String circumstance = "the server resets the connection";

    bench
        .visit()
        .attempt(circumstance, bench.withLogin(Visit.to(server.port())))
        .expectAnyError(circumstance);
  }

  /** A protocol without any form takes it for an answer; none may fail by accident. */
  @Test
  default void nonsenseFromAServerDoesNotBreakTheProvider(Bench<C> bench) throws Exception {
    long seed = new SecureRandom().nextLong();
    HostileServer server = bench.take(HostileServer.talkingNonsense(seed));
    String circumstance = "the server talks nonsense (seed " + seed + ")";

    bench
        .visit()
        .attempt(circumstance, bench.withLogin(Visit.to(server.port())))
        .expectNoDefect(circumstance);
  }
}
