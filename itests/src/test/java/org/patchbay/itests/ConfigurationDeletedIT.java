package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Hashtable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.ops4j.pax.exam.ProbeBuilder;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.itests.ConfiguredProvider.Configured;

/** A provider that needs its configuration departs when that is deleted, and comes back with it. */
public class ConfigurationDeletedIT extends ContainerTest {
  /** Makes a component of the provider in this test's own bundle. */
  @ProbeBuilder
  public TestProbeBuilder withTheProvider(TestProbeBuilder probe) {
    return probe.setHeader(
        "Service-Component", "OSGI-INF/" + ConfiguredProvider.class.getName() + ".xml");
  }

  @Test
  public void whatIsUnderWayEndsAndTheHandleWorksAgainWithTheNextConfiguration() throws Exception {
    configure(ConfiguredProvider.PID, new Hashtable<>());
    awaitProvider("configured");
    try (InternetSession session = internet.open(SessionOptions.agent("itest"))) {
      Configured idle = session.connect(Configured.CONFIGURED, ConnectRequest.to("localhost"));
      Configured busy = session.connect(Configured.CONFIGURED, ConnectRequest.to("localhost"));
      assertThat(idle.ask()).isEqualTo("here");
      CompletableFuture<String> call = async(busy);
      assertThat(ConfiguredProvider.INSIDE.await(20, TimeUnit.SECONDS)).isTrue();

      configure(ConfiguredProvider.PID, null);
      awaitNoProvider("configured");
      assertThat(call).isNotDone();
      ConfiguredProvider.GO_ON.countDown();

      assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo("ended");
      configure(ConfiguredProvider.PID, new Hashtable<>());
      assertThat(idle.ask()).isEqualTo("here");
      assertThat(busy.ask()).isEqualTo("here");
    }
  }

  @Test
  public void itIsMissedByNameWhileThereIsNoConfiguration() throws Exception {
    try (InternetSession session = internet.open(SessionOptions.agent("itest"))) {
      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> session.connect(Configured.CONFIGURED, ConnectRequest.to("localhost")))
          .withMessageContaining("no provider serves \"configured\"")
          .extracting(InternetException::error)
          .isEqualTo(InternetError.PROVIDER_UNAVAILABLE);
    }
  }

  private static CompletableFuture<String> async(Configured connection) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return connection.slow();
          } catch (InternetException e) {
            return e.getMessage();
          }
        },
        task -> new Thread(task).start());
  }
}
