package org.patchbay.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.Connection;
import org.patchbay.api.ProviderInfo;
import org.patchbay.api.ProxyServer;
import org.patchbay.spi.ConnectionProvider;
import org.patchbay.spi.ProviderProperties;

/** A provider says what it serves, and serves it. */
interface ConnectingContract<C extends Connection> {

  /** A deployment is resolved by the capability and connects by the properties. */
  @Test
  default void itsCapabilitySaysWhatItsServicePropertiesSay(Bench<C> bench) {
    ServiceReference<ConnectionProvider> service = bench.provider().reference();
    List<BundleCapability> capabilities =
        bench
            .provider()
            .bundle()
            .adapt(BundleRevision.class)
            .getDeclaredCapabilities(ProviderProperties.CAPABILITY);

    assertTrue(
        capabilities.stream().anyMatch(capability -> says(capability, service)),
        () ->
            "the bundle declares no capability "
                + ProviderProperties.CAPABILITY
                + " with the "
                + ProviderProperties.SERVICE
                + " and "
                + ProviderProperties.PORT
                + " of its service (@ProvidesService writes both); it declares "
                + capabilities);
  }

  private static boolean says(
      BundleCapability capability, ServiceReference<ConnectionProvider> service) {
    return List.of(ProviderProperties.SERVICE, ProviderProperties.PORT).stream()
        .allMatch(
            key ->
                words(capability.getAttributes().get(key)).equals(words(service.getProperty(key))));
  }

  /** One word, an array and a list of one all mean the same. */
  private static List<String> words(@Nullable Object value) {
    if (value instanceof Object[] array) {
      return List.of(array).stream().map(String::valueOf).toList();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return List.of(String.valueOf(value));
  }

  @Test
  default void aConnectionAnswersAgainAndAgain(Bench<C> bench) throws Exception {
    Visit<C> visit = bench.visit();
    C connection = visit.connect(bench.toServer());

    visit.use(connection);
    visit.use(connection);
    assertTrue(connection.isOpen());
    assertEquals(bench.contract().service().name(), connection.info().service());
  }

  @Test
  default void connectionsDoNotDisturbEachOther(Bench<C> bench) throws Exception {
    Visit<C> visit = bench.visit();
    C first = visit.connect(bench.toServer());
    C second = visit.connect(bench.toServer());
    visit.use(first);
    visit.use(second);

    visit.close(first);

    visit.use(second);
  }

  @Test
  default void itsDefaultPortIsDialledThroughTheDialerWhereTheRequestNamesNone(Bench<C> bench)
      throws Exception {
    ProviderInfo info = Objects.requireNonNull(bench.provider().info(), "bound");
    SocksListener proxy = bench.take(new SocksListener());
    Visit<C> visit =
        bench.visit(
            options ->
                options.proxy(ProxyServer.of(ProxyServer.Type.SOCKS5, proxy.host(), proxy.port())));

    Outcome outcome =
        visit.attempt(
            "the proxy refuses", bench.withLogin(ConnectRequest.to("tck.example").context("tck")));

    try {
      assertEquals("tck.example:" + info.port(), proxy.asked().get(1, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      throw new AssertionError(
          "the provider did not dial through the dialer that it was lent: the session's proxy was"
              + " not asked for anything",
          outcome.failure());
    }
    outcome.expectAnyError("the proxy refuses");
  }
}
