package org.patchbay.internal;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;
import org.patchbay.api.InternetException;
import org.patchbay.api.TlsOptions;

/** TLS over the sockets of one connection, which share one context and so its sessions. */
final class TlsLayer {
  private static final List<String> NEWEST_FIRST = List.of("TLSv1.3", "TLSv1.2");

  private final TlsOptions options;
  private final TlsTrust trust;
  private final NoClientCertificate nothingToShow = new NoClientCertificate();
  private @Nullable SSLContext context;

  TlsLayer(TlsOptions options, TlsTrust trust) {
    this.options = options;
    this.trust = trust;
  }

  /**
   * @param protocols what to offer to speak over it, the best first
   */
  SSLSocket over(Socket connected, String host, int port, List<String> protocols)
      throws IOException {
    String[] versions = versions(options.maximumVersion());
    return handshake(context(), connected, host, port, versions, protocols);
  }

  /** TLS for a dialogue of several connections. */
  TlsDialogue dialogue(String host, int port, String highestVersion) throws InternetException {
    String[] versions = versions(highestVersion);
    try {
      return new TlsDialogue(this, host, port, versions, trust.managerFor(options));
    } catch (GeneralSecurityException e) {
      throw incapable(e);
    }
  }

  /** The versions to offer: at most this one, and what the options allow. */
  private String[] versions(String highestVersion) throws InternetException {
    String[] versions =
        NEWEST_FIRST.stream()
            .filter(version -> version.compareTo(highestVersion) <= 0)
            .filter(version -> version.compareTo(options.maximumVersion()) <= 0)
            .filter(version -> version.compareTo(options.minimumVersion()) >= 0)
            .toArray(String[]::new);
    if (versions.length == 0) {
      throw new InternetException(
          InternetError.SECURITY_CHANNEL_ERROR,
          "the TLS options allow no version up to "
              + highestVersion
              + ": at least "
              + options.minimumVersion()
              + ", at most "
              + options.maximumVersion());
    }
    return versions;
  }

  SSLSocket handshake(
      SSLContext context, Socket connected, String host, int port, String[] versions)
      throws IOException {
    return handshake(context, connected, host, port, versions, List.of());
  }

  private SSLSocket handshake(
      SSLContext context,
      Socket connected,
      String host,
      int port,
      String[] versions,
      List<String> protocols)
      throws IOException {
    SSLSocket secure =
        (SSLSocket) context.getSocketFactory().createSocket(connected, host, port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setProtocols(versions);
    parameters.setApplicationProtocols(protocols.toArray(String[]::new));
    if (options.isVerified()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    secure.setSSLParameters(parameters);
    try {
      if (connected instanceof LentSocket lent) {
        lent.bringUp(secure::startHandshake);
      } else {
        secure.startHandshake();
      }
      return secure;
    } catch (SocketTimeoutException e) {
      connected.close();
      throw e;
    } catch (IOException e) {
      connected.close();
      throw explain(e, host, port, nothingToShow.wasAsked(secure));
    } finally {
      nothingToShow.wasAsked(secure);
    }
  }

  private synchronized SSLContext context() throws InternetException {
    SSLContext made = context;
    if (made == null) {
      try {
        made = SSLContext.getInstance("TLS");
        initialize(made, trust.managerFor(options));
      } catch (GeneralSecurityException e) {
        throw incapable(e);
      }
      context = made;
    }
    return made;
  }

  void initialize(SSLContext made, X509ExtendedTrustManager manager)
      throws GeneralSecurityException {
    KeyManager[] shown = ClientCertificate.of(options);
    made.init(
        shown == null ? new KeyManager[] {nothingToShow} : shown,
        new TrustManager[] {manager},
        null);
  }

  static InternetException incapable(GeneralSecurityException e) {
    return new InternetException(
        InternetError.SECURITY_CHANNEL_ERROR, "this JVM cannot do TLS: " + e.getMessage(), e);
  }

  /**
   * A connection that broke stays what it is; all else has a name.
   *
   * @param wantedCertificate whether the server has asked for one that there is not
   */
  private static IOException explain(
      IOException e, String host, int port, boolean wantedCertificate) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ExplainedTrust.Refusal refusal) {
        return new InternetException(
            refusal.error(), "TLS with " + host + " refused: " + refusal.getMessage(), e);
      }
    }
    if (wantedCertificate) {
      return new InternetException(
          InternetError.CLIENT_AUTH_CERT_NEEDED,
          "%s port %d wants a client's certificate, and there is none to present: %s"
              .formatted(host, port, Border.text(e)),
          e);
    }
    return e instanceof SSLException
        ? new InternetException(
            InternetError.SECURITY_CHANNEL_ERROR,
            "no TLS with " + host + " port " + port + ": " + Border.text(e),
            e)
        : e;
  }
}
