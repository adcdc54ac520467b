package org.patchbay.itests;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetException;
import org.patchbay.api.ServiceType;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.ConnectionProvider;

/** A provider that is only there while it is configured; its component is described by hand. */
public final class ConfiguredProvider implements ConnectionProvider {
  static final String PID = "org.patchbay.itests.configured";

  /** Let go by the test; a call of {@link Configured#slow()} waits for it. */
  static final CountDownLatch GO_ON = new CountDownLatch(1);

  static final CountDownLatch INSIDE = new CountDownLatch(1);

  /** Its typed connection. */
  public interface Configured extends Connection {
    ServiceType<Configured> CONFIGURED = ServiceType.of("configured", Configured.class);

    String ask() throws InternetException;

    String slow() throws InternetException;
  }

  @Override
  public Configured connect(ConnectContext context) {
    return new Configured() {
      @Override
      public String ask() {
        return "here";
      }

      @Override
      public String slow() {
        INSIDE.countDown();
        try {
          return GO_ON.await(20, TimeUnit.SECONDS) ? "ended" : "gave up";
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return "interrupted";
        }
      }

      @Override
      public void close() {
        // Nothing was opened.
      }
    };
  }
}
