package org.patchbay.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Internet;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.gopher.GopherConnection;
import org.patchbay.servers.EmbeddedGopherServer;

/**
 * A provider is stopped, started, updated, uninstalled and installed; the next connect() follows.
 */
public class ProviderComesAndGoesIT extends ContainerTest {
  private InternetSession session;
  private EmbeddedGopherServer server;
  private Bundle provider;

  @Before
  public void open() throws Exception {
    server = EmbeddedGopherServer.serving(newFolder()).start();
    session = internet.open(SessionOptions.agent("itest/1.0").providerWait(Duration.ZERO));
    provider = installed(GOPHER);
  }

  @After
  public void close() {
    session.close();
    server.close();
  }

  @Test
  public void aStoppedProviderIsGoneAtOnceAndBackAfterItsStart() throws Exception {
    GopherConnection before = connect();
    before.menu("");

    provider.stop();

    assertThat(refused())
        .hasMessageContaining("no provider serves \"gopher\"")
        .hasMessageContaining(FTP);
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> before.menu(""))
        .extracting(InternetException::error)
        .isEqualTo(InternetError.PROVIDER_UNAVAILABLE);

    provider.start();
    awaitProvider("gopher");
    connect().menu("");
    before.menu("");
  }

  @Test
  public void anUpdatedProviderServesTheNextConnect() throws Exception {
    connect().menu("");

    provider.update(URI.create(location(GOPHER)).toURL().openStream());

    awaitProvider("gopher");
    connect().menu("");
  }

  @Test
  public void anUninstalledProviderIsGoneAndItsNextInstallServes() throws Exception {
    provider.uninstall();
    refused();

    context
        .installBundle(
            location(GOPHER) + "?again", URI.create(location(GOPHER)).toURL().openStream())
        .start();

    awaitProvider("gopher");
    connect().menu("");
  }

  @Test
  public void aProvidersUpdateTouchesNoOtherBundle() throws Exception {
    List<Long> touched = new java.util.concurrent.CopyOnWriteArrayList<>();
    SynchronousBundleListener listener =
        event -> {
          if (event.getType() != BundleEvent.LAZY_ACTIVATION) {
            touched.add(event.getBundle().getBundleId());
          }
        };
    context.addBundleListener(listener);

    provider.update(URI.create(location(GOPHER)).toURL().openStream());
    awaitProvider("gopher");
    provider.stop();
    provider.start();
    context.removeBundleListener(listener);

    assertThat(touched).isNotEmpty().containsOnly(provider.getBundleId());
  }

  @Test
  public void aConsumersSessionsAreClosedWhenItsBundleStopsAndNoOthers() throws Exception {
    Bundle consumer = installed(CONSUMER);
    Internet itsInternet = internetOf(consumer);
    InternetSession its = itsInternet.open(SessionOptions.agent("consumer"));
    GopherConnection connection =
        its.connect(GopherConnection.GOPHER, ConnectRequest.to("localhost").port(server.port()));
    GopherConnection mine = connect();

    consumer.stop();

    assertThat(its.isOpen()).isFalse();
    assertThat(connection.isOpen()).isFalse();
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> itsInternet.open(SessionOptions.agent("late")));
    assertThat(mine.isOpen()).isTrue();
    mine.menu("");
  }

  @Test
  public void stoppingTheCoreClosesEverySession() throws Exception {
    GopherConnection connection = connect();

    installed(API).stop();

    assertThat(session.isOpen()).isFalse();
    assertThat(connection.isOpen()).isFalse();
    assertThat(Arrays.asList(context.getBundles())).contains(provider);
    assertThatExceptionOfType(InternetException.class)
        .isThrownBy(() -> internet.open(SessionOptions.agent("late")))
        .extracting(InternetException::error)
        .isEqualTo(InternetError.SHUTDOWN);
  }

  private GopherConnection connect() throws InternetException {
    return session.connect(
        GopherConnection.GOPHER, ConnectRequest.to("localhost").port(server.port()));
  }

  private InternetException refused() {
    return assertThatExceptionOfType(InternetException.class)
        .isThrownBy(this::connect)
        .matches(e -> e.error() == InternetError.PROVIDER_UNAVAILABLE)
        .actual();
  }
}
