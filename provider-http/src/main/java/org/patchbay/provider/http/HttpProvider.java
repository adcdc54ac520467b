package org.patchbay.provider.http;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.patchbay.api.InternetException;
import org.patchbay.api.http.HttpConnection;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.ConnectionProvider;
import org.patchbay.spi.ProvidesService;

/** Serves {@code http}. Connecting touches no network: the first request does (W-024). */
@ProvidesService(
    service = "http",
    port = 80,
    port_secure = 443,
    scheme = {"http", "https"},
    flag = "SECURE",
    option = HttpConnection.CACHE,
    feature = {
      "http/1.1",
      "http/2",
      "tls",
      "keepalive",
      "basic",
      "digest",
      "cookies",
      "gzip",
      "redirects",
      "parallel",
      "cache"
    },
    vendor = "patchbay")
@Component(configurationPid = "org.patchbay.provider.http")
@Designate(ocd = HttpConfiguration.class)
public final class HttpProvider implements ConnectionProvider {
  private volatile HttpLimits limits;

  /** A provider with the default limits, for use without a component runtime. */
  public HttpProvider() {
    this(HttpLimits.DEFAULT);
  }

  HttpProvider(HttpLimits limits) {
    this.limits = limits;
  }

  @Activate
  public HttpProvider(HttpConfiguration configuration) {
    this(HttpLimits.from(configuration));
  }

  /** Holds for new connections; those that are open keep their limits. */
  @Modified
  void modified(HttpConfiguration configuration) {
    limits = HttpLimits.from(configuration);
  }

  @Override
  public HttpConnection connect(ConnectContext context) throws InternetException {
    return HttpSession.open(context, () -> limits);
  }
}
