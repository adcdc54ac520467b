package org.patchbay.benchmarks.http;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.patchbay.api.TlsOptions;

/** The JDK's TLS with the roots of a test. */
final class Trust {
  private Trust() {}

  static SSLContext of(TlsOptions options) throws Exception {
    KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
    roots.load(null, null);
    for (X509Certificate root : options.trustedRoots()) {
      roots.setCertificateEntry(root.getSerialNumber().toString(), root);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
