package org.patchbay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.ServiceType;
import org.patchbay.api.SessionOptions;

/** What comes out of a provider is the core's own, however deep the provider's lists lie. */
class ResultsTest {
  private static final ServiceType<Nested> NESTED = ServiceType.of("nested", Nested.class);

  private final PlainPatchbay patchbay = new PlainPatchbay();
  private long providerId;

  /** Values in values. */
  public interface Nested extends Connection {
    Map<String, List<String>> map() throws InternetException;

    Optional<List<String>> optional() throws InternetException;

    Collection<String> collection() throws InternetException;

    CompletionStage<List<String>> stage() throws InternetException;

    CompletionStage<String> endless() throws InternetException;
  }

  /** A list of the provider's own class. */
  private static final class OwnList extends ArrayList<String> {
    private static final long serialVersionUID = 1L;
  }

  private static class NestedProvider implements Nested {
    private boolean closed;

    @Override
    public Map<String, List<String>> map() {
      return Map.of("k", new OwnList());
    }

    @Override
    public Optional<List<String>> optional() {
      return Optional.of(new OwnList());
    }

    @Override
    public Collection<String> collection() {
      return new ArrayDeque<>(List.of("a"));
    }

    @Override
    public CompletionStage<List<String>> stage() {
      return CompletableFuture.completedFuture(new OwnList());
    }

    @Override
    public CompletionStage<String> endless() {
      return new CompletableFuture<>();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @AfterEach
  void stop() {
    patchbay.close();
  }

  @Test
  void collectionsAreCopiedAtEveryDepth() throws Exception {
    Nested nested = connect(new NestedProvider());

    assertThat(nested.map().get("k")).isNotInstanceOf(OwnList.class).isEmpty();
    assertThat(nested.optional().orElseThrow()).isNotInstanceOf(OwnList.class);
    assertThat(nested.collection()).isNotInstanceOf(ArrayDeque.class).containsExactly("a");
    assertThat(nested.stage().toCompletableFuture().get(10, TimeUnit.SECONDS))
        .isNotInstanceOf(OwnList.class);
  }

  @Test
  void aStageOfAConnectionThatEndsMeanwhileDoesNotKeepItsSeat() throws Exception {
    Nested[] handle = new Nested[1];
    NestedProvider provider =
        new NestedProvider() {
          @Override
          public CompletionStage<String> endless() {
            handle[0].close();
            return super.endless();
          }
        };
    handle[0] = connect(provider);

    assertThatExceptionOfType(InternetException.class).isThrownBy(handle[0]::endless);

    assertThat(provider.closed).isTrue();
  }

  @Test
  void aStageThatADepartureCutsEndsAsWithdrawn() throws Exception {
    CompletableFuture<String> stage = connect(new NestedProvider()).endless().toCompletableFuture();

    patchbay.remove(providerId);

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> stage.get(10, TimeUnit.SECONDS))
        .havingCause()
        .isInstanceOfSatisfying(
            InternetException.class,
            e -> assertThat(e.error()).isEqualTo(InternetError.PROVIDER_WITHDRAWN));
  }

  private Nested connect(Nested provider) throws InternetException {
    providerId =
        patchbay.add(
            new EchoProvider(context -> provider),
            Map.of("patchbay.service", "nested", "patchbay.port", 7));
    return patchbay
        .internet()
        .open(SessionOptions.agent("test"))
        .connect(NESTED, ConnectRequest.to("host"));
  }
}
