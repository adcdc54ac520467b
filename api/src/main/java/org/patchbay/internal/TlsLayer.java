package org.patchbay.internal;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.TlsOptions;

/** TLS over the sockets of one connection, which share one context and so its sessions. */
final class TlsLayer {
  private final TlsOptions options;
  private final TlsTrust trust;
  private @Nullable SSLContext context;

  TlsLayer(TlsOptions options, TlsTrust trust) {
    this.options = options;
    this.trust = trust;
  }

  SSLSocket over(Socket connected, String host, int port) throws IOException {
    SSLSocket secure =
        (SSLSocket) context().getSocketFactory().createSocket(connected, host, port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setProtocols(
        options.minimumVersion().equals("TLSv1.3")
            ? new String[] {"TLSv1.3"}
            : new String[] {"TLSv1.3", "TLSv1.2"});
    if (options.isVerified()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    secure.setSSLParameters(parameters);
    try {
      secure.startHandshake();
      return secure;
    } catch (SSLException e) {
      connected.close();
      throw explain(e, host, port);
    } catch (IOException e) {
      connected.close();
      throw e;
    }
  }

  private synchronized SSLContext context() throws InternetException {
    SSLContext made = context;
    if (made == null) {
      try {
        made = SSLContext.getInstance("TLS");
        made.init(
            ClientCertificate.of(options), new TrustManager[] {trust.managerFor(options)}, null);
      } catch (GeneralSecurityException e) {
        throw new InternetException(
            InternetError.SECURITY_CHANNEL_ERROR, "this JVM cannot do TLS: " + e.getMessage(), e);
      }
      context = made;
    }
    return made;
  }

  private static InternetException explain(SSLException e, String host, int port) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ExplainedTrust.Refusal refusal) {
        return new InternetException(
            refusal.error(), "TLS with " + host + " refused: " + refusal.getMessage(), e);
      }
    }
    return new InternetException(
        InternetError.SECURITY_CHANNEL_ERROR,
        "no TLS with " + host + " port " + port + ": " + Border.text(e),
        e);
  }
}
