package org.patchbay.provider.gopher;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.patchbay.api.Connection;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.ConnectionProvider;
import org.patchbay.spi.ProvidesService;

/**
 * Serves Gopher, and gophers where the request is secure: the same port, TLS from the first byte,
 * as curl has it. Connecting touches no network (W-210). Thread-safe.
 */
@Component(service = ConnectionProvider.class, configurationPid = GopherConfiguration.PID)
@Designate(ocd = GopherConfiguration.class)
@ProvidesService(
    service = "gopher",
    port = 70,
    scheme = {"gopher", "gophers"},
    flag = "SECURE",
    feature = {"gophers", "gopher-plus", "search"},
    vendor = "patchbay")
public final class GopherProvider implements ConnectionProvider {
  private volatile GopherSettings settings;

  /** With the default configuration, for use outside a framework. */
  public GopherProvider() {
    settings = GopherSettings.DEFAULT;
  }

  /** Starts with the configuration of this moment. */
  @Activate
  public GopherProvider(GopherConfiguration config) {
    settings = GopherSettings.from(config);
  }

  // A component that is modified stays registered: its connections live on with their own settings.
  @Modified
  void modified(GopherConfiguration config) {
    settings = GopherSettings.from(config);
  }

  @Override
  public Connection connect(ConnectContext context) {
    return new GopherClient(context, settings);
  }
}
