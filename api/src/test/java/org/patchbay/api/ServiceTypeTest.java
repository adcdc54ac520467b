package org.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.InputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpResponse;

class ServiceTypeTest {

  @Test
  void theThreeProtocolsDeclareTheirs() {
    assertThat(FtpConnection.FTP.name()).isEqualTo("ftp");
    assertThat(HttpConnection.HTTP.connectionType()).isEqualTo(HttpConnection.class);
    assertThat(GopherConnection.GOPHER).hasToString("gopher");
  }

  @Test
  void namesAreComparedWithoutCase() {
    assertThat(ServiceType.of("FTP", FtpConnection.class)).isEqualTo(FtpConnection.FTP);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceType.of("no spaces", FtpConnection.class));
  }

  public interface Good extends Connection {
    record Row(String name, long size, Instant time, List<String> more) {}

    Map<String, List<Row>> rows();

    Optional<Row> row();

    byte[] bytes();

    InputStream stream();

    CompletionStage<List<Row>> later();

    CompletionStage<Void> done();

    CompletionStage<InputStream> streamLater();

    CompletableFuture<HttpResponse> handleLater();
  }

  public interface LazyLater extends Connection {
    CompletionStage<Iterator<String>> later();
  }

  @Test
  void aStageOfWhatCouldNotBeReturnedIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceType.of("lazy", LazyLater.class))
        .withMessageContaining("later");
  }

  @Test
  void valuesStreamsStagesAndHandlesMayBeReturned() {
    assertThatCode(() -> ServiceType.of("good", Good.class)).doesNotThrowAnyException();
  }

  public interface LazyRows extends Connection {
    Iterator<String> rows();
  }

  public interface Streams extends Connection {
    Stream<String> rows();
  }

  public interface HiddenInARecord extends Connection {
    record Row(Runnable action) {}

    Row row();
  }

  public interface Anything extends Connection {
    Object anything();
  }

  public interface AClock extends Connection {
    java.time.Clock clock();
  }

  public interface AnInstantSource extends Connection {
    java.time.InstantSource source();
  }

  public interface BelowAHandle extends Connection {
    interface Part extends Handle {
      Runnable action();
    }

    Part part();
  }

  @Test
  void whatCouldLeadBackToAProviderIsRefusedByTheNameOfItsMethod() {
    for (Class<? extends Connection> type :
        List.<Class<? extends Connection>>of(
            LazyRows.class,
            Streams.class,
            HiddenInARecord.class,
            Anything.class,
            AClock.class,
            AnInstantSource.class,
            BelowAHandle.class)) {
      assertThatIllegalArgumentException()
          .as(type.getSimpleName())
          .isThrownBy(() -> ServiceType.of("bad", type))
          .withMessageContaining("returns neither a value");
    }
  }

  interface Hidden extends Connection {}

  public interface HiddenBelow extends Connection {
    HiddenPart part();
  }

  interface HiddenPart extends Handle {}

  @Test
  void anInterfaceThatTheCoreCannotCallIsRefused() {
    for (Class<? extends Connection> type :
        List.<Class<? extends Connection>>of(Hidden.class, HiddenBelow.class)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ServiceType.of("bad", type))
          .withMessageContaining("is not public");
    }
  }

  @Test
  void aClassIsNoTypedConnection() {
    abstract class NotAnInterface implements Connection {}
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceType.of("bad", NotAnInterface.class))
        .withMessageContaining("is not an interface");
  }
}
