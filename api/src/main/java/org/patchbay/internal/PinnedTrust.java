package org.patchbay.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;
import javax.net.ssl.X509ExtendedTrustManager;
import org.patchbay.api.InternetError;

/** Asks for one of the pinned keys in the server's own certificate, after all other questions. */
final class PinnedTrust extends DelegatingTrust {
  private final Set<String> pins;

  PinnedTrust(X509ExtendedTrustManager trust, Set<String> pins) {
    super(trust);
    this.pins = pins;
  }

  @Override
  void checkServer(X509Certificate[] chain, Check check) throws CertificateException {
    check.run();
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
}
