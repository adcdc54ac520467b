package org.patchbay.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.ServiceType;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.TlsOptions;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.api.ftp.FtpEntry;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.api.gopher.GopherItem;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.api.http.HttpResponse;
import org.patchbay.servers.EmbeddedFtpServer;
import org.patchbay.servers.EmbeddedGopherServer;
import org.patchbay.servers.EmbeddedHttpServer;
import org.patchbay.servers.TlsIdentity;
import org.patchbay.spi.ConnectionProvider;

/** One connect() reaches each protocol, and a third party's, by service type. */
public class DispatchIT extends ContainerTest {
  private static final String TEXT = "one line\nanother line\n";

  private final Path folder;
  private InternetSession session;

  public DispatchIT() throws Exception {
    folder = newFolder();
    Files.writeString(folder.resolve("a.txt"), TEXT);
    Files.writeString(folder.resolve("b.csv"), "1,2\n");
  }

  @Before
  public void open() throws Exception {
    session = internet.open(SessionOptions.agent("itest/1.0").providerWait(Duration.ZERO));
  }

  @After
  public void close() {
    session.close();
  }

  @Test
  public void ftpListsAndReads() throws Exception {
    try (EmbeddedFtpServer server = EmbeddedFtpServer.serving(folder).start();
        FtpConnection ftp =
            session.connect(
                FtpConnection.FTP, ConnectRequest.to("localhost").port(server.port()))) {
      assertThat(ftp.list()).extracting(FtpEntry::name).contains("a.txt", "b.csv");
      try (InputStream in = ftp.openRead("a.txt")) {
        assertThat(in.readAllBytes()).isEqualTo(TEXT.getBytes(UTF_8));
      }
      assertThat(ftp.lastResponse()).contains("226");
      assertThat(ftp.info().provider()).startsWith(FTP);
    }
  }

  @Test
  public void httpAnswers() throws Exception {
    try (EmbeddedHttpServer server = EmbeddedHttpServer.serving(folder).start();
        HttpConnection http =
            session.connect(
                HttpConnection.HTTP, ConnectRequest.to("localhost").port(server.port()));
        HttpResponse response = http.get("/a.txt")) {
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.bytes(1000)).isEqualTo(TEXT.getBytes(UTF_8));
    }
  }

  @Test
  public void httpsVerifiesItsPeer() throws Exception {
    TlsOptions trusting = TlsOptions.DEFAULT.trusting(List.of(TlsIdentity.localhost().authority()));
    try (EmbeddedHttpServer server =
        EmbeddedHttpServer.serving(folder).tls(TlsIdentity.localhost()).start()) {
      ConnectRequest request = ConnectRequest.to("localhost").port(server.port()).secure();
      try (HttpConnection http = session.connect(HttpConnection.HTTP, request.tls(trusting));
          HttpResponse response = http.get("/a.txt")) {
        assertThat(response.status()).isEqualTo(200);
      }
      HttpConnection distrustful = session.connect(HttpConnection.HTTP, request);
      assertThatExceptionOfType(InternetException.class)
          .isThrownBy(() -> distrustful.get("/a.txt"))
          .extracting(InternetException::error)
          .isEqualTo(InternetError.INVALID_CA);
    }
  }

  @Test
  public void gopherGivesAMenuAndATextOfIt() throws Exception {
    try (EmbeddedGopherServer server = EmbeddedGopherServer.serving(folder).start();
        GopherConnection gopher =
            session.connect(
                GopherConnection.GOPHER, ConnectRequest.to("localhost").port(server.port()))) {
      GopherItem text =
          gopher.menu("").stream()
              .filter(item -> item.display().contains("a.txt"))
              .findFirst()
              .orElseThrow();
      try (InputStream in = gopher.openText(text.selector())) {
        assertThat(new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n")).isEqualTo(TEXT);
      }
    }
  }

  @Test
  public void aConsumerWrittenAgainstTheApiAloneWorks() throws Exception {
    Path target = newFolder();
    Bundle consumer = installed(CONSUMER);
    try (EmbeddedFtpServer server = EmbeddedFtpServer.serving(folder).start()) {
      Object component =
          consumer
              .getBundleContext()
              .getService(
                  consumer
                      .getBundleContext()
                      .getServiceReference("org.patchbay.examples.consumer.NightlyFetch"));
      Object count =
          component
              .getClass()
              .getMethod("fetch", String.class, int.class, String.class)
              .invoke(component, "localhost", server.port(), target.toString());

      assertThat(count).isEqualTo(1);
      assertThat(target.resolve("b.csv")).hasContent("1,2\n");
    }
  }

  /** A third party's typed connection. */
  public interface WhoConnection extends Connection {
    ServiceType<WhoConnection> WHO = ServiceType.of("who", WhoConnection.class);

    String who();
  }

  @Test
  public void aThirdPartysServiceIsDispatchedLikeOurs() throws Exception {
    ServiceRegistration<ConnectionProvider> provider =
        context.registerService(
            ConnectionProvider.class,
            lent -> new NamedWho(lent.service() + lent.request().port()),
            properties("patchbay.service", "who", "patchbay.port", 79));

    assertThat(session.connect(WhoConnection.WHO, ConnectRequest.to("localhost")).who())
        .isEqualTo("who79");
    provider.unregister();
    assertThat(refused("who").error()).isEqualTo(InternetError.PROVIDER_UNAVAILABLE);
  }

  @Test
  public void rankingAndFilterChooseAmongProviders() throws Exception {
    register("low", "service.ranking", 1, "patchbay.feature", "slow");
    ServiceRegistration<ConnectionProvider> high = register("high", "service.ranking", 10);

    assertThat(asked(null).who()).isEqualTo("high");
    assertThat(asked("(patchbay.feature=slow)").who()).isEqualTo("low");

    high.setProperties(
        properties("patchbay.service", "who", "patchbay.port", 79, "service.ranking", -1));
    assertThat(asked(null).who()).as("after its ranking fell").isEqualTo("low");
  }

  @Test
  public void withoutAProviderTheErrorNamesWhatIsThere() throws Exception {
    assertThat(refused("who"))
        .hasMessageContaining("no provider serves \"who\"")
        .hasMessageContaining("ftp (" + FTP)
        .hasMessageContaining("http (" + HTTP)
        .hasMessageContaining("gopher (" + GOPHER);
  }

  private InternetException refused(String service) {
    return assertThatExceptionOfType(InternetException.class)
        .isThrownBy(
            () ->
                session.connect(
                    ServiceType.of(service, WhoConnection.class), ConnectRequest.to("localhost")))
        .actual();
  }

  private WhoConnection asked(@Nullable String filter) throws InternetException {
    return session.connect(WhoConnection.WHO, ConnectRequest.to("localhost").filter(filter));
  }

  private ServiceRegistration<ConnectionProvider> register(String name, Object... more) {
    Dictionary<String, Object> all = properties("patchbay.service", "who", "patchbay.port", 79);
    for (int i = 0; i < more.length; i += 2) {
      all.put((String) more[i], more[i + 1]);
    }
    return context.registerService(ConnectionProvider.class, lent -> new NamedWho(name), all);
  }

  private static Dictionary<String, Object> properties(Object... pairs) {
    Dictionary<String, Object> properties = new Hashtable<>();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.put((String) pairs[i], pairs[i + 1]);
    }
    return properties;
  }

  private record NamedWho(String who) implements WhoConnection {
    @Override
    public void close() {}
  }
}
