package org.patchbay.internal;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Counts how often a server's certificate is looked at: each full handshake does it, and no
 * resumption has one to show. That tells the two apart in every version of TLS.
 */
final class WitnessedTrust extends DelegatingTrust {
  private final AtomicLong count = new AtomicLong();

  WitnessedTrust(X509ExtendedTrustManager trust) {
    super(trust);
  }

  long count() {
    return count.get();
  }

  @Override
  void checkServer(X509Certificate[] chain, Check check) throws CertificateException {
    count.incrementAndGet();
    check.run();
  }
}
