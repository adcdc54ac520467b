package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.Handle;
import org.patchbay.api.InternetException;
import org.patchbay.api.ServiceType;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Upload;

/** What a caller lets go without closing it. */
class LostHandlesTest {
  private final Core core = new Core(CoreSettings.unconfigured());
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicInteger aborted = new AtomicInteger();
  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch readOn = new CountDownLatch(1);
  private ReaderConnection connection;

  /** Streams and handles by name, so that the handle of the connection remembers none. */
  public interface ReaderConnection extends Connection {
    ServiceType<ReaderConnection> READER = ServiceType.of("reader", ReaderConnection.class);

    InputStream read(String name) throws InternetException;

    OutputStream write(String name) throws InternetException;

    Answer ask(String name) throws InternetException;
  }

  /** As a response is. */
  public interface Answer extends Handle {
    InputStream body() throws InternetException;
  }

  private final class Reader implements ReaderConnection {
    @Override
    public InputStream read(String name) {
      return new ByteArrayInputStream(new byte[9]) {
        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
          reading.countDown();
          if (name.equals("slow")) {
            await(readOn);
          }
          return super.read(buffer, offset, length);
        }

        @Override
        public void close() {
          closed.incrementAndGet();
        }
      };
    }

    @Override
    public OutputStream write(String name) {
      return new Upload() {
        @Override
        public void write(int value) {}

        @Override
        public void close() {
          closed.incrementAndGet();
        }

        @Override
        public void abort() {
          aborted.incrementAndGet();
        }
      };
    }

    @Override
    public Answer ask(String name) {
      InputStream body = read(name);
      return new Answer() {
        @Override
        public InputStream body() {
          return body;
        }

        @Override
        public void close() {
          closed.incrementAndGet();
        }
      };
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void open() throws Exception {
    core.add(
        new EchoProvider(context -> new Reader()),
        Offer.read(
            "reader",
            "1",
            Map.of("patchbay.service", "reader", "patchbay.port", 7, "service.id", 1L)));
    connection =
        core.open(new Owner(7, "com.acme.careless"), SessionOptions.agent("t"))
            .connect(ReaderConnection.READER, ConnectRequest.to("host"));
  }

  @AfterEach
  void stop() {
    readOn.countDown();
    core.close();
  }

  private static boolean collectUntil(BooleanSupplier reached, long seconds) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!reached.getAsBoolean() && System.nanoTime() - deadline < 0) {
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return reached.getAsBoolean();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aStreamThatNobodyHoldsIsClosed() throws Exception {
    connection.read("x").read();

    assertThat(collectUntil(() -> closed.get() == 1, 10)).isTrue();
    assertThat(core.lostHandles().count()).isEqualTo(1);
    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void anAnswerThatNobodyHoldsIsClosed() throws Exception {
    connection.ask("x");

    assertThat(collectUntil(() -> closed.get() == 1, 10)).isTrue();
  }

  @Test
  void anAnswerWhoseBodyIsHeldIsNotLost() throws Exception {
    InputStream body = connection.ask("x").body();
    connection.ask("other");

    assertThat(collectUntil(() -> closed.get() > 0, 10)).isTrue();
    assertThat(body.read()).isZero();
    assertThat(closed).hasValue(1);
  }

  @Test
  void anUploadThatNobodyHoldsIsBrokenOffNotCompleted() throws Exception {
    connection.write("x").write(1);

    assertThat(collectUntil(() -> aborted.get() == 1, 10)).isTrue();
    assertThat(closed).hasValue(0);
  }

  @Test
  void whatIsClosedIsNotLost() throws Exception {
    connection.read("x").close();
    connection.read("y").read();

    assertThat(collectUntil(() -> closed.get() == 2, 10)).isTrue();
    assertThat(core.lostHandles().count()).isEqualTo(1);
  }

  @Test
  void whatIsBeingReadIsNotLost() throws Exception {
    Thread reader = new Thread(() -> readOnce("slow"));
    reader.start();
    await(reading);
    connection.read("y").read();

    assertThat(collectUntil(() -> core.lostHandles().count() == 1, 10)).isTrue();
    assertThat(closed).hasValue(1);
    readOn.countDown();
    reader.join();
    assertThat(collectUntil(() -> closed.get() == 2, 10)).isTrue();
  }

  private void readOnce(String name) {
    try {
      connection.read(name).read(new byte[4], 0, 4);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theBundleIsNamedWithWhatItLost() throws Exception {
    connection.ask("x");

    assertThat(collectUntil(() -> !core.lostHandles().lastTold().isEmpty(), 10)).isTrue();

    assertThat(core.lostHandles().lastTold())
        .startsWith("com.acme.careless let go of 1 handle(s) of reader://host:7 without closing");
  }
}
