package org.patchbay.internal;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.patchbay.api.InternetError;

/** Asks for one of the pinned keys in the server's own certificate, after all other questions. */
final class PinnedTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager trust;
  private final Set<String> pins;

  PinnedTrust(X509ExtendedTrustManager trust, Set<String> pins) {
    this.trust = trust;
    this.pins = pins;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    trust.checkServerTrusted(chain, authType, socket);
    checkPin(chain[0]);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    trust.checkServerTrusted(chain, authType, engine);
    checkPin(chain[0]);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    trust.checkServerTrusted(chain, authType);
    checkPin(chain[0]);
  }

  private void checkPin(X509Certificate own) throws CertificateException {
    String shown = pinOf(own);
    if (!pins.contains(shown)) {
      throw new ExplainedTrust.Refusal(
          InternetError.SEC_INVALID_CERT,
          "the key of "
              + own.getSubjectX500Principal()
              + " is "
              + shown
              + ", pinned is "
              + String.join(" or ", pins),
          null);
    }
  }

  /** The pin of a certificate's key (RFC 7469 §2.4). */
  static String pinOf(X509Certificate certificate) throws CertificateException {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded());
      return "sha256//" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new CertificateException("every JVM has SHA-256", e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    trust.checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    trust.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    trust.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
