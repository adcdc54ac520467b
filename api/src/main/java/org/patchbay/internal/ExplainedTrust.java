package org.patchbay.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.patchbay.api.InternetError;

/**
 * The JVM's verification, with the reason told apart: out of date, not trusted, or for another
 * host. The validity of the server's own certificate is checked even where it is itself a trusted
 * root, which the JVM leaves out.
 */
final class ExplainedTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager roots;

  ExplainedTrust(X509ExtendedTrustManager roots) {
    this.roots = roots;
  }

  /** A certificate was refused, and why. */
  static final class Refusal extends CertificateException {
    private static final long serialVersionUID = 1L;
    private final InternetError error;

    Refusal(InternetError error, String message, CertificateException cause) {
      super(message, cause);
      this.error = error;
    }

    InternetError error() {
      return error;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkDate(chain[0]);
    try {
      roots.checkServerTrusted(chain, authType, socket);
    } catch (CertificateException e) {
      throw explain(chain, authType, e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkDate(chain[0]);
    try {
      roots.checkServerTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      throw explain(chain, authType, e);
    }
  }

  private static void checkDate(X509Certificate certificate) throws Refusal {
    try {
      certificate.checkValidity();
    } catch (CertificateException e) {
      throw new Refusal(
          InternetError.SEC_CERT_DATE_INVALID,
          "the certificate is valid from "
              + certificate.getNotBefore().toInstant()
              + " to "
              + certificate.getNotAfter().toInstant(),
          e);
    }
  }

  /** Chain and host were checked together: if the chain alone passes, it was the host. */
  private Refusal explain(X509Certificate[] chain, String authType, CertificateException failure) {
    try {
      roots.checkServerTrusted(chain, authType);
    } catch (CertificateException e) {
      return new Refusal(
          InternetError.INVALID_CA,
          "the certificate of " + chain[0].getSubjectX500Principal() + " is not trusted",
          e);
    }
    return new Refusal(
        InternetError.SEC_CERT_CN_INVALID,
        "the certificate of " + chain[0].getSubjectX500Principal() + " is for another host",
        failure);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("a chain is only checked together with its host");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this end is never a server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return roots.getAcceptedIssuers();
  }
}
