package org.patchbay.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Asks another one, and does something of its own wherever that looks at a server. */
abstract class DelegatingTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager trust;

  DelegatingTrust(X509ExtendedTrustManager trust) {
    this.trust = trust;
  }

  /** What the other one does with a server's certificates. */
  @FunctionalInterface
  interface Check {
    void run() throws CertificateException;
  }

  /**
   * Looks at a server.
   *
   * @param check the other one's look, to be run once
   */
  abstract void checkServer(X509Certificate[] chain, Check check) throws CertificateException;

  @Override
  public final void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkServer(chain, () -> trust.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public final void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkServer(chain, () -> trust.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public final void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    checkServer(chain, () -> trust.checkServerTrusted(chain, authType));
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    trust.checkClientTrusted(chain, authType);
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    trust.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    trust.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public final X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
