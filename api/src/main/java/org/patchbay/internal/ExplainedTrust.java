package org.patchbay.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.regex.Pattern;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.patchbay.api.InternetError;

/**
 * The JVM's verification, with the reason told apart: out of date, not trusted, or for another
 * host. The validity of the server's own certificate is checked even where it is itself a trusted
 * root, which the JVM leaves out.
 */
final class ExplainedTrust extends X509ExtendedTrustManager {
  private static final int SHORTEST_RSA_KEY = 2048;
  private static final Pattern WEAK_SIGNATURE =
      Pattern.compile("^(MD2|MD5|SHA-?1)with", Pattern.CASE_INSENSITIVE);

  private final X509ExtendedTrustManager roots;

  ExplainedTrust(X509ExtendedTrustManager roots) {
    this.roots = roots;
  }

  /** A certificate was refused, and why. */
  static final class Refusal extends CertificateException {
    private static final long serialVersionUID = 1L;
    private final InternetError error;

    Refusal(InternetError error, String message, @Nullable CertificateException cause) {
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
    checkStrength(chain);
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
    checkStrength(chain);
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
          "the certificate of "
              + certificate.getSubjectX500Principal()
              + " is valid from "
              + certificate.getNotBefore().toInstant()
              + " to "
              + certificate.getNotAfter().toInstant(),
          e);
    }
  }

  /** What the JVM lets pass below roots of one's own: others can make such a certificate. */
  private static void checkStrength(X509Certificate[] chain) throws Refusal {
    if (chain[0].getPublicKey() instanceof RSAKey key
        && key.getModulus().bitLength() < SHORTEST_RSA_KEY) {
      throw weak(chain[0], "has a key of " + key.getModulus().bitLength() + " bits only");
    }
    for (X509Certificate each : chain) {
      boolean signsItself = each.getSubjectX500Principal().equals(each.getIssuerX500Principal());
      String way = each.getSigAlgName();
      if (!signsItself && WEAK_SIGNATURE.matcher(way).find()) {
        throw weak(each, "is signed by " + way);
      }
    }
  }

  private static Refusal weak(X509Certificate certificate, String why) {
    return new Refusal(
        InternetError.SEC_INVALID_CERT,
        "the certificate of " + certificate.getSubjectX500Principal() + " " + why,
        null);
  }

  /** Chain and host were checked together: if the chain alone passes, it was the host. */
  private Refusal explain(X509Certificate[] chain, String authType, CertificateException failure) {
    try {
      roots.checkServerTrusted(chain, authType);
    } catch (CertificateException e) {
      return untrusted(chain, e);
    }
    return new Refusal(
        InternetError.SEC_CERT_CN_INVALID,
        "the certificate of " + chain[0].getSubjectX500Principal() + " is for another host",
        failure);
  }

  private static Refusal untrusted(X509Certificate[] chain, CertificateException failure) {
    for (X509Certificate each : chain) {
      try {
        checkDate(each);
      } catch (Refusal outOfDate) {
        return outOfDate;
      }
    }
    return new Refusal(
        InternetError.INVALID_CA,
        "the certificate of "
            + chain[0].getSubjectX500Principal()
            + ", issued by "
            + chain[0].getIssuerX500Principal()
            + ", is not trusted: "
            + reason(failure),
        failure);
  }

  private static String reason(CertificateException failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return Border.text(last);
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
