package org.patchbay.internal;

import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.patchbay.api.Connection;
import org.patchbay.api.InternetException;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.ConnectionProvider;
import org.patchbay.spi.ProviderProperties;

/** A provider whose connections a test makes. */
final class EchoProvider implements ConnectionProvider {
  static final Map<String, Object> PROPERTIES =
      Map.of(ProviderProperties.SERVICE, "echo", ProviderProperties.PORT, 7);

  final CopyOnWriteArrayList<ConnectContext> contexts = new CopyOnWriteArrayList<>();
  private final Function<ConnectContext, Connection> opener;

  EchoProvider(Function<ConnectContext, Connection> opener) {
    this.opener = opener;
  }

  @Override
  public Connection connect(ConnectContext context) throws InternetException {
    contexts.add(context);
    return opener.apply(context);
  }
}
