package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Handle;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;

/** After a departure nothing that a caller holds leads to what the provider made. */
class DepartureLeakTest {
  private final PlainPatchbay patchbay = new PlainPatchbay();
  private final List<AutoCloseable> held = new ArrayList<>();
  private final List<WeakReference<?>> provided = new ArrayList<>();
  private long providerId;

  @AfterEach
  void stop() {
    patchbay.close();
  }

  @Test
  void handlesThatAreNeverClosedDoNotKeepTheProvider() throws Exception {
    useAll(session());

    patchbay.remove(providerId);

    assertEverythingIsCollected();
    assertThat(held).isNotEmpty();
  }

  @Test
  void closedHandlesDoNotKeepTheProvider() throws Exception {
    InternetSession session = session();
    useAll(session);
    session.close();

    patchbay.remove(providerId);

    assertEverythingIsCollected();
    assertThat(held).isNotEmpty();
  }

  @Test
  void aCallOnAHandleWhoseProviderHasGoneKeepsNothing() throws Exception {
    useAll(session());
    patchbay.remove(providerId);

    for (AutoCloseable handle : held) {
      if (handle instanceof EchoConnection connection) {
        assertThat(connection.toString()).contains("echo://host:7");
        assertThat(connection.isOpen()).isTrue();
      }
    }

    assertEverythingIsCollected();
  }

  private InternetSession session() throws InternetException {
    return patchbay.internet().open(SessionOptions.agent("test"));
  }

  /** In a method of its own, so that no local variable keeps anything. */
  private void useAll(InternetSession session) throws Exception {
    EchoProvider provider =
        new EchoProvider(
            context -> {
              Echo echo = new Recorded();
              provided.add(new WeakReference<>(echo));
              return echo;
            });
    provided.add(new WeakReference<>(provider));
    providerId = patchbay.add(provider, EchoProvider.PROPERTIES);
    EchoConnection connection = session.connect(EchoConnection.ECHO, ConnectRequest.to("host"));
    held.add(connection);
    held.add(connection.open());
    held.add(connection.write());
    Handle found = connection.find();
    held.add(found);
    connection.greeting();
    connection.later().thenAccept(word -> held.clear());
  }

  private void assertEverythingIsCollected() throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (provided.stream().anyMatch(made -> made.get() != null)
        && System.nanoTime() - deadline < 0) {
      System.gc();
      Thread.onSpinWait();
    }
    assertThat(provided).hasSizeGreaterThan(4).allMatch(made -> made.get() == null);
  }

  private final class Recorded extends Echo {
    private <T> T recorded(T made) {
      provided.add(new WeakReference<>(made));
      return made;
    }

    @Override
    public InputStream open() {
      return recorded(super.open());
    }

    @Override
    public OutputStream write() {
      return recorded(super.write());
    }

    @Override
    public Found find() {
      return recorded(super.find());
    }
  }
}
