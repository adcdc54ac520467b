package org.patchbay.provider.ftp;

import java.time.Duration;
import java.util.Map;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.InternetException;
import org.patchbay.api.InternetSession;
import org.patchbay.api.SessionOptions;
import org.patchbay.api.Timeouts;
import org.patchbay.api.ftp.FtpConnection;
import org.patchbay.internal.PlainPatchbay;
import org.patchbay.spi.ConnectionProvider;

/** The core with this provider, as a test uses it. */
final class FtpPatchbay implements AutoCloseable {
  static final Map<String, Object> PROPERTIES =
      Map.of(
          "patchbay.service",
          "ftp",
          "patchbay.port",
          21,
          "patchbay.port.implicit",
          990,
          "patchbay.user",
          "anonymous",
          "patchbay.flag",
          new String[] {"PASSIVE", "ACTIVE", "SECURE", "IMPLICIT_TLS"},
          "patchbay.option",
          new String[] {"account", "charset", "activeHost"});

  private final PlainPatchbay patchbay;
  private final InternetSession session;

  FtpPatchbay() throws InternetException {
    this(FtpSettings.DEFAULT);
  }

  FtpPatchbay(FtpSettings settings) throws InternetException {
    this(new FtpProvider(settings));
  }

  FtpPatchbay(ConnectionProvider provider) throws InternetException {
    patchbay = PlainPatchbay.with(provider, PROPERTIES);
    session = patchbay.internet().open(SessionOptions.agent("test"));
  }

  FtpConnection connect(ScriptedServer server) throws InternetException {
    return connect(to(server.port()));
  }

  FtpConnection connect(ConnectRequest request) throws InternetException {
    return session.connect(FtpConnection.FTP, request);
  }

  InternetSession session() {
    return session;
  }

  /** A request that gives up soon. */
  static ConnectRequest to(int port) {
    return ConnectRequest.to("127.0.0.1")
        .port(port)
        .timeouts(Timeouts.DEFAULT.withSilence(Duration.ofSeconds(3)));
  }

  @Override
  public void close() {
    session.close();
    patchbay.close();
  }
}
