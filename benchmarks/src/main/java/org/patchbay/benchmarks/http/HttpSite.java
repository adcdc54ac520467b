package org.patchbay.benchmarks.http;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.ConnectRequest;
import org.patchbay.api.TlsOptions;
import org.patchbay.benchmarks.Settings;
import org.patchbay.benchmarks.measure.Unavailable;

/**
 * An HTTP server.
 *
 * @param host of the server
 * @param port of the server
 * @param certificate what to trust, null without TLS
 * @param http2 whether HTTP/2 is to be spoken with it, where a client can
 */
record HttpSite(String host, int port, @Nullable Path certificate, boolean http2) {
  static HttpSite plain(Settings settings) throws Unavailable {
    InetSocketAddress address = settings.server("http");
    return new HttpSite(address.getHostString(), address.getPort(), null, false);
  }

  static HttpSite secure(Settings settings) throws Unavailable {
    return secure(settings, false);
  }

  static HttpSite http2(Settings settings) throws Unavailable {
    return secure(settings, true);
  }

  private static HttpSite secure(Settings settings, boolean http2) throws Unavailable {
    InetSocketAddress address = settings.server("https");
    Path certificate = Path.of(settings.get("https.certificate"));
    if (!Files.isRegularFile(certificate)) {
      throw new Unavailable("https.certificate is no file: \"" + certificate + "\"");
    }
    return new HttpSite(address.getHostString(), address.getPort(), certificate, http2);
  }

  ConnectRequest request() throws Exception {
    ConnectRequest request = ConnectRequest.to(host).port(port);
    return certificate == null ? request : request.secure().tls(trust(certificate));
  }

  private static TlsOptions trust(Path certificate) throws Exception {
    return TlsOptions.DEFAULT.trusting(certificate);
  }

  /** What other clients use for TLS. */
  SSLContext context() throws Exception {
    return certificate == null ? SSLContext.getDefault() : Trust.of(trust(certificate));
  }

  String url(String path) {
    return (certificate == null ? "http" : "https") + "://" + host + ":" + port + path;
  }
}
