package org.patchbay.provider.ftp;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.patchbay.api.InternetException;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.spi.ConnectContext;
import org.patchbay.spi.ConnectionProvider;
import org.patchbay.spi.ProvidesService;

/** Serves FTP: connects and logs in before it returns (W-023). Thread-safe. */
@ProvidesService(
    service = "ftp",
    port = 21,
    port_implicit = 990,
    scheme = {"ftp", "ftps"},
    flag = {"PASSIVE", "ACTIVE", "SECURE", "IMPLICIT_TLS"},
    option = {FtpConnection.ACCOUNT, FtpConnection.CHARSET, FtpConnection.ACTIVE_HOST},
    feature = {"epsv", "mlsd", "rest", "tls", "utf8"},
    vendor = "patchbay",
    user = "anonymous")
@Component(service = ConnectionProvider.class, configurationPid = FtpConfiguration.PID)
@Designate(ocd = FtpConfiguration.class)
public final class FtpProvider implements ConnectionProvider {
  private volatile FtpSettings settings;

  @Activate
  public FtpProvider(FtpConfiguration configuration) {
    this(FtpSettings.from(configuration));
  }

  FtpProvider(FtpSettings settings) {
    this.settings = settings;
  }

  /** Keeps the service registered: connections already open stay as they are. */
  @Modified
  void modified(FtpConfiguration configuration) {
    settings = FtpSettings.from(configuration);
  }

  @Override
  public FtpConnection connect(ConnectContext context) throws InternetException {
    try {
      return new FtpLogin(context, settings).open();
    } catch (IOException e) {
      throw FtpErrors.explain("login", e);
    }
  }
}
